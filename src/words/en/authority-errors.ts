import { accountErrors } from './authority-errors/accounts'
import { credentialErrors } from './authority-errors/credentials'
import { passingErrors } from './authority-errors/passing'
import { permissionErrors } from './authority-errors/permissions'
import { policyErrors } from './authority-errors/policies'
import { registrationErrors } from './authority-errors/registration'
import type { AuthorityErrorsSaid, AuthorityErrorWords } from './authority-errors/said'

const byNumber: AuthorityErrorsSaid = {
  ...registrationErrors,
  ...credentialErrors,
  ...permissionErrors,
  ...accountErrors,
  ...policyErrors,
  ...passingErrors
}

/** Words for the numbers of Microsoft's login service. */
export const authorityErrors = {
  /** Returns what is said of an AADSTS number, or `undefined` when it is not known here. */
  of: (aadsts: number): AuthorityErrorWords | undefined => byNumber[aadsts],
  /** Every number that has words. */
  numbers: Object.keys(byNumber).map(Number) satisfies readonly number[],
  /** The link to Microsoft’s own page about a number. */
  lookUp: (aadsts: number): string => `Look up AADSTS${aadsts} at Microsoft`
} as const
