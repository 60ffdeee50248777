import type { CredentialView, TokenView } from '../../shared/views'

const dayMs = 24 * 60 * 60 * 1000

/** How many days before its end a credential is spoken of; at 0 it has ended. */
const marks = [0, 1, 7, 30] as const
export type ReminderMark = (typeof marks)[number]

/** A credential's end that is worth speaking of. */
export interface Reminder {
  readonly profileId: string
  readonly kind: 'secret' | 'certificate'
  /** Milliseconds since the epoch. */
  readonly endsAt: number
  /** Whole days that are left; 0 on the last day and afterwards. */
  readonly daysLeft: number
  readonly mark: ReminderMark
}

/** Returns when a credential ends, in milliseconds since the epoch, if that is known. */
export function endOf(credential: CredentialView): number | undefined {
  switch (credential.kind) {
    case 'none':
      return undefined
    case 'secret':
      return credential.expiresAt
    case 'certificate':
      return credential.certificate.notAfter
  }
}

/**
 * Returns what a person is to be reminded of at `now` (milliseconds since the epoch): the credential
 * that ends within 30 days, unless this has been dismissed at the same mark or a later one.
 */
export function reminderOf(
  view: Pick<TokenView, 'profileId' | 'credential' | 'dismissedReminderDays'>,
  now: number
): Reminder | undefined {
  const { credential, profileId, dismissedReminderDays } = view
  const endsAt = endOf(credential)
  if (credential.kind === 'none' || endsAt === undefined) return undefined
  const leftMs = endsAt - now
  const mark = marks.find((days) => leftMs <= days * dayMs)
  if (mark === undefined) return undefined
  if (dismissedReminderDays !== undefined && dismissedReminderDays <= mark) return undefined
  const daysLeft = Math.max(0, Math.floor(leftMs / dayMs))
  return { profileId, kind: credential.kind, endsAt, daysLeft, mark }
}
