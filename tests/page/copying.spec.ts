import type { Page } from '@playwright/test'
import type { CallResult } from '../../src/shared/contract'
import { answer, callsOf, expect, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { checksWith, ids, NOW, ready, tokens, withToken } from './scenarios'

const checks = checksWith({ id: 'mfa', verdict: 'failed' })
const fails: CallResult<'copyToken'> = {
  ok: false,
  failure: { kind: 'token-fails-checks', checks }
}
const lacking = { ...withToken({ checks }), answers: { copyToken: fails } }
const copied: CallResult<'copyToken'> = {
  ok: true,
  value: {
    profileId: ids.emea,
    form: 'token',
    expiresAt: NOW + 60_000,
    checks,
    renewed: false,
    clearsAt: NOW + 30_000
  }
}

function question(page: Page) {
  return page.getByRole('alertdialog', { name: 'Copy a token that will be refused?' })
}

test('asks before a token is copied that will be refused, and says why', async ({ open, page }) => {
  await open(lacking)
  await page.getByRole('button', { name: 'Copy token' }).click()
  await expect(question(page)).toContainText('Signed in without multi-factor authentication.')
  await expect(question(page)).toHaveAccessibleDescription(/Partner APIs answer 401/)
  const anyway = page.getByRole('button', { name: 'Copy anyway' })
  await expect(anyway).toBeFocused()
  await answer(page, 'copyToken', copied)
  await page.keyboard.press('Enter')
  await expect(question(page)).toBeHidden()
  await expect(page.getByText(/^Copied\. Expires/)).toBeVisible()
  expect(await callsOf(page, 'copyToken')).toEqual([
    { profileId: ids.emea, form: 'token' },
    { profileId: ids.emea, form: 'token', anyway: true }
  ])
  await expect(page.getByRole('button', { name: 'Copy token' })).toBeFocused()
})

test('Escape copies nothing, and the keyboard goes on where it was', async ({ open, page }) => {
  await open(lacking)
  const edit = page.getByRole('button', { name: 'Edit' })
  await edit.focus()
  await page.keyboard.press('Control+Shift+C')
  await expect(question(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question(page)).toBeHidden()
  await expect(edit).toBeFocused()
  expect(await callsOf(page, 'copyToken')).toHaveLength(1)
})

test('leads to the remedy', async ({ open, page }) => {
  await open({ ...lacking, held: ['signIn'] })
  await page.getByRole('button', { name: 'Copy token' }).click()
  await question(page).getByRole('button', { name: 'Sign in with a second factor' }).click()
  expect(await callsOf(page, 'signIn')).toEqual([{ profileId: ids.emea, prompt: 'mfa' }])
  await expect(question(page)).toBeHidden()
})

test('offers the form that was copied last first', async ({ open, page }) => {
  await open(withToken({ lastForm: 'curl' }))
  await page.getByRole('button', { name: 'Other forms to copy' }).click()
  await expect(page.getByRole('menuitem')).toHaveCount(9)
  await expect(page.getByRole('menuitem').first()).toContainText('Copy as curl again')
  // The whole menu can be reached, also where the window is low.
  await expect(page.getByRole('menuitem').first()).toBeInViewport({ ratio: 1 })
  await page.getByRole('menuitem').first().click()
  await expect
    .poll(() => callsOf(page, 'copyToken'))
    .toEqual([{ profileId: ids.emea, form: 'curl' }])
})

test('says of a form that cannot be made why', async ({ open, page }) => {
  await open({
    ...ready,
    answers: { copyToken: { ok: false, failure: { kind: 'token-opaque' } } }
  })
  await page.getByRole('button', { name: 'Other forms to copy' }).click()
  await page.getByRole('menuitem', { name: /Copy claims as JSON/ }).click()
  await expect(page.locator('.answer')).toContainText('This token cannot be read')
})

test('says that a token which ends soon could not be renewed, and copies it only when asked', async ({
  open,
  page
}) => {
  const failure = { code: 'network-unreachable', remedy: 'retry', at: NOW } as const
  await open({
    ...withToken({ expiresAt: NOW + 3 * 60_000 }),
    answers: { copyToken: { ok: false, failure: { kind: 'failure', failure } } }
  })
  await page.getByRole('button', { name: 'Copy token' }).click()
  const card = page.getByRole('region', { name: 'Token' })
  await expect(card).toContainText('The one at hand is good for 3 min more.')
  await answer(page, 'copyToken', copied)
  await page.getByRole('button', { name: 'Copy the one at hand' }).click()
  await expect(page.getByText(/^Copied\. Expires/)).toBeVisible()
  expect(await callsOf(page, 'copyToken')).toEqual([
    { profileId: ids.emea, form: 'token' },
    { profileId: ids.emea, form: 'token', anyway: true }
  ])
})

const opaque = withToken({
  checks: tokens.emea.checks.map(({ id }) => ({
    id,
    verdict: id === 'expiry' ? ('passed' as const) : ('unknown' as const)
  }))
})

test('shows an opaque token as such', async ({ open, page }) => {
  await open(opaque)
  const card = page.getByRole('region', { name: 'Token' })
  await expect(card).toContainText('This token cannot be read')
  await expect(card.getByRole('list', { name: 'Checks' }).getByRole('listitem')).toHaveText([
    /Not expired/
  ])
})

const states: readonly (readonly [string, typeof ready, (page: Page) => Promise<void>])[] = [
  [
    'the question before a copy',
    lacking,
    (page) => page.getByRole('button', { name: 'Copy token' }).click()
  ],
  [
    'the menu of forms',
    withToken({ lastForm: 'curl' }),
    (page) => page.getByRole('button', { name: 'Other forms to copy' }).click()
  ],
  ['an opaque token', opaque, () => Promise.resolve()]
]
for (const [name, scenario, reach] of states) {
  test(`${name} can be read by everyone`, async ({ open, page }) => {
    await open(scenario)
    await reach(page)
    await expectReadableByEveryone(page)
  })
}
