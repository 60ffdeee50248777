import { callsOf, emit, expect, release, test } from './page-test'
import {
  checksWith,
  ids,
  NOW,
  profiles,
  ready,
  signedOut,
  tokens,
  waiting,
  withSnapshot,
  withToken
} from './scenarios'

const MINUTE = 60_000

test('shows the profiles at once and says what each token is worth', async ({ open, page }) => {
  await open(ready)
  const list = page.getByRole('navigation', { name: 'Profiles' })
  await expect(list.getByRole('row')).toHaveCount(8)
  await expect(list.getByRole('button', { name: /Contoso Partner EMEA/ })).toHaveText(
    /token valid for 52 min/
  )
  await expect(list.getByRole('button', { name: /Litware Gov/ })).toHaveText(
    /US Gov.*needs attention/
  )
})

test('marks a sandbox wherever its name is shown', async ({ open, page }) => {
  await open(ready)
  await page.getByRole('button', { name: /Fabrikam Sandbox Sandbox/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Fabrikam Sandbox\s+Sandbox/)
  await expect(page).toHaveTitle('Fabrikam Sandbox (Sandbox) – Partner Token Desk')
  await page.getByRole('button', { name: 'Edit' }).click()
  await expect(page.getByRole('dialog').getByRole('heading')).toHaveText(
    /Edit Fabrikam Sandbox\s+Sandbox/
  )
})

test('shows a good token with its account, its time left and its checks', async ({
  open,
  page
}) => {
  await open(ready)
  const card = page.getByRole('region', { name: 'Token' })
  await expect(card.getByRole('heading', { name: 'Ready' })).toBeVisible()
  await expect(card).toContainText('ada.lovelace@contoso-emea.com')
  await expect(card).toContainText('52 min')
  await expect(card).toContainText('expires at 18:41')
  await expect(card.getByRole('list', { name: 'Checks' }).getByRole('listitem')).toHaveCount(7)
  await expect(card).toContainText('Passed: Signed in with multi-factor authentication')
})

test('counts down by the clock, also over a jump of it', async ({ open, page }) => {
  await open(ready)
  const card = page.getByRole('region', { name: 'Token' })
  await page.clock.setFixedTime(NOW + 2000)
  await expect(card).toContainText('51 min')
  await page.clock.setFixedTime(NOW + 51 * MINUTE + 32_000)
  await expect(card).toContainText('28 s')
  await expect(card.getByRole('heading', { name: 'Expires soon' })).toBeVisible()
  await page.clock.setFixedTime(NOW + 53 * MINUTE)
  await expect(card.getByRole('heading', { name: 'Expired' })).toBeVisible()
  await expect(card).toContainText('Failed: Expired')
})

test('copies a token and shows the receipt, never the token', async ({ open, page }) => {
  await open({
    ...ready,
    answers: {
      copyToken: {
        ok: true,
        value: {
          profileId: ids.emea,
          form: 'token',
          expiresAt: NOW + 52 * MINUTE,
          checks: [],
          renewed: false,
          clearsAt: NOW + 30_000
        }
      }
    }
  })
  await page.getByRole('button', { name: 'Copy token' }).click()
  await emit(page, 'clipboardChanged', {
    holding: { profileId: ids.emea, clearsAt: NOW + 30_000, totalMs: 30_000 }
  })
  await expect(page.getByText('Copied. Expires 18:41. Clipboard clears in 30 s.')).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('Clipboard clears in 30 s')
  await page.clock.setFixedTime(NOW + 6000)
  await expect(page.getByText('Clipboard clears in 24 s.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear now' }).click()
  expect(await callsOf(page, 'clearClipboard')).toHaveLength(1)
  await emit(page, 'clipboardChanged', {})
  await expect(page.getByText('Copied. Expires 18:41. Clipboard cleared.')).toBeVisible()
})

test('offers the other form of the token in a menu', async ({ open, page }) => {
  await open(ready)
  await page.getByRole('button', { name: 'Other forms to copy' }).click()
  await page.getByRole('menuitem', { name: /Copy as Authorization header/ }).click()
  expect(await callsOf(page, 'copyToken')).toEqual([
    { profileId: ids.emea, form: 'authorization-header' }
  ])
})

test('says that a token will be refused before it can be copied', async ({ open, page }) => {
  const tenantCheck = { id: 'tenant', verdict: 'failed', found: 'fabrikam.com' } as const
  await open(withToken({ checks: checksWith(tenantCheck) }))
  const card = page.getByRole('region', { name: 'Token' })
  await expect(card.getByRole('heading', { name: 'Will be refused' })).toBeVisible()
  await expect(card).toContainText('Failed: From another tenant: fabrikam.com')
  await expect(card.getByRole('button', { name: 'Copy token' })).toBeVisible()
  await card.getByRole('button', { name: 'Sign in again' }).click()
  expect(await callsOf(page, 'signIn')).toEqual([{ profileId: ids.emea, prompt: 'default' }])
})

test('shows a failure as a sentence, a cause and one button, with what a ticket needs', async ({
  open,
  page
}) => {
  await open(ready)
  await page.getByRole('button', { name: /Litware Gov/ }).click()
  const card = page.getByRole('region', { name: 'Token' })
  await expect(card.getByRole('heading', { name: 'Needs consent' })).toBeVisible()
  await expect(card).toContainText(
    'Neither the person nor an administrator of litware.onmicrosoft.us has consented'
  )
  await expect(card).toContainText('AADSTS65001 at 17:47:00')
  await expect(card).toContainText('5b2c9d1e-0a3f-4c7b-8e55-1d2f3a4b5c6d')
  await card.getByText('Details').click()
  await expect(card.getByRole('region', { name: 'Microsoft’s own text' })).toBeVisible()
  await card.getByRole('button', { name: 'Sign in and accept' }).click()
  expect(await callsOf(page, 'signIn')).toEqual([{ profileId: ids.gov, prompt: 'consent' }])
})

test('keeps a token that is still good in sight when something goes wrong', async ({
  open,
  page
}) => {
  await open({ ...ready, held: ['renewToken'] })
  const card = page.getByRole('region', { name: 'Token' })
  await card.getByRole('button', { name: 'Renew' }).click()
  await expect(card.getByRole('button', { name: 'Getting a new token' })).toBeVisible()
  await release(page, 'renewToken', {
    ok: false,
    failure: {
      kind: 'failure',
      failure: { code: 'network-unreachable', remedy: 'retry', at: NOW }
    }
  })
  await expect(card.getByRole('heading', { name: 'No connection' })).toBeVisible()
  await expect(card.getByRole('heading', { name: 'Ready' })).toBeVisible()
  await card.getByRole('button', { name: 'Try again' }).click()
  expect(await callsOf(page, 'renewToken')).toHaveLength(2)
})

test('waits for the browser and can open it again, hand out the link and cancel', async ({
  open,
  page
}) => {
  await open({ ...withToken(signedOut), tokens: [signedOut], held: ['signIn'] })
  const card = page.getByRole('region', { name: 'Token' })
  await card.getByRole('button', { name: 'Sign in' }).click()
  await emit(page, 'signInChanged', { profileId: ids.emea, signIn: waiting })
  await expect(card.getByRole('heading', { name: 'Waiting for your browser' })).toBeVisible()
  await expect(card).toContainText('as ada.lovelace@contoso-emea.com')
  await expect(card).toContainText('https://login.microsoftonline.com')
  await expect(card).toContainText('4:32')
  await card.getByRole('button', { name: 'Open again' }).click()
  await card.getByRole('button', { name: 'Copy link instead' }).click()
  await expect(card).toContainText('Link copied.')
  await card.getByRole('button', { name: 'Cancel' }).click()
  expect(await callsOf(page, 'openSignInAgain')).toHaveLength(1)
  expect(await callsOf(page, 'cancelSignIn')).toEqual([{ profileId: ids.emea }])

  await emit(page, 'signInChanged', { profileId: ids.emea })
  await release(page, 'signIn', {
    ok: false,
    failure: { kind: 'failure', failure: { code: 'cancelled', remedy: 'sign-in', at: NOW } }
  })
  await expect(card.getByRole('heading', { name: 'Sign-in cancelled' })).toBeVisible()
  await expect(card.getByRole('button', { name: 'Sign in', exact: true })).toBeFocused()
})

test('asks for the credential of an application before anything else', async ({ open, page }) => {
  await open(ready)
  await page.getByRole('button', { name: /Northwind Marketplace/ }).click()
  await expect(page.getByRole('heading', { name: 'No credential yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Enter secret or certificate' }).click()
  await expect(page.getByLabel('Value of the secret')).toBeFocused()
})

test('gets a token for an application without a person', async ({ open, page }) => {
  await open({
    ...ready,
    answers: {
      renewToken: { ok: true, value: { ...tokens.pricing, profileId: ids.sovereign } }
    }
  })
  await page.getByRole('button', { name: /Wide World Importers/ }).click()
  await page.getByRole('button', { name: 'Get token' }).click()
  await expect(page.getByRole('heading', { name: 'Ready' })).toBeVisible()
  await expect(page.getByText('Renewed.').first()).toBeVisible()
})

test('signs out where the account is shown', async ({ open, page }) => {
  await open({ ...ready, answers: { signOut: { ok: true, value: signedOut } } })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Not signed in' })).toBeVisible()
  await expect(page.getByText('Signed out. The saved sign-in was removed.').first()).toBeVisible()
})

test('explains both access modes at the first run', async ({ open, page }) => {
  await open({ ...withSnapshot({ profiles: [] }), tokens: [] })
  await expect(page.getByRole('heading', { name: 'Add your first profile' })).toBeVisible()
  await expect(page.getByText('A person signs in with the system’s browser.')).toBeVisible()
  await page.getByRole('button', { name: 'Enter the ids' }).click()
  await expect(page.getByRole('radio', { name: /Application \+ user access/ })).toBeChecked()
})

test('says that it is loading, and offers another try when that fails', async ({ open, page }) => {
  await open({ ...ready, held: ['getSnapshot'] })
  await expect(page.getByText('Loading profiles')).toBeVisible()
  await release(page, 'getSnapshot', { ok: false, failure: { kind: 'internal' } })
  await expect(page.getByText('The profiles could not be loaded')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contoso Partner EMEA')
})

test('says plainly when nothing secret is being saved, and asks the key store again', async ({
  open,
  page
}) => {
  await open({
    ...withSnapshot({ vault: { mode: 'memory', reason: 'locked-or-slow', detail: 'timed out' } }),
    answers: { retryVault: { ok: true, value: { mode: 'sealed', keptBy: 'GNOME Keyring' } } }
  })
  await expect(page.getByText('Tokens and secrets are not being saved')).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('kept in memory only')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('contentinfo')).toContainText(
    'Encrypted; the key is kept by GNOME Keyring'
  )
  await expect(page.getByText('Tokens and secrets are not being saved')).toBeHidden()
})

test('offers a new key only when the old one is lost', async ({ open, page }) => {
  await open(withSnapshot({ vault: { mode: 'memory', reason: 'key-lost', detail: '' } }))
  await page.getByRole('button', { name: 'Start with a new key…' }).click()
  expect(await callsOf(page, 'startFreshVault')).toHaveLength(1)
  await emit(page, 'vaultChanged', { mode: 'memory', reason: 'no-service', detail: '' })
  await expect(page.getByRole('button', { name: 'Start with a new key…' })).toBeHidden()
})

test('brings back the last good copy of a damaged file', async ({ open, page }) => {
  await open({
    ...withSnapshot({
      profiles: [],
      store: { mode: 'damaged', keptAs: 'kept.json', lastGood: { savedAt: NOW - MINUTE, count: 8 } }
    }),
    answers: { restoreLastGood: { ok: true, value: { count: 8 } } }
  })
  await expect(page.getByText('It was kept aside as kept.json')).toBeVisible()
  await page.getByRole('button', { name: 'Bring back the last good copy' }).click()
  await emit(page, 'storeChanged', { mode: 'writable' })
  await emit(page, 'profilesChanged', { saved: Object.values(profiles), removed: [] })
  await expect(page.getByText('8 profiles are back.')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Contoso Pricing' })).toBeVisible()
})

test('opens profiles of a newer version for reading only', async ({ open, page }) => {
  await open(withSnapshot({ store: { mode: 'read-only-newer', version: 2 } }))
  await expect(page.getByText('Profiles are open for reading only')).toBeVisible()
  await expect(page.getByRole('button', { name: 'New profile' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Edit' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Copy token' })).toBeEnabled()
})

test('says in the demo that nothing goes to Microsoft', async ({ open, page }) => {
  await open(withSnapshot({ demo: true }))
  await expect(page.getByText('never to Microsoft')).toBeVisible()
})

test('duplicates and deletes from the menu and goes on with the nearest profile', async ({
  open,
  page
}) => {
  await open({ ...ready, answers: { deleteProfiles: { ok: true, value: { deleted: 1 } } } })
  await page.getByRole('button', { name: /Contoso Pricing job/ }).click()
  await page.getByRole('main').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  await expect(page.getByText('Contoso Pricing job was deleted.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Fabrikam Sandbox/)
  expect(await callsOf(page, 'deleteProfiles')).toEqual([{ profileIds: [ids.pricing] }])
})

test('shows what the registration must hold', async ({ open, page }) => {
  await open(ready)
  const table = page.getByRole('table')
  await expect(table.getByRole('row', { name: /^API/ })).toContainText(
    '4990cffe-04e8-4e8b-808a-1175604b879f'
  )
  await expect(table.getByRole('row', { name: /^Scope/ })).toContainText(
    'https://api.partner.microsoft.com/user_impersonation'
  )
  await expect(table.getByRole('row', { name: /^Redirect/ })).toContainText('http://localhost')
})
