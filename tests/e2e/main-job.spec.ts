import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { DemoTenant } from '../authority/types'
import { startSilentBus } from '../session/session-bus'
import { expect, saveAppOnlyProfile, test } from './demo-fixture'
import { answerInBrowser, keepLinks } from './system-browser'

/** What a person types for a new profile of the demo's public client. */
async function fillUserProfile(page: Page, tenant: DemoTenant, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New profile', exact: true }).click()
  const editor = page.getByRole('dialog')
  await editor.getByLabel('Name', { exact: true }).fill(name)
  await editor.getByLabel('Tenant', { exact: true }).fill(`  ${tenant.tenants.contoso.domain}\n`)
  await editor.getByLabel('Application (client) id').fill(tenant.applications.publicClient.clientId)
  await editor.getByRole('radio', { name: /^Application \+ user access/ }).check()
  await editor.getByRole('radio', { name: /^Partner Center API/ }).check()
  await editor.getByRole('radio', { name: /^Another login host/ }).check()
  await editor.getByRole('textbox', { name: 'Login host' }).fill(tenant.authorityHost)
  await editor.getByRole('radio', { name: /^Sandbox/ }).check()
}

async function saveUserProfile(page: Page, tenant: DemoTenant, name: string): Promise<void> {
  await fillUserProfile(page, tenant, name)
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
}

function readText(electronApp: ElectronApplication): Promise<string> {
  return electronApp.evaluate(({ clipboard }) => clipboard.readText())
}

test('a person adds a profile, signs in with the browser and copies the token by keyboard', async ({
  electronApp,
  page,
  demoTenant,
  pageProblems
}) => {
  const links = await keepLinks(electronApp)
  await saveUserProfile(page, demoTenant, 'Contoso')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('Waiting for your browser')).toBeVisible()
  expect(
    await answerInBrowser(await links.last(), demoTenant, { account: demoTenant.users.ada })
  ).toContain('Signed in')
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
  await expect(page.getByText(demoTenant.users.ada.userName)).toBeVisible()

  await page.keyboard.press('Control+Shift+C')
  await expect(page.getByText(/^Copied\./)).toBeVisible()
  expect(demoTenant.issuedTokens.map(({ value }) => value)).toContain(await readText(electronApp))
  await expect(page.getByRole('contentinfo')).toContainText('Clipboard clears in')
  await page.getByRole('button', { name: 'Clear now' }).click()
  await expect.poll(() => readText(electronApp)).toBe('')
  expect(pageProblems).toEqual([])
})

test('a browser that is closed without an answer leaves nothing behind, and the next sign-in works', async ({
  electronApp,
  page,
  demoTenant
}) => {
  const links = await keepLinks(electronApp)
  await saveUserProfile(page, demoTenant, 'Contoso')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  const redirect = new URL(await links.last()).searchParams.get('redirect_uri') ?? ''
  await page.getByRole('button', { name: 'Copy link instead' }).click()
  await expect.poll(() => readText(electronApp)).toBe(await links.last())
  await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'Sign-in cancelled' })).toBeVisible()
  await expect(fetch(redirect)).rejects.toThrow()

  await page
    .getByRole('button', { name: /^Sign in/ })
    .first()
    .click()
  await expect
    .poll(async () => new URL(await links.last()).searchParams.get('redirect_uri'))
    .not.toBe(redirect)
  await answerInBrowser(await links.last(), demoTenant, { account: demoTenant.users.ada })
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
})

test('bad input is told at its field, and nothing that was typed is lost', async ({
  page,
  demoTenant
}) => {
  await fillUserProfile(page, demoTenant, 'Contoso')
  const editor = page.getByRole('dialog')
  await editor.getByLabel('Tenant', { exact: true }).fill('https://contoso.com')
  await editor.getByLabel('Application (client) id').fill('b3d2a1f0-1111-4c5d-8e6f')
  await editor.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(editor.getByText(/^This is a web address\. Enter only the domain/)).toBeVisible()
  await expect(editor.getByText(/has 32 digits/)).toBeVisible()
  await expect(editor.getByLabel('Tenant', { exact: true })).toBeFocused()
  await expect(editor.getByLabel('Tenant', { exact: true })).toHaveValue('https://contoso.com')
  await page.keyboard.press('Escape')
  await expect(page.getByText('Discard the changes?')).toBeVisible()
})

