import type { ElectronApplication, Locator, Page } from '@playwright/test'
import type { AccessMode } from '../../src/shared/profile'
import type { DemoTenant } from '../authority/types'
import { expect, test } from './demo-fixture'
import { takePictures } from './pictures'
import { answerInBrowser, keepLinks } from './system-browser'

interface Walk {
  readonly mode: AccessMode
  readonly suffix: string
  readonly choice: RegExp
  /** Ticked by hand before there is a profile. */
  readonly ticked: readonly RegExp[]
  readonly create: string
}

const walks: readonly Walk[] = [
  {
    mode: 'app+user',
    suffix: '',
    choice: /^Application \+ user access/,
    ticked: [/Register an application/, /Add the redirect/],
    create: 'Add the redirect'
  },
  {
    mode: 'app-only',
    suffix: '-app-only',
    choice: /^Application-only access/,
    ticked: [/Register an application/, /Add the API’s permission/, /Grant admin consent/],
    create: 'Create a secret or upload a certificate'
  }
]

function box(page: Page, name: RegExp): Locator {
  return page.getByRole('checkbox', { name })
}

/** A box that the app has ticked: nobody can take its tick away. */
async function isSeen(page: Page, name: RegExp, how: RegExp): Promise<void> {
  await expect(box(page, name)).toBeChecked()
  await expect(box(page, name)).toBeDisabled()
  await expect(box(page, name)).toHaveAccessibleDescription(how)
}

async function openStep(page: Page, name: string): Promise<void> {
  const title = page.getByRole('main').getByRole('button', { name })
  if ((await title.getAttribute('aria-expanded')) === 'false') await title.click()
}

async function picture(
  electronApp: ElectronApplication,
  page: Page,
  name: string,
  from: Locator
): Promise<void> {
  await from.evaluate((element) => {
    element.scrollIntoView()
  })
  await takePictures(electronApp, page, name)
}

function readText(electronApp: ElectronApplication): Promise<string> {
  return electronApp.evaluate(({ clipboard }) => clipboard.readText())
}

/** What the person enters in the guide: first for Microsoft's cloud, then for the demo tenant's host. */
async function fillGuide(page: Page, tenant: DemoTenant, walk: Walk): Promise<void> {
  const { publicClient, secretClient } = tenant.applications
  const { clientId } = walk.mode === 'app+user' ? publicClient : secretClient
  await page.getByRole('radio', { name: walk.choice }).check()
  await page.getByRole('radio', { name: /^Partner Center API/ }).check()
  await page.getByRole('radio', { name: /^Sandbox/ }).check()
  await openStep(page, 'Copy the two ids')
  await page.getByRole('textbox', { name: 'Application (client) id' }).fill(clientId)
  await page.getByRole('textbox', { name: 'Tenant' }).fill(tenant.tenants.contoso.domain)
  await isSeen(page, /Copy the two ids/, /^Both ids are there/)
  for (const name of walk.ticked) await box(page, name).check()
}

for (const walk of walks) {
  test(`somebody who has nothing yet comes to a profile and a token, ${walk.mode}`, async ({
    electronApp,
    page,
    demoTenant,
    pageProblems
  }) => {
    const links = await keepLinks(electronApp)
    const { secretClient } = demoTenant.applications
    if (walk.mode === 'app+user') await takePictures(electronApp, page, 'guide-begin')
    await page.getByRole('button', { name: 'Start the set-up guide' }).click()
    await fillGuide(page, demoTenant, walk)

    await openStep(page, walk.create)
    const place = page.getByRole('listitem').filter({ hasText: walk.create })
    const portal = await links.after(() =>
      place.getByRole('button', { name: 'Open in portal' }).click()
    )
    const { domain } = demoTenant.tenants.contoso
    expect(portal).toContain(
      `https://entra.microsoft.com/${domain}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/`
    )
    await place.getByRole('button', { name: 'Copy link' }).click()
    await expect.poll(() => readText(electronApp)).toBe(portal)
    const steps = page.getByRole('heading', { name: 'Steps' })
    await picture(electronApp, page, `guide-nothing-yet${walk.suffix}`, steps)

    await page.getByRole('radio', { name: /^Another login host/ }).check()
    await page.getByRole('textbox', { name: 'Login host' }).fill(demoTenant.authorityHost)
    await expect(page.getByText(/none of Microsoft’s listed clouds/).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Open in portal' })).toHaveCount(0)

    await page.getByRole('button', { name: 'Create the profile…' }).click()
    const editor = page.getByRole('dialog')
    await editor.getByLabel('Name', { exact: true }).fill('Contoso')
    await expect(editor.getByLabel('Tenant', { exact: true })).toHaveValue(domain)
    if (walk.mode === 'app-only')
      await editor.getByLabel('Value of the secret').fill(secretClient.secret)
    await editor.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(editor).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Contoso')
    for (const name of walk.ticked) await expect(box(page, name)).toBeChecked()

    if (walk.mode === 'app-only') {
      await page.getByRole('button', { name: 'Get token' }).click()
    } else {
      const link = await links.after(() =>
        page.getByRole('button', { name: 'Sign in', exact: true }).click()
      )
      await answerInBrowser(link, demoTenant, { account: demoTenant.users.ada })
    }
    await expect(page.getByText('Ready', { exact: true })).toBeVisible()
    await showsWhatTokenProves(page, walk.mode)
    const tabs = page.getByRole('tablist')
    await picture(electronApp, page, `guide-token${walk.suffix}`, tabs)

    await openStep(page, 'Make a test call')
    await page.getByRole('button', { name: 'Go to the test call' }).click()
    await page.getByRole('button', { name: 'Send', exact: true }).first().click()
    await expect(page.getByText('Accepted').first()).toBeVisible()
    await page.getByRole('tab', { name: 'Set-up guide' }).click()
    await isSeen(page, /Make a test call/, /^Seen: the API accepted the token/)
    if (walk.mode === 'app-only')
      await isSeen(page, /Register the application in Partner Center/, /^Seen: the API accepted/)
    await expect(page.getByText(/^All \d steps are done$/)).toBeVisible()
    await picture(electronApp, page, `guide-done${walk.suffix}`, tabs)
    expect(pageProblems).toEqual([])
  })
}

async function showsWhatTokenProves(page: Page, mode: AccessMode): Promise<void> {
  await isSeen(page, /Register an application/, /^Seen: a token came/)
  if (mode === 'app+user') {
    await isSeen(page, /Add the redirect/, /^Seen: a token came/)
    await isSeen(page, /Add the API’s permission/, /^Seen: the token has the permission/)
    await isSeen(page, /Grant admin consent/, /so at least its account has consent/)
  } else {
    await isSeen(page, /Create a secret/, /^Seen: a token came/)
    // A token without a person proves neither; what the person ticked stays theirs.
    for (const name of [/Add the API’s permission/, /Grant admin consent/]) {
      await expect(box(page, name)).toBeEnabled()
      await expect(box(page, name)).toHaveAccessibleDescription('Ticked by you')
    }
  }
}
