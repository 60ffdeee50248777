import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { Failure } from '../../shared/token'
import { scopesOf } from '../directory/partner-apis'
import { acceptResult, type AcquiredToken } from './acquired-token'
import { authorityOf } from './authority'
import { cachedToken } from './cached-token'
import { makeConfidentialClient, makePublicClient } from './clients'
import { askOnTrial, type AskWith } from './credential-trial'
import { failureOfMsalError, makeFailure } from './failures'
import { MemoryCache } from './memory-cache'
import { MsalNetwork } from './msal-network'
import type { SignInParts } from './sign-in-parts'
import {
  readCredentials,
  readTokenRecord,
  writeCredentials,
  writeTokenRecord
} from './token-record'

export interface SilentRequest {
  readonly profile: Profile
  /** True to get a new token although the cached one is still good. */
  readonly renew: boolean
  readonly signal?: AbortSignal | undefined
}

/**
 * Returns a token without a person: the cached one while it is good for five minutes or more, otherwise a
 * new one by refresh token, secret or certificate. The caller lets one run at a time per profile.
 */
export async function getTokenSilently(
  parts: SignInParts,
  request: SilentRequest
): Promise<Result<AcquiredToken, Failure>> {
  const { vault, discovery, http, now } = parts
  const { profile, signal } = request
  const authority = authorityOf(profile)
  const refusal = discovery.refusalOf(authority)
  // SECURITY: what was cached before an import brought the host back is not used unasked either.
  // [tests/integration/unconfirmed-authority.security.test.ts]
  if (refusal !== undefined) return failed(refusal)
  const record = await readTokenRecord(vault, profile, now())
  // An app-only profile needs no record: its credential gets a new token at any time.
  if (!record.ok && profile.mode === 'app+user') return record
  const kept = record.ok ? record.value : undefined
  const pins = { ...kept?.account, tenantId: kept?.tenantId }
  const cached = request.renew ? undefined : cachedToken(kept, profile, now())
  if (cached !== undefined) return acceptResult(cached, profile, pins, now())
  const discovered = await discovery.endpointsOf(authority, kept?.discovery, signal)
  if (!discovered.ok) return discovered

  const cache = new MemoryCache(kept?.msalCache)
  const network = new MsalNetwork({
    http,
    authorityOrigin: authority.origin,
    retry: 'unavailable',
    signal
  })
  const client = { profile, authority, discovered: discovered.value, cache, network }
  const scopes = [...scopesOf(profile)]

  const askWith: AskWith = async (credential, skipCache) => {
    try {
      const confidential = await makeConfidentialClient(client, credential)
      const result = await confidential.acquireTokenByClientCredential({ scopes, skipCache })
      return result === null
        ? failed(makeFailure('internal', now()))
        : acceptResult(result, profile, pins, now())
    } catch (error) {
      return failed(failureOfMsalError(error, network.lastFailure, now(), profile.mode))
    }
  }

  async function askAsApplication(): Promise<Result<AcquiredToken, Failure>> {
    const credentials = await readCredentials(vault, profile, now())
    if (!credentials.ok) return credentials
    const {
      answer,
      record: changed,
      trial
    } = await askOnTrial(credentials.value, request.renew, askWith, now)
    // A trial that cannot be noted goes on with the next request.
    const isNoted = changed !== undefined && (await writeCredentials(vault, profile, changed)).ok
    return answer.ok && isNoted && trial !== undefined
      ? succeeded({ ...answer.value, trial })
      : answer
  }

  async function ask(): Promise<Result<AcquiredToken, Failure>> {
    if (profile.mode === 'app-only') return await askAsApplication()
    if (kept?.account === undefined) return failed(makeFailure('sign-in-needed', now()))
    const application = await makePublicClient(client)
    const result = await application.acquireTokenSilent({
      account: kept.account,
      scopes,
      forceRefresh: request.renew
    })
    return acceptResult(result, profile, pins, now())
  }

  try {
    const token = await ask()
    if (!token.ok) return token
    if (!cache.changed) return token
    const saved = await writeTokenRecord(vault, profile, {
      msalCache: cache.text,
      account: token.value.account ?? kept?.account,
      accounts: kept?.accounts,
      tenantId: kept?.tenantId ?? token.value.tenantId,
      discovery: discovered.value
    })
    return saved.ok ? token : succeeded({ ...token.value, unsaved: saved.failure.detail })
  } catch (error) {
    return failed(failureOfMsalError(error, network.lastFailure, now(), profile.mode))
  }
}
