import type { Page } from '@playwright/test'
import type { Claim } from '../../src/shared/claims'
import type { CallResult } from '../../src/shared/contract'
import { answer, callsOf, emit, expect, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { ids, NOW, ready, tokens, withToken } from './scenarios'

const MINUTE = 60_000

function claim(name: string, ...texts: string[]): Claim {
  return { name, isList: texts.length !== 1, values: texts.map((text) => ({ text })) }
}

function time(name: string, at: number): Claim {
  return { ...claim(name, String(at / 1000)), at }
}

const claims: Claim[] = [
  {
    name: 'aud',
    isList: false,
    values: [{ text: 'https://api.partner.microsoft.com', name: 'Partner API' }]
  },
  claim('tid', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'),
  claim('appid', 'b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77'),
  claim('appidacr', '0'),
  claim('upn', 'ada.lovelace@contoso-emea.com'),
  claim('scp', 'user_impersonation', 'offline_access'),
  {
    name: 'wids',
    isList: true,
    values: [
      { text: '62e90394-69f5-4237-9190-012177145e10', name: 'Global Administrator' },
      { text: 'b79fbf4d-3ef9-4689-8143-76b194e85509' }
    ]
  },
  claim('amr', 'pwd', 'mfa'),
  time('iat', NOW - 10 * MINUTE),
  time('exp', NOW + 52 * MINUTE),
  claim('contoso_made_up', 'something')
]

function answered(value: Extract<CallResult<'getClaims'>, { ok: true }>['value']) {
  return { ...ready, answers: { getClaims: { ok: true as const, value } } }
}

const readable = answered({ kind: 'claims', claims })

async function openClaims(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Claims' }).click()
}

function row(page: Page, name: string) {
  const header = page.getByRole('rowheader', { name, exact: true })
  return page.getByRole('row').filter({ has: header })
}

test('shows each claim with its value and what it means', async ({ open, page }) => {
  await open(readable)
  await openClaims(page)
  const table = page.getByRole('table', { name: 'Claims of the token' })
  await expect(table.getByRole('row')).toHaveCount(claims.length + 1)
  await expect(row(page, 'aud')).toContainText('https://api.partner.microsoft.com')
  await expect(row(page, 'aud')).toContainText('Partner API')
  await expect(row(page, 'aud')).toContainText('The API that the token is for')
  await expect(row(page, 'amr')).toContainText('multi-factor authentication')
  await expect(row(page, 'wids')).toContainText('Global Administrator')
  await expect(row(page, 'scp').getByRole('listitem')).toHaveText([
    'user_impersonation',
    'offline_access'
  ])
  await expect(row(page, 'contoso_made_up').getByRole('cell')).toHaveText(['something', '', ''])
})

test('shows times here, in UTC and from now', async ({ open, page }) => {
  await open(readable)
  await openClaims(page)
  await expect(row(page, 'exp')).toContainText('in 52 min')
  await expect(row(page, 'exp')).toContainText('2026-11-23 18:41:00 UTC')
  await expect(row(page, 'iat')).toContainText('10 min ago')
  await page.clock.setFixedTime(NOW + 60 * MINUTE)
  await expect(row(page, 'exp')).toContainText('8 min ago')
  await expect(page.getByText('This token has expired.')).toBeVisible()
})

test('finds claims by name, value and meaning', async ({ open, page }) => {
  await open(readable)
  await openClaims(page)
  const search = page.getByRole('searchbox', { name: 'Search claims' })
  for (const [typed, names] of [
    ['aud', ['aud']],
    ['lovelace', ['upn']],
    ['global admin', ['wids']],
    ['by a certificate', ['appidacr']]
  ] as const) {
    await search.fill(typed)
    await expect(page.getByRole('rowheader')).toHaveText([...names])
  }
  await search.fill('nothing like it')
  await expect(page.getByText('No claim has “nothing like it” in it.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all claims' }).click()
  await expect(search).toBeFocused()
  await expect(page.getByRole('rowheader')).toHaveCount(claims.length)
})

test('copies the value of one claim, by keyboard too, and says so', async ({ open, page }) => {
  await open(readable)
  await openClaims(page)
  const copy = page.getByRole('button', { name: 'Copy upn' })
  await copy.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('upn copied.')).toBeVisible()
  expect(await callsOf(page, 'copyClaim')).toEqual([{ profileId: ids.emea, name: 'upn' }])
  await expect(copy).toBeFocused()
})

test('follows the token', async ({ open, page }) => {
  await open(readable)
  await openClaims(page)
  await expect(row(page, 'upn')).toContainText('ada.lovelace')
  await answer(page, 'getClaims', {
    ok: true,
    value: { kind: 'claims', claims: [claim('upn', 'grace.hopper@contoso-emea.com')] }
  })
  await emit(page, 'tokenChanged', { ...tokens.emea, expiresAt: NOW + 70 * MINUTE })
  await expect(row(page, 'upn')).toContainText('grace.hopper')
  await expect(page.getByRole('rowheader')).toHaveCount(1)
})

test('says of a token that cannot be read that it cannot, and leads on', async ({ open, page }) => {
  await open(answered({ kind: 'opaque' }))
  await openClaims(page)
  await expect(page.getByRole('heading', { name: 'A token that cannot be read' })).toBeVisible()
  await page.getByRole('button', { name: 'Go to the test call' }).click()
  await expect(page.getByRole('tab', { name: 'Test call' })).toHaveAttribute(
    'aria-selected',
    'true'
  )
})

test('says what to do when there is no token', async ({ open, page }) => {
  await open({ ...withToken({ state: 'none' }), answers: answered({ kind: 'none' }).answers })
  await openClaims(page)
  await expect(page.getByRole('heading', { name: 'No token to look at' })).toBeVisible()
  await expect(page.getByText('Sign in above.')).toBeVisible()
})

test('offers to try again when the claims cannot be read', async ({ open, page }) => {
  await open({
    ...ready,
    answers: { getClaims: { ok: false, failure: { kind: 'internal' } } }
  })
  await openClaims(page)
  await expect(page.getByText('The claims could not be read.')).toBeVisible()
  await answer(page, 'getClaims', { ok: true, value: { kind: 'claims', claims } })
  await page.getByRole('tabpanel').getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('rowheader')).toHaveCount(claims.length)
})

test('is readable by everyone', async ({ open, page }) => {
  await open(readable)
  await openClaims(page)
  await expect(page.getByRole('rowheader')).toHaveCount(claims.length)
  await expectReadableByEveryone(page)
})
