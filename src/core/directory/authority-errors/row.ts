import type { AccessMode } from '../../../shared/profile'
import type { FailureCode, RemedyId } from '../../../shared/token'

/** Where a fact comes from. */
export interface Source {
  readonly link: string
  /** The day on which it was read there, as `YYYY-MM-DD`. */
  readonly asOf: string
}

/** One remedy for both access modes, or one for each. */
export type RemedyByMode = RemedyId | Readonly<Record<AccessMode, RemedyId>>

/** What AADSTS numbers of one meaning say. */
export interface AuthorityErrorRow {
  readonly numbers: readonly number[]
  readonly code: FailureCode
  readonly remedy: RemedyByMode
  /** For what the numbers mean; what is done about them follows from it. */
  readonly source: Source
}

/** Microsoft's list of codes. It may change, so numbers choose help only. */
export const reference: Source = {
  link: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  asOf: '2026-11-23'
}

/*
 * No person takes part where an application signs in by itself, so that a sign-in is no remedy there.
 */
export const signIn = { 'app+user': 'sign-in', 'app-only': 'retry' } as const
export const signInWithAccount = {
  'app+user': 'sign-in-other-account',
  'app-only': 'none'
} as const
export const signInWithMfa = { 'app+user': 'sign-in-with-mfa', 'app-only': 'none' } as const
export const consent = { 'app+user': 'sign-in-with-consent', 'app-only': 'grant-consent' } as const
