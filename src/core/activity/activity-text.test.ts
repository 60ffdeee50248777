import { describe, expect, it } from 'vitest'
import type { ActivityEntry } from '../../shared/activity'
import { activityText } from './activity-text'

const first = 'c56a4180-65aa-42ec-a945-000000000001'
const second = 'c56a4180-65aa-42ec-a945-000000000002'
const at = Date.UTC(2026, 10, 23, 17, 49, 5)
const entry = (minute: number, more: Partial<ActivityEntry>): ActivityEntry => ({
  id: `c56a4180-65aa-42ec-a945-1000000000${minute}`,
  at: at + minute * 60_000,
  kind: 'copied',
  ...more
})
const entries: readonly ActivityEntry[] = [
  entry(10, { kind: 'signed-in', profileId: first, profileName: 'Contoso', by: 'window' }),
  entry(11, {
    kind: 'refused',
    profileId: second,
    profileName: 'Litware',
    failure: 'consent-needed',
    aadsts: 65001,
    correlationId: '5b2c9d1e-0a3f-4c7b-8e55-1d2f3a4b5c6d'
  }),
  entry(12, { kind: 'copied', profileId: first, profileName: 'Contoso', form: 'curl', by: 'tray' })
]
const facts = { version: '1.2.3', writtenAt: at, withNames: true }

describe('the activity as text', () => {
  it('has a line for each entry, the newest first, with times in UTC', () => {
    expect(activityText(entries, facts).split('\n')).toEqual([
      'Activity of Partner Token Desk 1.2.3',
      'Written 2026-11-23 17:49:05 UTC; 3 entries, the newest first',
      'Profiles are named as they were then.',
      '',
      '2026-11-23 18:01:05 UTC | Copied: curl | “Contoso” | tray',
      '2026-11-23 18:00:05 UTC | Refused: Needs consent (AADSTS65001) | “Litware” | correlation id 5b2c9d1e-0a3f-4c7b-8e55-1d2f3a4b5c6d',
      '2026-11-23 17:59:05 UTC | Signed in | “Contoso” | window',
      ''
    ])
  })

  it('numbers the profiles when names are not chosen', () => {
    const text = activityText(entries, { ...facts, withNames: false })
    expect(text).not.toMatch(/Contoso|Litware/)
    expect(text).toContain('Copied: curl | profile 1 | tray')
    expect(text).toContain('| profile 2 | correlation id')
  })
})
