import type { AccessMode } from '../../shared/profile'
import type { FailureCode, RemedyId } from '../../shared/token'
import { credentialErrors } from './authority-errors/credentials'
import { peopleErrors } from './authority-errors/people'
import { permissionErrors } from './authority-errors/permissions'
import { registrationErrors } from './authority-errors/registration'
import type { AuthorityErrorRow, RemedyByMode } from './authority-errors/row'

export type { RemedyByMode } from './authority-errors/row'

/** What an AADSTS number says: which failure it is and what a person does about it. */
export interface AuthorityError {
  readonly code: FailureCode
  readonly remedy: RemedyId
}

/** Every AADSTS number that is known here. `words.authorityErrors` has sentences for each. */
export const authorityErrors: readonly AuthorityErrorRow[] = [
  ...registrationErrors,
  ...credentialErrors,
  ...permissionErrors,
  ...peopleErrors
]

/**
 * Microsoft's own page about an AADSTS number, which is put behind it. Source, as of 2026-11-23:
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes#lookup-current-error-code-information
 */
export const errorLookupAddress = 'https://login.microsoftonline.com/error?code='

const byNumber: ReadonlyMap<number, AuthorityErrorRow> = new Map(
  authorityErrors.flatMap((row) => row.numbers.map((number) => [number, row]))
)

/**
 * Returns what an AADSTS number (without its letters) says in an access mode, or `undefined` when it is
 * not known here.
 */
export function authorityErrorOf(aadsts: number, mode: AccessMode): AuthorityError | undefined {
  const row = byNumber.get(aadsts)
  return row === undefined ? undefined : { code: row.code, remedy: remedyIn(row.remedy, mode) }
}

/** Returns the remedy in an access mode. */
export function remedyIn(remedy: RemedyByMode, mode: AccessMode): RemedyId {
  return typeof remedy === 'string' ? remedy : remedy[mode]
}
