import type { Profile } from '../../shared/profile'
import type { Failure } from '../../shared/token'
import type { Text } from '../text'
import { authorityErrors } from './authority-errors'
import { failures, type FailureFacts } from './failures'
import { names } from './names'

/** As much of a profile as is said of its failures. */
export type ExplainedProfile = Pick<Profile, 'tenant' | 'clientId' | 'mode' | 'api' | 'cloud'>

/** What is said of one failure of one profile. */
export interface ExplainedFailure {
  /** The state in a word or two. */
  readonly headline: string
  /** What happened. */
  readonly sentence: Text
  /** The usual cause, or what to do. */
  readonly cause: Text
}

/** Returns what the sentences about a profile's failure may speak of. */
export function failureFacts(
  profile: ExplainedProfile,
  { expected, found }: Pick<Failure, 'expected' | 'found'> = {}
): FailureFacts {
  const { tenant, clientId, mode } = profile
  const api = names.api(profile.api)
  const cloud = names.cloud(profile.cloud)
  return { tenant, clientId, mode, api, cloud, expected, found }
}

/**
 * Returns what is said of a profile's failure: the words of its AADSTS number where it has some, and
 * otherwise those of its code.
 */
export function explainFailure(failure: Failure, profile: ExplainedProfile): ExplainedFailure {
  const facts = failureFacts(profile, failure)
  const general = failures.byCode[failure.code]
  const exact = failure.aadsts === undefined ? undefined : authorityErrors.of(failure.aadsts)
  return {
    headline: exact?.headline ?? general.headline,
    sentence: (exact?.meaning ?? general.sentence)(facts),
    cause: (exact?.remedy ?? general.cause)(facts)
  }
}
