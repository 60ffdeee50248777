import { expect, it } from 'vitest'
import type { ActivityEntry } from '../../shared/activity'
import { activityText } from './activity-text'

it('gives no name a line of its own, and no sign that controls where it is read', () => {
  const entry: ActivityEntry = {
    id: 'c56a4180-65aa-42ec-a945-000000000001',
    at: 0,
    kind: 'copied',
    profileName: 'Contoso\n2026-01-01 Signed in\u001b[2J\u202e'
  }
  const text = activityText([entry], { version: '1', writtenAt: 0, withNames: true })
  expect(text.split('\n')).toHaveLength(6)
  expect(text).toContain('“Contoso2026-01-01 Signed in[2J”')
})
