import { callsOf, emit, expect, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { ids, NOW, tokens, withToken } from './scenarios'

const MINUTE = 60_000
const ada = { id: 'ada.contoso', userName: 'ada.lovelace@contoso-emea.com' }
const grace = { id: 'grace.contoso', userName: 'grace.hopper@contoso-emea.com' }
const several = withToken({ accounts: [ada, grace], accountId: ada.id })
const refused = {
  failure: {
    code: 'wrong-account',
    remedy: 'sign-in-other-account',
    at: NOW,
    expected: ada.userName,
    found: grace.userName
  },
  offeredAccount: grace
} as const

test('offers no choice where there is one account, and a way to another', async ({
  open,
  page
}) => {
  await open({ ...withToken({}), held: ['signIn'] })
  await expect(page.getByRole('button', { name: /choose another/ })).toBeHidden()
  await page.getByRole('button', { name: 'Sign in with another account' }).click()
  expect(await callsOf(page, 'signIn')).toEqual([{ profileId: ids.emea, prompt: 'select-account' }])
})

test('changes the account by keyboard, and shows which is used', async ({ open, page }) => {
  await open({
    ...several,
    answers: {
      chooseAccount: {
        ok: true,
        value: {
          ...tokens.emea,
          account: grace.userName,
          accounts: [ada, grace],
          accountId: grace.id
        }
      }
    }
  })
  const choice = page.getByRole('button', { name: `Account ${ada.userName}: choose another` })
  await choice.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemradio', { name: ada.userName })).toBeChecked()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => callsOf(page, 'chooseAccount'))
    .toEqual([{ profileId: ids.emea, accountId: grace.id }])
  const changed = page.getByRole('button', { name: `Account ${grace.userName}: choose another` })
  await expect(changed).toBeFocused()
})

test('says that signing out is for all accounts', async ({ open, page }) => {
  await open(several)
  await expect(page.getByRole('button', { name: 'Sign out of all accounts' })).toBeVisible()
})

test('asks before another account takes the place of the profile’s', async ({ open, page }) => {
  await open({
    ...withToken(refused),
    answers: {
      keepAccount: { ok: true, value: tokens.emea }
    }
  })
  const notice = page.getByRole('group', { name: 'Another account' })
  await expect(notice).toContainText(ada.userName)
  await expect(notice).toContainText(grace.userName)
  await notice.getByRole('button', { name: 'Keep the profile’s account' }).click()
  await expect(notice).toBeHidden()
  await expect(page.getByRole('button', { name: 'Copy token' })).toBeFocused()
  expect(await callsOf(page, 'keepAccount')).toEqual([{ profileId: ids.emea }])
  expect(await callsOf(page, 'chooseAccount')).toEqual([])
})

test('uses the other account when that is wanted', async ({ open, page }) => {
  const chosen = { ...tokens.emea, account: grace.userName }
  await open({ ...withToken(refused), answers: { chooseAccount: { ok: true, value: chosen } } })
  await page.getByRole('button', { name: 'Use this account instead' }).click()
  expect(await callsOf(page, 'chooseAccount')).toEqual([
    { profileId: ids.emea, accountId: grace.id }
  ])
  await expect(page.getByRole('region', { name: 'Token' })).toContainText(grace.userName)
})

test('can be changed where the account that is used has to sign in again', async ({
  open,
  page
}) => {
  const failure = { code: 'sign-in-needed', remedy: 'sign-in', at: NOW } as const
  await open({
    ...withToken({ state: 'none', accounts: [ada, grace], accountId: ada.id, failure }),
    held: ['chooseAccount']
  })
  await page.getByRole('button', { name: /choose another/ }).click()
  await page.getByRole('menuitemradio', { name: grace.userName }).click()
  await expect.poll(() => callsOf(page, 'chooseAccount')).toHaveLength(1)
})

test('the time left never exceeds the token’s life, and a clock set back is said', async ({
  open,
  page
}) => {
  await open(withToken({}))
  const card = page.getByRole('region', { name: 'Token' })
  await expect(card).toContainText('52 min')
  // The computer slept for twenty minutes: no timer ran, and the clock is what counts.
  await page.clock.setFixedTime(NOW + 20 * MINUTE)
  await expect(card).toContainText('32 min')
  await page.clock.setFixedTime(NOW - 180 * MINUTE)
  await expect(card).toContainText('1 h 02 min')
  await expect(card).toContainText('it was set back since')
})

test('a clock that is wrong by minutes is said on the card', async ({ open, page }) => {
  await open(withToken({ clockAheadMs: -12 * MINUTE, issuedAt: NOW + 2 * MINUTE }))
  await expect(page.getByRole('region', { name: 'Token' })).toContainText(
    'This computer’s clock was about 12 min behind Microsoft’s'
  )
})

test('is readable by everyone', async ({ open, page }) => {
  await open(several)
  await page.getByRole('button', { name: /choose another/ }).click()
  await page.getByRole('menuitemradio', { name: grace.userName }).waitFor()
  await expectReadableByEveryone(page)
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 1100, height: 760 })
  await emit(page, 'tokenChanged', { ...tokens.emea, ...refused, clockAheadMs: 12 * MINUTE })
  await page.getByRole('button', { name: 'Use this account instead' }).waitFor()
  await expectReadableByEveryone(page)
})
