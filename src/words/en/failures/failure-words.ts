import type { AccessMode } from '../../../shared/profile'
import type { Text } from '../../text'

/** What a failure's sentences may speak of: the profile, and what was expected and found. */
export interface FailureFacts {
  readonly tenant: string
  readonly clientId: string
  readonly api: string
  readonly cloud: string
  readonly mode: AccessMode
  readonly expected?: string | undefined
  readonly found?: string | undefined
}

/** What is said of one failure. */
export interface FailureWords {
  /** The state in a word or two. */
  readonly headline: string
  /** What happened, in one sentence. */
  readonly sentence: (facts: FailureFacts) => Text
  /** The usual cause, and what to do. */
  readonly cause: (facts: FailureFacts) => Text
}
