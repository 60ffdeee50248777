import { setTimeout as delay } from 'node:timers/promises'
import { failed, type Result } from '../../shared/result'
import type { Failure } from '../../shared/token'
import { scopesOf } from '../directory/partner-apis'
import type { AcquiredToken } from './acquired-token'
import { authorityOf } from './authority'
import { endOf } from './browser-answer'
import { makePublicClient } from './clients'
import { DeviceCodeExchange } from './device-code-exchange'
import { isKnownCodePage } from './device-code-page'
import { failureOfMsalError, makeFailure } from './failures'
import { keepSignIn, type KeepSignInParts, type SignInRequest } from './keep-sign-in'
import { MemoryCache } from './memory-cache'
import { MsalNetwork } from './msal-network'
import { readTokenRecord } from './token-record'

/** A code that a person types at a page of Microsoft's, on any device. */
export interface DeviceCode {
  /** Letters, digits and hyphens. It is worth something only to who signs in with it. */
  readonly userCode: string
  /** Where the authority wants it to be typed. */
  readonly page: string
  /** False for a page that is none of the cloud's: nobody should be sent there. */
  readonly isKnownPage: boolean
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

export interface DeviceCodeParts extends KeepSignInParts {
  /** See `policeDiscovery`. */
  readonly plainBrowserOrigin?: string | undefined
  /** Passes time between two questions; by default the system's. */
  readonly passTime?: ((durationMs: number, signal: AbortSignal) => Promise<void>) | undefined
}

export interface DeviceCodeSignIn extends SignInRequest {
  /** Given the code once the authority has made one; the person does the rest. */
  readonly onCode: (code: DeviceCode) => void
  /** Told when the authority has answered and the token is being kept. */
  readonly onAnswered?: () => void
}

/**
 * Signs a person in with a code that is typed in any browser, and returns the first token. Returns when it
 * has been typed, has expired or the signal ends the wait. https://www.rfc-editor.org/rfc/rfc8628
 */
export async function signInWithDeviceCode(
  parts: DeviceCodeParts,
  request: DeviceCodeSignIn
): Promise<Result<AcquiredToken, Failure>> {
  const { vault, discovery, http, now, plainBrowserOrigin } = parts
  const { profile, signal } = request
  const record = await readTokenRecord(vault, profile, now())
  const kept = record.ok ? record.value : undefined
  const authority = authorityOf(profile)
  const discovered = await discovery.endpointsOf(authority, kept?.discovery, signal)
  if (!discovered.ok) return signal.aborted ? failed(endOf(signal, now())) : discovered

  // Nothing is kept before the token is known to be the right person's: the cache starts empty.
  const cache = new MemoryCache()
  const codes = new DeviceCodeExchange({ now, wait: parts.passTime ?? pause, signal })
  const network = new MsalNetwork({
    http,
    authorityOrigin: authority.origin,
    retry: 'unavailable',
    signal,
    exchange: codes.exchange
  })
  const endpoints = discovered.value
  const client = await makePublicClient({
    profile,
    authority,
    discovered: endpoints,
    cache,
    network
  })
  let expiresAt = Infinity
  try {
    const result = await client.acquireTokenByDeviceCode({
      scopes: [...scopesOf(profile)],
      deviceCodeCallback: ({ userCode, verificationUri, expiresIn }) => {
        expiresAt = now() + expiresIn * 1000
        const isKnownPage = isKnownCodePage(verificationUri, profile.cloud, plainBrowserOrigin)
        request.onCode({ userCode, page: verificationUri, isKnownPage, expiresAt })
      }
    })
    if (result === null) return failed(makeFailure('internal', now()))
    request.onAnswered?.()
    return await keepSignIn(parts, request, {
      result,
      msalCache: cache.text,
      discovered: endpoints
    })
  } catch (error) {
    if (signal.aborted) return failed(endOf(signal, now()))
    if (codes.refusal !== undefined) return failed(codes.refusal)
    if (now() >= expiresAt) return failed(makeFailure('device-code-expired', now()))
    return failed(failureOfMsalError(error, network.lastFailure, now(), profile.mode))
  }
}

async function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  await delay(durationMs, undefined, { signal })
}
