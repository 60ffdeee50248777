import type { ElectronApplication, Page } from '@playwright/test'
import type { CallInput } from '../../src/shared/contract'
import type { DemoTenant, DemoUser } from '../authority/types'
import { expect, saveAppOnlyProfile, saveUserProfile, test } from './demo-fixture'
import { takePictures } from './pictures'
import { answerInBrowser, keepLinks } from './system-browser'

async function openTestCall(page: Page, name: string): Promise<void> {
  await page.getByText(name).first().click()
  await page.getByRole('tab', { name: 'Test call' }).click()
  await expect(page.getByText(/^Calls go to/)).toBeVisible()
}

async function signIn(
  electronApp: ElectronApplication,
  page: Page,
  tenant: DemoTenant,
  account: DemoUser
): Promise<void> {
  const links = await keepLinks(electronApp)
  const link = await links.after(() =>
    page.getByRole('button', { name: 'Sign in', exact: true }).click()
  )
  await answerInBrowser(link, tenant, { account })
  await expect(page.getByRole('button', { name: 'Renew' })).toBeVisible()
}

async function send(page: Page, headline: string): Promise<void> {
  await page.getByRole('button', { name: /^Send/ }).click()
  await expect(page.getByRole('article', { name: headline })).toBeVisible()
}

/** Shows the whole tab, not its beginning under the token alone. */
async function picture(electronApp: ElectronApplication, page: Page, name: string): Promise<void> {
  await page.getByRole('article').evaluate((article) => {
    article.scrollIntoView({ block: 'nearest' })
  })
  await takePictures(electronApp, page, name)
}

test.afterEach(({ demoTenant }) => {
  demoTenant.reset()
})

test('an application’s token is tested, denied, throttled and refused, each with what to do', async ({
  electronApp,
  page,
  demoTenant,
  pageProblems
}) => {
  await saveAppOnlyProfile(page, demoTenant)
  await openTestCall(page, 'Contoso pricing job')
  await expect(page.getByRole('radio', { name: /^Legal business profile/ })).toBeChecked()
  await send(page, 'Accepted')
  const article = page.getByRole('article')
  await expect(article).toContainText('Contoso Demo')
  await expect(article).toContainText('MS-CorrelationId')
  await page.getByRole('button', { name: /^Show the answer’s text/ }).click()
  await expect(page.getByRole('region', { name: 'The answer’s text' })).toContainText(
    '"vettingStatus":"authorized"'
  )
  await picture(electronApp, page, 'probe-accepted-app-only')

  await page.getByRole('radio', { name: /^Partner network profile/ }).check()
  await expect(page.getByText(/expect 401 or 403/)).toBeVisible()
  await send(page, 'Access denied')
  await expect(article).toContainText('2032')
  await expect(article.getByRole('button', { name: 'Change the access mode' })).toBeVisible()
  await picture(electronApp, page, 'probe-denied-app-only')

  demoTenant.setApiTrouble('partner-center', 'throttled')
  await send(page, 'Too many calls')
  await expect(article).toContainText('It asks to wait 17 seconds.')
  demoTenant.setApiTrouble('partner-center', 'access-denied')
  await article.getByRole('button', { name: 'Try again' }).click()
  await expect(article).toContainText('Register the application there')
  demoTenant.setApiTrouble('partner-center', 'huge-body')
  await send(page, 'Accepted')
  await expect(article).toContainText('longer than 256 KB')
  expect(pageProblems).toEqual([])
})

test('a person’s token without a second factor is refused, and the button leads to one', async ({
  electronApp,
  page,
  demoTenant
}) => {
  await saveUserProfile(page, demoTenant)
  await page.getByText('Contoso Partner Center').first().click()
  await signIn(electronApp, page, demoTenant, demoTenant.users.katherine)
  await openTestCall(page, 'Contoso Partner Center')
  await send(page, 'Second factor missing')
  const article = page.getByRole('article')
  await expect(article).toContainText('900421')
  await expect(article).toContainText('Not compliant')
  await picture(electronApp, page, 'probe-second-factor')
  await article.getByRole('button', { name: 'Sign in with a second factor' }).click()
  await expect(page.getByText('Waiting for your browser')).toBeVisible()
})

test('a person’s token is tested, also on a path that is typed, and nothing leads off the host', async ({
  electronApp,
  page,
  demoTenant
}) => {
  await saveUserProfile(page, demoTenant)
  await page.getByText('Contoso Partner Center').first().click()
  await signIn(electronApp, page, demoTenant, demoTenant.users.ada)
  await openTestCall(page, 'Contoso Partner Center')
  await send(page, 'Accepted')
  const article = page.getByRole('article')
  await expect(article).toContainText('Compliant')
  await picture(electronApp, page, 'probe-accepted')

  await page.getByRole('radio', { name: /^Another path/ }).check()
  const field = page.getByRole('textbox', { name: 'Path' })
  await field.fill('//evil.example/v1')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^This leads to another host/).last()).toBeVisible()
  await takePictures(electronApp, page, 'probe-path')
  await field.fill('/v1/profiles/support')
  await send(page, 'Accepted')
  await expect(article).toContainText('/v1/profiles/support')
})

test('a call that hangs is cancelled, and the page stays in use', async ({ page, demoTenant }) => {
  await saveAppOnlyProfile(page, demoTenant)
  await openTestCall(page, 'Contoso pricing job')
  demoTenant.setApiTrouble('partner-center', 'slow-body')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('tabpanel').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('The call was cancelled.')).toBeVisible()
  demoTenant.setApiTrouble('partner-center', undefined)
  await send(page, 'Accepted')
})

test('a host that is none of Microsoft’s gets the token only after a native dialog named it', async ({
  electronApp,
  page,
  demoTenant
}) => {
  const { secretClient } = demoTenant.applications
  const call: CallInput<'createProfile'> = {
    input: {
      name: 'Own resource',
      tenant: demoTenant.tenants.contoso.domain,
      clientId: secretClient.clientId,
      mode: 'app-only',
      api: { resource: demoTenant.apis.partnerCenter },
      cloud: { authority: `https://${demoTenant.authorityHost}` },
      environment: 'sandbox',
      account: '',
      notes: ''
    },
    credential: { kind: 'secret', value: secretClient.secret }
  }
  await page.evaluate((input) => window.desktop.createProfile(input), call)
  const { host } = new URL(demoTenant.apis.partnerCenter)
  const answerWith = (button: string): Promise<void> =>
    electronApp.evaluate(({ dialog }, wanted) => {
      dialog.showMessageBox = (...args: readonly unknown[]) => {
        const { message, buttons } = args.at(-1) as {
          readonly message: string
          readonly buttons: readonly string[]
        }
        Reflect.set(globalThis, 'askedAbout', message)
        return Promise.resolve({ response: buttons.indexOf(wanted), checkboxChecked: false })
      }
    }, button)
  await openTestCall(page, 'Own resource')
  demoTenant.journal.clear()
  await answerWith('Cancel')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByText(`Nothing was sent to ${host}`)).toBeVisible()
  expect(await electronApp.evaluate(() => String(Reflect.get(globalThis, 'askedAbout')))).toBe(
    `Send the token to ${host}?`
  )
  const calls = (): readonly unknown[] =>
    demoTenant.journal.entries.filter(({ endpoint }) => endpoint === 'partner-center-api')
  expect(calls()).toEqual([])
  await answerWith('Send the token')
  await send(page, 'Not found')
  expect(calls()).toHaveLength(1)
})
