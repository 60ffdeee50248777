import { describe, expect, it } from 'vitest'
import type { CredentialView } from '../../shared/views'
import { reminderOf, type ReminderMark } from './reminders'

const profileId = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'
const dayMs = 86_400_000
const endsAt = Date.UTC(2027, 4, 31, 23, 59, 59)

const secret: CredentialView = { kind: 'secret', savedAt: 1, expiresAt: endsAt }
const certificate: CredentialView = {
  kind: 'certificate',
  savedAt: 1,
  certificate: {
    subject: 'CN=Contoso',
    thumbprintSha1: 'A'.repeat(40),
    thumbprintSha256: 'B'.repeat(64),
    notBefore: 1,
    notAfter: endsAt
  }
}

function markAt(leftMs: number, dismissed?: number): ReminderMark | undefined {
  const view = {
    profileId,
    credential: secret,
    ...(dismissed === undefined ? {} : { dismissedReminderDays: dismissed })
  }
  return reminderOf(view, endsAt - leftMs)?.mark
}

describe('a reminder', () => {
  it.each<readonly [number, ReminderMark | undefined]>([
    [31 * dayMs, undefined],
    [30 * dayMs + 1, undefined],
    [30 * dayMs, 30],
    [7 * dayMs + 1, 30],
    [7 * dayMs, 7],
    [dayMs + 1, 7],
    [dayMs, 1],
    [1, 1],
    [0, 0],
    [-400 * dayMs, 0]
  ])('%i ms before the end stands at the mark %s', (leftMs, mark) => {
    expect(markAt(leftMs)).toBe(mark)
  })

  it('that was dismissed comes back at the next mark, and not before', () => {
    expect(markAt(20 * dayMs, 30)).toBeUndefined()
    expect(markAt(7 * dayMs, 30)).toBe(7)
    expect(markAt(3 * dayMs, 7)).toBeUndefined()
    expect(markAt(dayMs, 7)).toBe(1)
    expect(markAt(-dayMs, 1)).toBe(0)
    expect(markAt(-dayMs, 0)).toBeUndefined()
  })

  it('counts whole days, and none once it is over', () => {
    const at = (leftMs: number) => reminderOf({ profileId, credential: secret }, endsAt - leftMs)
    expect(at(12.9 * dayMs)?.daysLeft).toBe(12)
    expect(at(-dayMs)?.daysLeft).toBe(0)
  })

  it('is of certificates too', () => {
    expect(reminderOf({ profileId, credential: certificate }, endsAt - dayMs)).toEqual({
      profileId,
      kind: 'certificate',
      endsAt,
      daysLeft: 1,
      mark: 1
    })
  })

  it('is not of what has no known end', () => {
    const without: CredentialView = { kind: 'secret', savedAt: 1 }
    expect(reminderOf({ profileId, credential: without }, endsAt)).toBeUndefined()
    expect(reminderOf({ profileId, credential: { kind: 'none' } }, endsAt)).toBeUndefined()
  })
})
