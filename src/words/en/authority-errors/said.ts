import type { Text } from '../../text'
import type { FailureFacts } from '../failures/failure-words'

/** What is said of one AADSTS number. */
export interface AuthorityErrorWords {
  /** The state in a word or two, where the failure's own headline does not fit. */
  readonly headline?: string
  /** What the number means, in one sentence. */
  readonly meaning: (facts: FailureFacts) => Text
  /** What to do. */
  readonly remedy: (facts: FailureFacts) => Text
}

/** By AADSTS number, without its letters. */
export type AuthorityErrorsSaid = Readonly<Record<number, AuthorityErrorWords>>
