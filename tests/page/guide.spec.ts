import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { GuideFacts } from '../../src/core/guide/guide'
import type { GuideDraft } from '../../src/shared/guide'
import type { Scenario } from './fake-desktop'
import { guideFor } from './guide-views'
import { answer, callsOf, emit, expect, test } from './page-test'
import { ids, NOW, profiles, ready, tokens, withSnapshot } from './scenarios'

const seenAt = NOW - 10 * 60_000
const signedIn: Partial<GuideFacts> = {
  record: { ticked: [], tokenAt: seenAt, scopeAt: seenAt }
}
const nothing: GuideDraft = {
  mode: 'app+user',
  api: 'partner',
  cloud: 'global',
  environment: 'production',
  tenant: '',
  clientId: ''
}
const clientId = 'b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77'

function knowing(choices: GuideDraft, known: Partial<GuideFacts> = {}): Scenario {
  return { ...ready, answers: { getGuide: guideFor(choices, known) } }
}

const firstRun: Scenario = {
  ...withSnapshot({ profiles: [] }),
  tokens: [],
  answers: { getGuide: guideFor(nothing, { idsKnown: false }) }
}

async function openGuide(page: Page, profile: RegExp): Promise<void> {
  await page.getByRole('button', { name: profile }).click()
  await page.getByRole('tab', { name: 'Set-up guide' }).click()
}

function stepTitle(page: Page, name: string): ReturnType<Page['getByRole']> {
  return page.getByRole('main').getByRole('button', { name })
}

test('shows what is done, how that was seen, and opens the first step that is not', async ({
  open,
  page
}) => {
  await open(knowing(profiles.emea, signedIn))
  await openGuide(page, /Contoso Partner EMEA/)
  await expect(page.getByText('6 of 7 done')).toBeVisible()
  const redirect = page.getByRole('checkbox', { name: /Add the redirect/ })
  await expect(redirect).toBeChecked()
  await expect(redirect).toBeDisabled()
  await expect(redirect).toHaveAccessibleDescription('Seen: a token came, 17:39.')
  await expect(stepTitle(page, 'Add the redirect')).toHaveAttribute('aria-expanded', 'false')
  await expect(page.getByRole('checkbox', { name: /Make a test call/ })).not.toBeChecked()
  await expect(stepTitle(page, 'Make a test call')).toHaveAttribute('aria-expanded', 'true')
})

test('never ticks permission and consent for a token without a person, and says why', async ({
  open,
  page
}) => {
  await open(knowing(profiles.pricing, signedIn))
  await openGuide(page, /Contoso Pricing job/)
  await expect(page.getByText('4 of 8 done')).toBeVisible()
  await expect(
    page.getByText('Documented for application-only access: Legal business profile, Customers.')
  ).toBeVisible()
  const permission = page.getByRole('checkbox', { name: /Add the API’s permission/ })
  await expect(permission).not.toBeChecked()
  await expect(permission).toBeEnabled()
  await expect(page.getByText(/^It has no effect on a token without a person/)).toBeVisible()
})

test('names the step that the last attempt says is missing', async ({ open, page }) => {
  const failure = { code: 'credential-expired', remedy: 'none', at: NOW - 60_000 } as const
  await open(knowing(profiles.pricing, { ...signedIn, failure }))
  await openGuide(page, /Contoso Pricing job/)
  const credential = page.getByRole('checkbox', { name: /Create a secret/ })
  await expect(credential).not.toBeChecked()
  await expect(credential).toHaveAccessibleDescription(
    'The last attempt says that this is missing: Credential expired, 17:48.'
  )
  await expect(stepTitle(page, 'Create a secret')).toHaveAttribute('aria-expanded', 'true')
  await expect(stepTitle(page, 'Register an application')).toHaveAttribute('aria-expanded', 'false')
})

test('is walked by keyboard: a step opens, and a tick closes it and opens the next', async ({
  open,
  page
}) => {
  await open(knowing(profiles.emea))
  await openGuide(page, /Contoso Partner EMEA/)
  const consent = stepTitle(page, 'Grant admin consent')
  await consent.focus()
  await page.keyboard.press('Enter')
  await expect(consent).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Enter')
  await expect(consent).toHaveAttribute('aria-expanded', 'false')

  const ticked = guideFor(profiles.emea, { record: { ticked: ['register-application'] } })
  await answer(page, 'tickGuideStep', ticked)
  await page.getByRole('checkbox', { name: /Register an application/ }).focus()
  await page.keyboard.press('Space')
  expect(await callsOf(page, 'tickGuideStep')).toEqual([
    { profileId: ids.emea, step: 'register-application', ticked: true }
  ])
  await expect(page.getByText('2 of 7 done')).toBeVisible()
  await expect(stepTitle(page, 'Register an application')).toHaveAttribute('aria-expanded', 'false')
  await expect(stepTitle(page, 'Add the redirect')).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByRole('checkbox', { name: /Register an application/ })).toBeFocused()
})

