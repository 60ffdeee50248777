import type { Page } from '@playwright/test'
import type { PortalPlace } from '../../src/shared/portal'
import type { Failure, RemedyId } from '../../src/shared/token'
import { answer, callsOf, emit, expect, test } from './page-test'
import {
  checksWith,
  ids,
  NOW,
  ready,
  signedOut,
  tokens,
  withSnapshot,
  withToken
} from './scenarios'
import type { Scenario } from './fake-desktop'

const card = (page: Page) => page.getByRole('region', { name: 'Token' })

/** The first profile, signed out by this failure. */
function failing(failure: Partial<Failure> & Pick<Failure, 'code' | 'remedy'>): Scenario {
  return withToken({ ...signedOut, failure: { at: NOW - 60_000, ...failure } })
}

const unknownNumber = {
  code: 'authority-refused',
  remedy: 'retry',
  aadsts: 7_999_999,
  oauthError: 'invalid_request',
  correlationId: '5b2c9d1e-0a3f-4c7b-8e55-1d2f3a4b5c6d',
  detail: 'AADSTS7999999: Something <b>new</b> was not liked. Trace ID: 1'
} as const

test.describe('a failure', () => {
  test('with a known number has that number’s own words, and Microsoft’s page in the details', async ({
    open,
    page
  }) => {
    await open(
      failing({
        code: 'redirect-not-registered',
        remedy: 'open-authentication',
        aadsts: 50011,
        oauthError: 'invalid_request'
      })
    )
    await expect(card(page)).toContainText('does not have the redirect http://localhost.')
    await expect(card(page)).toContainText('no port, no path, in exactly this spelling')
    const lookUp = page.getByRole('button', { name: 'Look up AADSTS50011 at Microsoft' })
    await expect(lookUp).toBeHidden()
    await card(page).getByText('Details').click()
    await lookUp.click()
    expect(await callsOf(page, 'openErrorLookup')).toEqual([{ aadsts: 50011 }])
  })

  test('with an unknown number shows Microsoft’s own text, as text, and the look-up at once', async ({
    open,
    page
  }) => {
    await open(failing(unknownNumber))
    await expect(page.getByRole('region', { name: 'Microsoft’s own text' })).toHaveText(
      unknownNumber.detail
    )
    await page.getByRole('button', { name: 'Look up AADSTS7999999 at Microsoft' }).click()
    expect(await callsOf(page, 'openErrorLookup')).toEqual([{ aadsts: 7_999_999 }])
  })

  test('says so when Microsoft’s page cannot be opened', async ({ open, page }) => {
    await open(failing(unknownNumber))
    await answer(page, 'openErrorLookup', {
      ok: false,
      failure: {
        kind: 'failure',
        failure: { code: 'browser-not-opened', remedy: 'retry', at: NOW }
      }
    })
    await page.getByRole('button', { name: /^Look up/ }).click()
    await expect(page.getByText('The system’s browser could not be opened.')).toBeVisible()
  })
})

