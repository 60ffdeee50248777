import type { CallFailure } from '../../shared/call-failure'
import type { Profile } from '../../shared/profile'
import { words, type Text } from '../../words'

/** What is said of a consent that was not granted. */
export interface FailureSaid {
  readonly headline?: string
  readonly sentence: Text
  readonly cause?: Text
}

/** Returns what is said of a failure: in the words of a consent, where it has its own. */
export function failureSaid(profile: Profile, callFailure: CallFailure): FailureSaid {
  if (callFailure.kind !== 'failure') return { sentence: [words.failures.calls[callFailure.kind]] }
  const { failure } = callFailure
  const said = words.consent.failureOf(failure.code)
  if (said === undefined) return words.explainFailure(failure, profile)
  const facts = words.failureFacts(profile, failure)
  return { headline: said.headline, sentence: said.sentence(facts), cause: said.cause(facts) }
}