test('a tick that was not kept is taken back', async ({ open, page }) => {
  await open(knowing(profiles.emea))
  await openGuide(page, /Contoso Partner EMEA/)
  const box = page.getByRole('checkbox', { name: /Register an application/ })
  await box.click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('try again')
  await expect(box).not.toBeChecked()
})

test('copies a value by its name and says so', async ({ open, page }) => {
  await open(knowing(profiles.emea))
  await openGuide(page, /Contoso Partner EMEA/)
  await stepTitle(page, 'Add the API’s permission').click()
  await expect(page.getByText('4990cffe-04e8-4e8b-808a-1175604b879f')).toBeVisible()
  await page.getByRole('button', { name: 'Copy API’s application id' }).click()
  expect(await callsOf(page, 'copyGuideValue')).toEqual([
    { of: { profileId: ids.emea }, value: 'api-id' }
  ])
  await expect(page.getByRole('status').getByText('Copied: API’s application id')).toBeAttached()
})

test('opens a page of the portal by its name, copies its link, and shows the path', async ({
  open,
  page
}) => {
  await open(knowing(profiles.emea))
  await openGuide(page, /Contoso Partner EMEA/)
  await expect(page.getByText('The link may lead to the portal’s start page only')).toBeVisible()
  await page.getByRole('button', { name: 'Open in portal' }).click()
  await page.getByRole('button', { name: 'Copy link' }).click()
  const place = { of: { profileId: ids.emea }, place: 'new-registration' }
  expect(await callsOf(page, 'openPortal')).toEqual([place])
  expect(await callsOf(page, 'copyPortalLink')).toEqual([place])
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible()
  await answer(page, 'openPortal', {
    ok: false,
    failure: {
      kind: 'failure',
      failure: { code: 'browser-not-opened', remedy: 'retry', at: NOW }
    }
  })
  await page.getByRole('button', { name: 'Open in portal' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('browser')
})

test('has no link where the portal is not known, but the path', async ({ open, page }) => {
  await open(knowing(profiles.sovereign))
  await openGuide(page, /Wide World Importers/)
  await expect(page.getByText(/none of Microsoft’s listed clouds/).first()).toBeVisible()
  await expect(page.getByText('New registration').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open in portal' })).toHaveCount(0)
})

test('asks again when a token comes, and the boxes tick themselves', async ({ open, page }) => {
  await open(knowing(profiles.emea))
  await openGuide(page, /Contoso Partner EMEA/)
  await expect(page.getByText('1 of 7 done')).toBeVisible()
  await answer(page, 'getGuide', guideFor(profiles.emea, signedIn))
  await emit(page, 'tokenChanged', { ...tokens.emea, expiresAt: NOW + 70 * 60_000 })
  await expect(page.getByText('6 of 7 done')).toBeVisible()
})

test('says that the steps could not be loaded, and tries again', async ({ open, page }) => {
  await open(ready)
  await openGuide(page, /Contoso Partner EMEA/)
  await expect(page.getByText('The steps could not be loaded.')).toBeVisible()
  await answer(page, 'getGuide', guideFor(profiles.emea))
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('1 of 7 done')).toBeVisible()
})

test('leads on to consent and test call in the app', async ({ open, page }) => {
  await open(knowing(profiles.emea, signedIn))
  await openGuide(page, /Contoso Partner EMEA/)
  await page.getByRole('button', { name: 'Go to the test call' }).click()
  await expect(page.getByRole('tab', { name: 'Test call' })).toBeFocused()
  await expect(page.getByRole('tab', { name: 'Test call' })).toHaveAttribute(
    'aria-selected',
    'true'
  )
})

test('somebody who has nothing yet is led to a profile, and what was chosen is not lost', async ({
  open,
  page
}) => {
  await open(firstRun)
  await page.getByRole('button', { name: 'Start the set-up guide' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up access')
  await expect(page.getByRole('main')).toBeFocused()
  await page.getByRole('radio', { name: /^Application-only access/ }).check()
  await page.getByRole('radio', { name: /^Partner Center API/ }).check()
  await page.getByRole('radio', { name: /^US Government/ }).check()
  await page.getByRole('checkbox', { name: /Register an application/ }).check()
  await expect(stepTitle(page, 'Copy the two ids')).toHaveAttribute('aria-expanded', 'true')
  await page.getByRole('textbox', { name: 'Application (client) id' }).fill(clientId)
  await page.getByRole('textbox', { name: 'Tenant' }).fill('contoso.onmicrosoft.us')
  await expect
    .poll(async () => (await callsOf(page, 'getGuide')).at(-1))
    .toEqual({
      of: {
        draft: {
          mode: 'app-only',
          api: 'partner-center',
          cloud: 'usgov',
          environment: 'production',
          tenant: 'contoso.onmicrosoft.us',
          clientId
        }
      }
    })

  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('button', { name: 'Go on with the set-up guide' }).click()
  await expect(page.getByRole('checkbox', { name: /Register an application/ })).toBeChecked()
  await expect(page.getByRole('radio', { name: /^US Government/ })).toBeChecked()

  await page.getByRole('button', { name: 'Create the profile…' }).click()
  const editor = page.getByRole('dialog')
  await expect(editor.getByLabel('Tenant', { exact: true })).toHaveValue('contoso.onmicrosoft.us')
  await expect(editor.getByLabel('Application (client) id')).toHaveValue(clientId)
  await expect(editor.getByRole('radio', { name: /^Application-only access/ })).toBeChecked()
  await expect(editor.getByRole('radio', { name: /^US Government/ })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(editor).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Tenant' })).toHaveValue('contoso.onmicrosoft.us')
})

test('what was ticked before goes over to the profile that was made, and its guide goes on', async ({
  open,
  page
}) => {
  await open(firstRun)
  await page.getByRole('button', { name: 'Start the set-up guide' }).click()
  await page.getByRole('checkbox', { name: /Register an application/ }).check()
  await page.getByRole('button', { name: 'Create the profile…' }).click()
  await answer(page, 'createProfile', {
    ok: true,
    value: { profile: profiles.emea, warnings: [] }
  })
  const record = { ticked: ['register-application' as const] }
  await answer(page, 'getGuide', guideFor(profiles.emea, { record }))
  await answer(page, 'tickGuideStep', guideFor(profiles.emea, { record }))
  await page.getByLabel('Name', { exact: true }).fill('Contoso')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contoso Partner EMEA')
  await expect(page.getByText('2 of 7 done')).toBeVisible()
  expect(await callsOf(page, 'tickGuideStep')).toEqual([
    { profileId: ids.emea, step: 'register-application', ticked: true }
  ])
})

test('a new profile can be begun in both ways from the list too', async ({ open, page }) => {
  await open(knowing(nothing, { idsKnown: false }))
  const menu = page.getByRole('button', { name: 'Other ways to begin' })
  await menu.click()
  await page.getByRole('menuitem', { name: /I have an application id/ }).click()
  await expect(page.getByRole('dialog')).toContainText('New profile')
  await page.keyboard.press('Escape')
  await menu.click()
  await page.getByRole('menuitem', { name: /I have nothing yet/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up access')
  await page.getByRole('button', { name: /Contoso Pricing job/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contoso Pricing job')
})

const states: readonly {
  readonly name: string
  readonly scenario: Scenario
  readonly reach: (page: Page) => Promise<void>
}[] = [
  {
    name: 'the guide of a person',
    scenario: knowing(profiles.emea, signedIn),
    reach: async (page) => {
      await openGuide(page, /Contoso Partner EMEA/)
      await stepTitle(page, 'Add the redirect').click()
      await page.getByText('Why?').first().click()
    }
  },
  {
    name: 'the guide of an application',
    scenario: knowing(profiles.marketplace),
    reach: async (page) => {
      await openGuide(page, /Northwind Marketplace/)
      await stepTitle(page, 'Create a secret').click()
      await stepTitle(page, 'Register the application in Partner Center').click()
    }
  },
  {
    name: 'the guide without a profile',
    scenario: firstRun,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Start the set-up guide' }).click()
      await stepTitle(page, 'Copy the two ids').click()
    }
  }
]

for (const { name, scenario, reach } of states) {
  test(`${name} can be read by everyone: axe, both themes, 400 %`, async ({ open, page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await open(scenario)
    await reach(page)
    expect(await violationsOf(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violationsOf(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 256 })
    await expect
      .poll(() =>
        page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement
          return scrollWidth - clientWidth
        })
      )
      .toBeLessThanOrEqual(1)
  })
}

async function violationsOf(page: Page): Promise<readonly unknown[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) }))
}

test('the window itself does not scroll, however long the steps are', async ({ open, page }) => {
  await open(knowing(profiles.emea))
  await openGuide(page, /Contoso Partner EMEA/)
  for (const name of ['Grant admin consent', 'Add the redirect', 'Add the API’s permission'])
    await stepTitle(page, name).click()
  const hidden = await page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement
    return scrollHeight - clientHeight
  })
  expect(hidden).toBe(0)
})
