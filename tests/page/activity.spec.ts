import type { Page } from '@playwright/test'
import type { ActivityEntry } from '../../src/shared/activity'
import type { Scenario } from './fake-desktop'
import { answer, callsOf, emit, expect, release, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { ids, NOW, profiles, ready } from './scenarios'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

function entry(number: number, more: Partial<ActivityEntry> = {}): ActivityEntry {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    at: NOW - number * MINUTE,
    kind: 'copied',
    profileId: ids.emea,
    profileName: profiles.emea.name,
    form: 'token',
    by: 'window',
    ...more
  }
}

const day: ActivityEntry[] = [
  entry(1),
  entry(2, { form: 'curl', by: 'quick-copy' }),
  entry(3, {
    kind: 'refused',
    profileId: ids.gov,
    profileName: profiles.gov.name,
    failure: 'consent-needed',
    aadsts: 65001,
    correlationId: '5b2c9d1e-0a3f-4c7b-8e55-1d2f3a4b5c6d'
  }),
  entry(4, { kind: 'signed-in' }),
  entry(5, {
    kind: 'profiles-deleted',
    profileId: '00000000-0000-4000-8000-0000000000ff',
    profileName: 'Gone since',
    at: NOW - DAY
  }),
  entry(6, { kind: 'renewed', by: 'command-line', at: NOW - DAY - MINUTE })
]

async function openActivity(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Activity' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible()
}

function withEntries(entries: readonly ActivityEntry[], more = false): Scenario {
  return {
    ...ready,
    answers: { getActivity: { ok: true, value: { entries: [...entries], more } } }
  }
}

