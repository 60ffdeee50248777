import type { CallFailure } from '../../shared/contract'
import type { Profile } from '../../shared/profile'
import { words, type FailureFacts, type Text } from '../../words'

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
  const said = words.consent.failureOf(failure.code) ?? words.failures.byCode[failure.code]
  const facts: FailureFacts = {
    tenant: profile.tenant,
    clientId: profile.clientId,
    api: words.names.api(profile.api),
    cloud: words.names.cloud(profile.cloud),
    mode: profile.mode,
    expected: failure.expected,
    found: failure.found
  }
  return { headline: said.headline, sentence: said.sentence(facts), cause: said.cause(facts) }
}