test('a secret that is wrong is told with one cause and one button, and can be entered again', async ({
  page,
  demoTenant
}) => {
  const { secretClient } = demoTenant.applications
  await saveAppOnlyProfile(page, demoTenant)
  await page.getByText('Contoso pricing job').first().click()
  demoTenant.expireSecret(secretClient)
  await page.getByRole('button', { name: 'Get token' }).click()
  await expect(page.getByText('AADSTS7000222').first()).toBeVisible()
  demoTenant.expireSecret(secretClient, false)
  await page
    .getByRole('main')
    .getByRole('button', { name: 'Enter secret or certificate' })
    .first()
    .click()
  const field = page.getByLabel('Value of the secret')
  await field.fill(secretClient.clientId)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^This looks like the id of a secret/)).toBeVisible()
  await field.fill(secretClient.secret)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('button', { name: 'Get token' }).click()
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
})

test('a certificate is read from chosen files by the main process', async ({
  electronApp,
  page,
  demoTenant,
  userDataDir
}) => {
  const { certificateClient } = demoTenant.applications
  const certificatePath = join(userDataDir, 'certificate.pem')
  const keyPath = join(userDataDir, 'key.pem')
  await writeFile(certificatePath, certificateClient.certificate.certificatePem)
  await writeFile(keyPath, certificateClient.certificate.privateKeyPem)
  await electronApp.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths, bookmarks: [] })
    },
    [certificatePath, keyPath]
  )

  await fillUserProfile(page, demoTenant, 'Certificate job')
  const editor = page.getByRole('dialog')
  await editor.getByLabel('Application (client) id').fill(certificateClient.clientId)
  await editor.getByRole('radio', { name: /^Application-only access/ }).check()
  await editor.getByRole('radio', { name: /^Certificate/ }).check()
  await editor.getByRole('button', { name: 'Choose files…' }).click()
  await expect(editor.getByText('certificate.pem', { exact: false })).toBeVisible()
  await editor.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(editor).toBeHidden()
  await page.getByRole('button', { name: 'Get token' }).click()
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
})

test('a profile is duplicated and deleted from its menu', async ({
  electronApp,
  page,
  demoTenant
}) => {
  await saveUserProfile(page, demoTenant, 'Contoso')
  await page.getByRole('main').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Contoso (copy)')
  await electronApp.evaluate(({ dialog }) => {
    dialog.showMessageBox = (...args: readonly unknown[]) => {
      const { buttons } = args.at(-1) as { readonly buttons: readonly string[] }
      return Promise.resolve({ response: buttons.indexOf('Delete'), checkboxChecked: false })
    }
  })
  await page.getByRole('main').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  await expect(
    page.getByText('Contoso (copy) (Sandbox) was deleted.', { exact: true })
  ).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Contoso\b(?! \(copy)/)
})

test.describe('without a key store', () => {
  test.use({ launchEnvironment: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere', DISPLAY: '' } })

  test('the app starts, works in memory, says so, and offers to try again', async ({
    page,
    demoTenant
  }) => {
    test.skip(process.platform !== 'linux', 'the key store of other systems cannot be taken away')
    await saveAppOnlyProfile(page, demoTenant)
    await page.getByText('Contoso pricing job').first().click()
    await page.getByRole('button', { name: 'Get token' }).click()
    await expect(page.getByText('Ready', { exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible()
  })
})

test.describe('with a key store that never answers', () => {
  test.use({ launchEnvironment: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere', DISPLAY: '' } })

  test('the app says so after a while, and can still be ended', async ({ electronApp, page }) => {
    test.skip(process.platform !== 'linux', 'the key store of other systems cannot be replaced')
    const bus = await startSilentBus()
    try {
      // Chromium asks the bus as well, at its start; so the bus falls silent only afterwards.
      await electronApp.evaluate((_electron, env) => {
        Object.assign(process.env, env)
      }, bus.env)
      await page.getByRole('button', { name: 'Try again' }).first().click()
      await expect(page.getByText(/did not answer within 5 seconds/).first()).toBeVisible({
        timeout: 20_000
      })
      const { pid } = electronApp.process()
      await page.close()
      await expect.poll(() => isRunning(pid), { timeout: 20_000 }).toBe(false)
    } finally {
      await bus.stop()
    }
  })
})

function isRunning(pid: number | undefined): boolean {
  try {
    process.kill(pid ?? 0, 0)
    return true
  } catch {
    return false
  }
}