test('shows what was done by day, with the name of that time and the time in UTC', async ({
  open,
  page
}) => {
  await open(withEntries(day))
  await openActivity(page)
  const today = page.getByRole('list', { name: /Monday,? 23 November 2026/ })
  await expect(today.getByRole('listitem')).toHaveCount(4)
  await expect(today.getByRole('listitem').first()).toContainText('Token copied')
  await expect(today.getByTitle('2026-11-23 17:48:00 UTC')).toBeVisible()
  await expect(today).toContainText('Copied: curl')
  await expect(today).toContainText('quick copy')
  await expect(today).toContainText('Refused: Needs consent (AADSTS65001)')
  await expect(today).toContainText('5b2c9d1e-0a3f-4c7b-8e55-1d2f3a4b5c6d')
  const before = page.getByRole('list', { name: /Sunday,? 22 November 2026/ })
  await expect(before).toContainText('Profile deleted')
  await expect(before).toContainText('Gone since')
  await expect(before.getByRole('button', { name: 'Gone since' })).toHaveCount(0)
  await today.getByRole('button', { name: 'Litware Gov' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Litware Gov/)
})

test('shows one kind of event, and older entries when asked', async ({ open, page }) => {
  await open(withEntries(day, true))
  await openActivity(page)
  await answer(page, 'getActivity', {
    ok: true,
    value: { entries: [entry(20, { at: NOW - 3 * DAY })], more: false }
  })
  const older = page.getByRole('button', { name: 'Show older' })
  await older.focus()
  await older.press('Enter')
  await expect(page.getByRole('list', { name: /Friday,? 20 November 2026/ })).toBeVisible()
  await expect(older).toHaveCount(0)
  await expect(
    page.getByRole('list', { name: /Friday,? 20 November 2026/ }).getByRole('listitem')
  ).toBeFocused()
  await page.getByRole('combobox', { name: 'Show' }).selectOption('Refusals')
  await expect(page.getByRole('status').filter({ hasText: '1 entry is shown.' })).toHaveCount(1)
  expect(await callsOf(page, 'getActivity')).toEqual([
    { limit: 100 },
    { before: day.at(-1)?.id, limit: 250 },
    { kinds: ['refused'], limit: 100 }
  ])
})

test('takes up what is noted meanwhile, says it, and only what belongs here', async ({
  open,
  page
}) => {
  await open(withEntries([]))
  await page.getByRole('tab', { name: 'Activity' }).click()
  const panel = page.getByRole('tabpanel')
  await expect(panel).toContainText('Nothing has been noted of this profile yet.')
  await emit(page, 'activityAdded', entry(1, { kind: 'renewed' }))
  await emit(page, 'activityAdded', entry(2, { kind: 'signed-out', profileId: ids.gov }))
  await expect(panel.getByRole('listitem')).toHaveCount(1)
  await expect(panel.getByRole('listitem')).toContainText('Token renewed')
  await expect(panel.getByRole('status').filter({ hasText: 'Noted: Token renewed' })).toHaveCount(1)
  expect(await callsOf(page, 'getActivity')).toEqual([{ profileId: ids.emea, limit: 100 }])
})

test('gives a text for a ticket, without names unless they are chosen', async ({ open, page }) => {
  await open({
    ...withEntries(day),
    answers: {
      ...withEntries(day).answers,
      copyActivity: { ok: true, value: { count: 6 } },
      saveActivity: { ok: true, value: { savedAs: 'activity.txt' } }
    }
  })
  await openActivity(page)
  await page.getByRole('button', { name: 'Copy as text' }).click()
  await expect(page.getByText('Copied: 6 entries.')).toBeVisible()
  await page.getByRole('checkbox', { name: 'With the names of profiles' }).check()
  await page.getByRole('button', { name: 'Save as a file…' }).click()
  await expect(page.getByText('Saved as activity.txt.')).toBeVisible()
  expect(await callsOf(page, 'copyActivity')).toEqual([{ withNames: false }])
  expect(await callsOf(page, 'saveActivity')).toEqual([{ withNames: true }])
  await answer(page, 'saveActivity', {
    ok: false,
    failure: { kind: 'file', problem: 'not-saved', about: 'ENOSPC' }
  })
  await page.getByRole('button', { name: 'Save as a file…' }).click()
  await expect(page.getByText('The file could not be written.')).toBeVisible()
})

test('is cleared only when the main process says that it was', async ({ open, page }) => {
  await open({
    ...withEntries(day),
    answers: {
      ...withEntries(day).answers,
      clearActivity: { ok: true, value: { cleared: false } }
    }
  })
  await openActivity(page)
  await page.getByRole('button', { name: 'Clear the activity…' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Token copied' })).toHaveCount(1)
  await answer(page, 'clearActivity', { ok: true, value: { cleared: true } })
  await page.getByRole('button', { name: 'Clear the activity…' }).click()
  await expect(page.getByText('Nothing has been noted yet.')).toBeVisible()
})

test('says that it could not be read, and reads it again', async ({ open, page }) => {
  await open({
    ...ready,
    answers: { getActivity: { ok: false, failure: { kind: 'internal' } } }
  })
  await openActivity(page)
  await expect(page.getByRole('alert')).toContainText('The activity could not be read.')
  await answer(page, 'getActivity', { ok: true, value: { entries: day, more: false } })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('list', { name: /Monday,? 23 November 2026/ })).toBeVisible()
})

test('says that it is being read', async ({ open, page }) => {
  await open({ ...ready, held: ['getActivity'] })
  await openActivity(page)
  await expect(page.getByText('Reading the activity')).toBeVisible()
  await release(page, 'getActivity', { ok: true, value: { entries: day, more: false } })
  await expect(page.getByText('Reading the activity')).toBeHidden()
})

test('takes up a new entry among 5,000 in a few frames', async ({ open, page }) => {
  const many = Array.from({ length: 5000 }, (_, index) =>
    entry(index + 10, { at: NOW - index * 9 * MINUTE })
  )
  await open(withEntries(many))
  await openActivity(page)
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(5000)
  const tookMs = await page.evaluate(
    async (json) => {
      const startedAt = performance.now()
      window.fakeMain.emit('activityAdded', json)
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      return performance.now() - startedAt
    },
    JSON.stringify(entry(1, { kind: 'signed-out' }))
  )
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText('Signed out')
  // A page that lays everything out anew takes ten times as long; the bound leaves room for a busy machine.
  expect(tookMs).toBeLessThan(500)
})

test('the activity can be read by everyone: axe, both themes, 400 %', async ({ open, page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await open(withEntries(day, true))
  await openActivity(page)
  await expectReadableByEveryone(page)
})

test('a profile’s activity can be read by everyone: axe, both themes, 400 %', async ({
  open,
  page
}) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await open(withEntries(day.filter(({ profileId }) => profileId === ids.emea)))
  await page.getByRole('tab', { name: 'Activity' }).click()
  await expectReadableByEveryone(page)
})
