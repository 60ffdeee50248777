import type { SignInView, TokenView } from '../../src/shared/views'
import { callsOf, emit, expect, release, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { ids, NOW, ready, signedOut, tokens, waiting, withSnapshot } from './scenarios'

const withCode = {
  ...waiting,
  way: 'device-code',
  endsAt: NOW + 872_000,
  pageOrigin: 'https://microsoft.com',
  deviceCode: {
    userCode: 'H7KQ2MZXR',
    page: 'https://microsoft.com/devicelogin',
    isKnownPage: true,
    expiresAt: NOW + 872_000
  }
} as const satisfies SignInView

const codeWaits = withSnapshot({ signIns: [withCode] })
const others: readonly TokenView[] = Object.values(tokens).slice(1)

test('begins from the card of a profile that is signed out', async ({ open, page }) => {
  await open({ ...ready, tokens: [signedOut, ...others], held: ['signInWithDeviceCode'] })
  await page.getByRole('button', { name: 'Use a code' }).click()
  expect(await callsOf(page, 'signInWithDeviceCode')).toEqual([{ profileId: ids.emea }])
  await emit(page, 'signInChanged', {
    profileId: ids.emea,
    signIn: { ...withCode, phase: 'opening', deviceCode: undefined }
  })
  await expect(page.getByRole('heading', { name: 'Getting a code' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await emit(page, 'signInChanged', { profileId: ids.emea, signIn: withCode })
  await expect(page.getByText('H7KQ2MZXR')).toBeVisible()
})

test('shows code, page, tenant, account, cloud and what is left, and warns', async ({
  open,
  page
}) => {
  await open(codeWaits)
  const card = page.getByRole('region', { name: 'Token' })
  for (const text of [
    'H7KQ2MZXR',
    'https://microsoft.com/devicelogin',
    'contoso-emea.onmicrosoft.com',
    'ada.lovelace@contoso-emea.com',
    'login.microsoftonline.com',
    '14:32',
    'Type a code only if you asked for it yourself.'
  ])
    await expect(card).toContainText(text)
})

test('copies the code, opens the page and cancels, all by keyboard', async ({ open, page }) => {
  await open(codeWaits)
  await page.getByRole('button', { name: 'Copy code' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Code copied.')).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => callsOf(page, 'openDeviceCodePage')).toHaveLength(1)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: /^Use this computer/ })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await callsOf(page, 'cancelSignIn')).toEqual([{ profileId: ids.emea }])
})

test('shows an address that is not known as text, and offers no way to open it', async ({
  open,
  page
}) => {
  const deviceCode = {
    ...withCode.deviceCode,
    page: 'https://microsoft.example/devicelogin',
    isKnownPage: false
  }
  await open(withSnapshot({ signIns: [{ ...withCode, deviceCode }] }))
  await expect(page.getByText('https://microsoft.example/devicelogin')).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('the app does not open it')
  await expect(page.getByRole('button', { name: 'Open the page' })).toBeHidden()
  const card = page.getByRole('region', { name: 'Token' })
  await expect(card.getByRole('link')).toHaveCount(0)
})

test('takes the place of a sign-in that waits in the browser', async ({ open, page }) => {
  await open({
    ...ready,
    tokens: [signedOut, ...others],
    held: ['signIn', 'signInWithDeviceCode']
  })
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await emit(page, 'signInChanged', { profileId: ids.emea, signIn: waiting })
  await page.getByRole('button', { name: 'Use a code instead' }).click()
  await expect.poll(() => callsOf(page, 'cancelSignIn')).toHaveLength(1)
  expect(await callsOf(page, 'signInWithDeviceCode')).toHaveLength(0)
  await emit(page, 'signInChanged', { profileId: ids.emea })
  await release(page, 'signIn', {
    ok: false,
    failure: { kind: 'failure', failure: { code: 'cancelled', remedy: 'none', at: NOW } }
  })
  await expect.poll(() => callsOf(page, 'signInWithDeviceCode')).toHaveLength(1)
  await expect(page.getByText('Sign-in cancelled')).toBeHidden()
})

test('says that the code has expired, and gets a new one', async ({ open, page }) => {
  await open({ ...ready, tokens: [signedOut, ...others], held: ['signInWithDeviceCode'] })
  await page.getByRole('button', { name: 'Use a code' }).click()
  await release(page, 'signInWithDeviceCode', {
    ok: false,
    failure: { kind: 'failure', failure: { code: 'device-code-expired', remedy: 'retry', at: NOW } }
  })
  await expect(page.getByRole('heading', { name: 'Code expired' })).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => callsOf(page, 'signInWithDeviceCode')).toHaveLength(2)
})

test('says where a tenant allows no codes, and leads to the browser', async ({ open, page }) => {
  const failure = {
    code: 'device-code-blocked',
    remedy: 'sign-in',
    at: NOW,
    aadsts: 53003
  } as const
  await open({ ...ready, tokens: [{ ...signedOut, failure }, ...others], held: ['signIn'] })
  await expect(page.getByRole('heading', { name: 'Code not allowed here' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  expect(await callsOf(page, 'signIn')).toEqual([{ profileId: ids.emea, prompt: 'default' }])
})

test('a sign-in in the browser names tenant, account and cloud, and offers other ways', async ({
  open,
  page
}) => {
  await open(withSnapshot({ signIns: [waiting] }))
  const card = page.getByRole('region', { name: 'Token' })
  for (const text of [
    'contoso-emea.onmicrosoft.com',
    'ada.lovelace@contoso-emea.com',
    'Global cloud',
    'login.microsoftonline.com',
    'private window'
  ])
    await expect(card).toContainText(text)
  for (const name of ['Open again', 'Copy link instead', 'Use a code instead', 'Cancel'])
    await expect(card.getByRole('button', { name })).toBeVisible()
})

test('is readable by everyone', async ({ open, page }) => {
  await open(codeWaits)
  await page.getByText('H7KQ2MZXR').waitFor()
  await expectReadableByEveryone(page)
  await page.setViewportSize({ width: 1100, height: 760 })
  await emit(page, 'signInChanged', { profileId: ids.emea, signIn: waiting })
  await page.getByRole('button', { name: 'Use a code instead' }).waitFor()
  await expectReadableByEveryone(page)
})
