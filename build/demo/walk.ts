import { chromium, expect, type Browser, type Page } from '@playwright/test'
import { existsSync } from 'node:fs'
import { createHttpClient } from '../../src/core/network/http-client'
import { driveBrowserSignIn } from '../../tests/authority/drive-browser'
import type { DemoApplication, DemoTenant } from '../../tests/authority/types'
import { filesHolding, pageText } from './canary'
import { demoNames } from './demo-profiles'
import { startWalkedApp, type WalkedApp, type WalkedAppOptions } from './walked-app'

/** Does the whole main job in a real window and a real browser, step by step. Throws at the first that fails. */
export async function walk(tenant: DemoTenant, options: WalkedAppOptions): Promise<void> {
  const { report } = options
  const browser = await startBrowser()
  let app = await startWalkedApp(options)
  /** Everything that has to stay out of page, logs and disk. */
  const texts: string[] = []
  try {
    await app.takePictures('first-look')
    await report.step('app+user sign-in', () => signIn(app, tenant, browser))
    report.noteVault(await vaultOf(app.page))
    await report.step('app+user copy', () => copy(app, tenant, demoNames.user))
    await app.takePictures('app-user-ready')
    await report.step('app-only secret', () => enterSecret(app, tenant))
    await report.step('app-only copy', () => copy(app, tenant, demoNames.app))
    await app.takePictures('app-only-ready')
    texts.push(await pageText(app.page))

    await report.step('restart', async () => {
      await app.close()
      app = await startWalkedApp(options)
      await expect(profileRow(app.page, demoNames.user)).toBeVisible()
      return 'closed and opened again'
    })
    tenant.journal.clear()
    await report.step('app+user copy after restart', () =>
      copyFromCache(app, tenant, demoNames.user)
    )
    await report.step('app-only copy after restart', () =>
      copyFromCache(app, tenant, demoNames.app)
    )
    await app.takePictures('after-restart')
    texts.push(await pageText(app.page))
    const foundBefore = await filesHolding(options.dataFolder, secretsOf(tenant))
    await report.step('sign out', () => signOut(app, tenant))
    await app.takePictures('signed-out')
    texts.push(await pageText(app.page))
    await report.step('canary', async () =>
      searchForSecrets(tenant, texts, [
        ...foundBefore,
        ...(await filesHolding(options.dataFolder, secretsOf(tenant)))
      ])
    )
  } finally {
    await app.close()
    await browser.close()
  }
}

async function startBrowser(): Promise<Browser> {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path)
  )
  const asRoot = process.getuid?.() === 0
  return await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: asRoot ? ['--no-sandbox'] : []
  })
}

function profileRow(page: Page, name: string) {
  return page
    .getByRole('option', { name: new RegExp(name) })
    .or(page.getByRole('listitem').filter({ hasText: name }))
}

async function choose(page: Page, name: string): Promise<void> {
  await profileRow(page, name).first().click()
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible()
}

async function signIn(app: WalkedApp, tenant: DemoTenant, browser: Browser): Promise<string> {
  await choose(app.page, demoNames.user)
  const link = await app.nextLink(() =>
    app.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  )
  await app.takePictures('sign-in-waiting')
  const tab = await browser.newPage()
  await tab.goto(link)
  await driveBrowserSignIn(tab, [tenant.browserOrigin], { account: tenant.users.ada })
  await expect(tab.getByText('Signed in')).toBeVisible()
  await tab.close()
  await expect(app.page.getByText('Ready', { exact: true })).toBeVisible()
  return `signed in as ${tenant.users.ada.userName}`
}

async function enterSecret(app: WalkedApp, tenant: DemoTenant): Promise<string> {
  await choose(app.page, demoNames.app)
  await app.page.getByRole('button', { name: 'Edit', exact: true }).click()
  await app.page.getByLabel('Value of the secret').fill(tenant.applications.secretClient.secret)
  await app.takePictures('editor')
  await app.page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(app.page.getByRole('dialog')).toBeHidden()
  return 'typed into the editor and sealed'
}

/** Copies a profile's token in the window and tries what the clipboard then holds on the API. */
async function copy(app: WalkedApp, tenant: DemoTenant, name: string): Promise<string> {
  await choose(app.page, name)
  const getToken = app.page.getByRole('button', { name: 'Get token', exact: true })
  if (await getToken.isVisible()) await getToken.click()
  await app.page.getByRole('button', { name: 'Copy token' }).click()
  await expect(app.page.getByText(/^Copied\./)).toBeVisible()
  const token = await app.readClipboard()
  const known = tenant.issuedTokens.some(({ kind, value }) => kind === 'access' && value === token)
  if (!known) throw new Error('The clipboard holds no token of the demo tenant.')
  return `clipboard holds an access token; the API answers ${await callApi(tenant, token)}`
}

async function copyFromCache(app: WalkedApp, tenant: DemoTenant, name: string): Promise<string> {
  const detail = await copy(app, tenant, name)
  const { signIns } = tenant.journal
  const requests = tenant.journal.tokenRequests()
  if (signIns.length > 0 || requests.length > 0) {
    throw new Error(
      `Expected the cache to do: ${signIns.length} sign-ins and ${requests.length} token requests were seen.`
    )
  }
  return `${detail}; 0 sign-ins, 0 token requests`
}

async function callApi(tenant: DemoTenant, token: string): Promise<number> {
  const http = createHttpClient({ extraCaPem: [tenant.caPem] })
  try {
    const url = `${tenant.apis.partnerCenter}/v1/profiles/legalbusiness?vettingVersion=Current`
    const answer = await http.send({
      method: 'GET',
      url,
      headers: { authorization: `Bearer ${token}` },
      retry: 'never'
    })
    if (!answer.ok || answer.value.status !== 200)
      throw new Error(`The API refused: ${JSON.stringify(answer)}`)
    return answer.value.status
  } finally {
    await http.close()
  }
}

async function signOut(app: WalkedApp, tenant: DemoTenant): Promise<string> {
  await copy(app, tenant, demoNames.user)
  await app.page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(app.page.getByText('Not signed in', { exact: true })).toBeVisible()
  if ((await app.readClipboard()) !== '') throw new Error('The clipboard still holds the token.')
  return 'sealed cache removed, clipboard cleared'
}

function secretsOf(tenant: DemoTenant): readonly string[] {
  const applications: readonly DemoApplication[] = Object.values(tenant.applications)
  return [
    ...tenant.issuedTokens.map(({ value }) => value),
    ...applications.flatMap((one) => ('secret' in one ? [String(one.secret)] : []))
  ]
}

function searchForSecrets(
  tenant: DemoTenant,
  texts: readonly string[],
  onDisk: readonly string[]
): string {
  const secrets = secretsOf(tenant)
  const inPage = secrets.filter((secret) => texts.some((text) => text.includes(secret)))
  if (inPage.length > 0) throw new Error(`The page holds ${inPage.length} secrets.`)
  if (onDisk.length > 0) throw new Error(`In clear on disk: ${onDisk.join(', ')}`)
  return `${secrets.length} tokens and secrets: none in the page, in logs or in clear on disk`
}

/** Returns what the window's foot says of the protection of secrets. */
async function vaultOf(page: Page): Promise<string> {
  const foot = await page.getByRole('contentinfo').innerText()
  return foot.split('\n')[0] ?? ''
}
