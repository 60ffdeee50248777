import type { Result } from '../../shared/result'
import { succeeded } from '../../shared/result'
import type { Failure } from '../../shared/token'
import type { CredentialTrial } from '../../shared/views'
import type { Credential, CredentialRecord } from '../profiles/credential'
import type { AcquiredToken } from './acquired-token'

/** Asks for a token with one credential; `skipCache` asks Microsoft although a cached one is good. */
export type AskWith = (
  credential: Credential,
  skipCache: boolean
) => Promise<Result<AcquiredToken, Failure>>

/** What came of a request while a replaced credential may be on trial. */
export interface TrialAnswer {
  readonly answer: Result<AcquiredToken, Failure>
  /** The record as it has to be from now on, where the trial has changed it. */
  readonly record?: CredentialRecord
  /** What is to be told of the trial from now on. */
  readonly trial?: CredentialTrial | 'ended'
}

/**
 * Asks with the current credential. While the one before it is kept, one that Microsoft refuses gives way
 * to it; once the current one has worked, the one before it is dropped. A cached token says nothing about
 * a new credential, so the first request of a trial goes to Microsoft.
 *
 * @param now milliseconds since the epoch
 */
export async function askOnTrial(
  record: CredentialRecord,
  renew: boolean,
  ask: AskWith,
  now: () => number
): Promise<TrialAnswer> {
  const { current, former } = record
  const isFirst = former !== undefined && record.refused !== true
  const answer = await ask(current.credential, renew || isFirst)
  if (former === undefined) return { answer }
  if (answer.ok) {
    return answer.value.fromCache ? { answer } : { answer, record: { current }, trial: 'ended' }
  }
  if (!isRefusalOfCredential(answer.failure)) return { answer }
  const refused = { record: { ...record, refused: true }, trial: refusalOf(answer.failure, now()) }
  const second = await ask(former.credential, true)
  return second.ok ? { answer: succeeded(second.value), ...refused } : { answer, ...refused }
}

/** https://www.rfc-editor.org/rfc/rfc6749#section-5.2: `invalid_client` is said of the credential alone. */
function isRefusalOfCredential(failure: Failure): boolean {
  return failure.oauthError === 'invalid_client'
}

function refusalOf({ aadsts }: Failure, refusedAt: number): CredentialTrial {
  return { refusedAt, ...(aadsts === undefined ? {} : { aadsts }) }
}