test.describe('the button of a failure', () => {
  const places: readonly (readonly [RemedyId, string, PortalPlace])[] = [
    ['open-authentication', 'Open Authentication', 'app-authentication'],
    ['open-credentials', 'Open Certificates & secrets', 'app-credentials'],
    ['open-permissions', 'Open API permissions', 'app-permissions'],
    ['open-app-overview', 'Open the app registration', 'app-overview'],
    ['open-enterprise-apps', 'Open Enterprise applications', 'enterprise-apps'],
    ['open-partner-center', 'Open Partner Center', 'partner-center-apps']
  ]
  for (const [remedy, label, place] of places) {
    test(`“${label}” opens that place of the portal`, async ({ open, page }) => {
      await open(failing({ code: 'authority-refused', remedy }))
      await card(page).getByRole('button', { name: label }).click()
      expect(await callsOf(page, 'openPortal')).toEqual([{ of: { profileId: ids.emea }, place }])
      await expect(card(page).getByRole('button', { name: 'Sign in again' })).toBeVisible()
    })
  }

  test('says when the app does not know the way into this cloud’s portal', async ({
    open,
    page
  }) => {
    await open(failing({ code: 'api-not-in-tenant', remedy: 'open-partner-center' }))
    await answer(page, 'openPortal', { ok: false, failure: { kind: 'no-portal-link' } })
    await card(page).getByRole('button', { name: 'Open Partner Center' }).click()
    await expect(page.getByText('does not know the address of this portal page')).toBeVisible()
  })

  const fields: readonly (readonly [
    RemedyId,
    string,
    (page: Page) => ReturnType<Page['locator']>
  ])[] = [
    ['edit-tenant', 'Correct the tenant', (page) => page.getByLabel('Tenant', { exact: true })],
    [
      'edit-client-id',
      'Correct the application id',
      (page) => page.getByLabel('Application (client) id')
    ],
    [
      'edit-mode',
      'Change the access mode',
      (page) => page.getByRole('radio', { name: /Application \+ user access/ })
    ],
    ['edit-api', 'Change the API', (page) => page.getByRole('radio', { name: /^Partner API/ })],
    ['edit-cloud', 'Change the cloud', (page) => page.getByRole('radio', { name: /^Global/ })],
    ['edit-profile', 'Edit profile', (page) => page.getByLabel('Name', { exact: true })]
  ]
  for (const [remedy, label, field] of fields) {
    test(`“${label}” opens the editor there`, async ({ open, page }) => {
      await open(failing({ code: 'authority-refused', remedy }))
      await card(page).getByRole('button', { name: label }).click()
      await expect(field(page)).toBeFocused()
    })
  }

  test('does not lead into the editor while profiles are open for reading only', async ({
    open,
    page
  }) => {
    const scenario = failing({ code: 'tenant-not-found', remedy: 'edit-tenant' })
    const { snapshot } = withSnapshot({ store: { mode: 'read-only-newer', version: 2 } })
    await open({ ...scenario, snapshot })
    await expect(card(page).getByRole('button', { name: 'Correct the tenant' })).toBeDisabled()
  })

  test('“Ask for admin consent” brings the keyboard to that tab', async ({ open, page }) => {
    await open(failing({ code: 'consent-needed', remedy: 'grant-consent', aadsts: 90094 }))
    await expect(card(page).getByRole('heading', { name: 'Needs admin consent' })).toBeVisible()
    await card(page).getByRole('button', { name: 'Ask for admin consent' }).press('Enter')
    const tab = page.getByRole('tab', { name: 'Admin consent' })
    await expect(tab).toBeFocused()
    await expect(tab).toHaveAttribute('aria-selected', 'true')
  })

  const prompts = [
    ['sign-in', 'Sign in', 'default'],
    ['sign-in-other-account', 'Use another account', 'select-account'],
    ['sign-in-with-consent', 'Sign in and accept', 'consent'],
    ['sign-in-with-mfa', 'Sign in with a second factor', 'mfa']
  ] as const
  for (const [remedy, label, prompt] of prompts) {
    test(`“${label}” signs in so`, async ({ open, page }) => {
      await open(failing({ code: 'sign-in-needed', remedy }))
      await card(page).getByRole('button', { name: label, exact: true }).click()
      expect(await callsOf(page, 'signIn')).toEqual([{ profileId: ids.emea, prompt }])
    })
  }

  test('for an expired secret is followed by the field for the new one', async ({ open, page }) => {
    await open({
      ...ready,
      tokens: [
        {
          ...tokens.marketplace,
          credential: { kind: 'secret', savedAt: NOW - 1000 },
          failure: {
            code: 'credential-expired',
            remedy: 'open-credentials',
            aadsts: 7000222,
            at: NOW
          }
        }
      ]
    })
    await page.getByRole('button', { name: /Northwind Marketplace/ }).click()
    await expect(card(page).getByRole('heading', { name: 'Secret expired' })).toBeVisible()
    await expect(card(page).getByRole('button', { name: 'Get token' })).toBeHidden()
    await card(page).getByRole('button', { name: 'Enter secret or certificate' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
  })
})

test.describe('a token without a second factor', () => {
  const lacking = withToken({ checks: checksWith({ id: 'mfa', verdict: 'failed' }) })

  test('is said to be refused before it can be copied, and copying stays possible', async ({
    open,
    page
  }) => {
    await open(lacking)
    await expect(card(page).getByRole('heading', { name: 'No second factor' })).toBeVisible()
    const signIn = card(page).getByRole('button', { name: 'Sign in with a second factor' })
    await expect(signIn).toHaveAccessibleDescription(/HTTP 401, code 900421/)
    await expect(signIn).toHaveAccessibleDescription(/decided by the tenant’s policy/)
    await card(page).getByRole('button', { name: 'Copy token' }).click()
    expect(await callsOf(page, 'copyToken')).toHaveLength(1)
    await signIn.click()
    expect(await callsOf(page, 'signIn')).toEqual([{ profileId: ids.emea, prompt: 'mfa' }])
  })

  test('is said plainly to be one still, after a sign-in that asked for the second factor', async ({
    open,
    page
  }) => {
    const view = lacking.tokens.find(({ profileId }) => profileId === ids.emea)
    if (view === undefined) throw new Error('The first profile has no token.')
    await open({ ...lacking, answers: { signIn: { ok: true, value: view } } })
    await card(page).getByRole('button', { name: 'Sign in with a second factor' }).click()
    await expect(card(page)).toContainText(
      'This new sign-in brought no second factor either. Expect the Partner API to refuse this token'
    )
    await expect(card(page)).toContainText(
      'Most likely no policy of contoso-emea.onmicrosoft.com asked for one. An administrator has to'
    )
  })

  test('keeps its one button when it has expired or a renewal was refused for the same reason', async ({
    open,
    page
  }) => {
    const failure: Failure = {
      code: 'mfa-needed',
      remedy: 'sign-in-with-mfa',
      aadsts: 50076,
      at: NOW
    }
    const checks = checksWith({ id: 'mfa', verdict: 'failed' })
    await open(withToken({ checks, failure }))
    await expect(
      card(page).getByRole('heading', { name: 'Needs multi-factor sign-in' })
    ).toBeVisible()
    const button = card(page).getByRole('button', { name: 'Sign in with a second factor' })
    await expect(button).toHaveCount(1)
    await emit(page, 'tokenChanged', { ...tokens.emea, checks, expiresAt: NOW - 1000 })
    await expect(card(page).getByRole('heading', { name: 'Expired' })).toBeVisible()
    await expect(button).toHaveCount(1)
  })

  test('is said of the Partner Center API for certain', async ({ open, page }) => {
    const checks = checksWith({ id: 'mfa', verdict: 'failed' })
    await open({ ...ready, tokens: [{ ...tokens.sandbox, checks }] })
    await page.getByRole('button', { name: /Fabrikam Sandbox/ }).click()
    await expect(card(page)).toContainText('The Partner Center API will refuse this token')
  })
})
