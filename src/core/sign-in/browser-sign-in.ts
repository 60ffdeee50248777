import type { Profile } from '../../shared/profile'
import { failed, type Result } from '../../shared/result'
import type { Failure } from '../../shared/token'
import { words } from '../../words'
import { scopesOf } from '../directory/partner-apis'
import type { AcquiredToken } from './acquired-token'
import { authorityOf } from './authority'
import {
  answerOfBrowser,
  endOf,
  randomText,
  type BrowserParts,
  type BrowserProgress
} from './browser-answer'
import { makePublicClient } from './clients'
import { failureOfMsalError, failureOfOAuthBody, makeFailure } from './failures'
import { keepSignIn, type KeepSignInParts, type SignInRequest } from './keep-sign-in'
import { openLoopback, type LoopbackAnswer } from './loopback'
import type { LoopbackPage } from './loopback-page'
import { MemoryCache } from './memory-cache'
import { MsalNetwork } from './msal-network'
import { readTokenRecord, type PinnedAccount } from './token-record'

export type SignInPrompt = 'default' | 'select-account' | 'consent' | 'login' | 'mfa'

export interface BrowserSignInParts extends KeepSignInParts, BrowserParts {}

export interface BrowserSignIn extends BrowserProgress, SignInRequest {
  readonly prompt: SignInPrompt
  /** What the authority or the API demands of this sign-in: a claims challenge. */
  readonly claims?: string | undefined
}

/**
 * Signs a person in with the system browser and returns the first token. Authorization code flow with
 * PKCE, state, nonce and a posted form. https://datatracker.ietf.org/doc/html/rfc8252
 */
export async function signInWithBrowser(
  parts: BrowserSignInParts,
  request: BrowserSignIn
): Promise<Result<AcquiredToken, Failure>> {
  const { vault, discovery, http, now } = parts
  const { profile, signal } = request
  const record = await readTokenRecord(vault, profile, now())
  const kept = record.ok ? record.value : undefined
  const authority = authorityOf(profile)
  const discovered = await discovery.endpointsOf(authority, kept?.discovery, signal)
  if (!discovered.ok) return signal.aborted ? failed(endOf(signal, now())) : discovered
  const endpoints = discovered.value

  // Nothing is kept before the token is known to be the right person's: the cache starts empty.
  const cache = new MemoryCache()
  const network = new MsalNetwork({
    http,
    authorityOrigin: authority.origin,
    retry: 'throttling',
    signal
  })
  const client = await makePublicClient({
    profile,
    authority,
    discovered: endpoints,
    cache,
    network
  })
  const { CryptoProvider } = await import('@azure/msal-node')
  const secrets = {
    state: randomText(),
    nonce: randomText(),
    ...(await new CryptoProvider().generatePkceCodes())
  }
  const scopes = [...scopesOf(profile)]
  const demanded = request.claims === undefined ? {} : { claims: request.claims }

  const loopback = await openLoopback({
    state: secrets.state,
    answerBy: 'posted-form',
    strangerPage: words.loopback.notExpected
  }).catch(() => undefined)
  if (loopback === undefined) return failed(makeFailure('loopback-unavailable', now()))
  const { redirectUri } = loopback
  try {
    const link = await client.getAuthCodeUrl({
      scopes,
      redirectUri,
      // SECURITY: a code in a query would stay in the browser's history and in logs.
      // [tests/integration/browser-sign-in.security.test.ts]
      responseMode: 'form_post',
      // SECURITY: a code that somebody else gets hold of is worth nothing without the verifier (PKCE).
      // [tests/integration/browser-sign-in.security.test.ts]
      codeChallenge: secrets.challenge,
      codeChallengeMethod: 'S256',
      // SECURITY: an answer that was not asked for is told by its state.
      // [tests/integration/browser-sign-in.security.test.ts]
      state: secrets.state,
      // SECURITY: a token that was issued for another request is told by its nonce.
      // [tests/integration/browser-sign-in.security.test.ts]
      nonce: secrets.nonce,
      ...demanded,
      ...promptOf(request.prompt, profile, kept?.account)
    })
    const answer = await answerOfBrowser(parts, request, link, loopback)
    if (!answer.ok) return answer
    request.onPhase('redeeming')
    const outcome = await redeem(answer.value)
    await answer.value.finish(pageOf(outcome))
    return outcome
  } finally {
    await loopback.close()
  }

  async function redeem({ parameters }: LoopbackAnswer): Promise<Result<AcquiredToken, Failure>> {
    if (parameters.has('error')) return failed(refusalOf(parameters, now()))
    const code = parameters.get('code')
    if (code === null) return failed(makeFailure('answer-invalid', now()))
    try {
      const result = await client.acquireTokenByCode(
        {
          code,
          scopes,
          redirectUri,
          codeVerifier: secrets.verifier,
          state: secrets.state,
          nonce: secrets.nonce,
          ...demanded
        },
        { code, state: secrets.state }
      )
      const brought = { result, msalCache: cache.text, discovered: endpoints }
      return await keepSignIn(parts, request, brought)
    } catch (error) {
      return failed(
        signal.aborted
          ? endOf(signal, now())
          : failureOfMsalError(error, network.lastFailure, now(), profile.mode)
      )
    }
  }
}

function pageOf(outcome: Result<AcquiredToken, Failure>): LoopbackPage {
  if (outcome.ok) return words.loopback.signedIn
  const { code } = outcome.failure
  return code === 'cancelled' || code === 'declined'
    ? words.loopback.cancelled
    : words.loopback.failed
}

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-authorization-code */
function promptOf(
  prompt: SignInPrompt,
  profile: Profile,
  account: PinnedAccount | undefined
): { prompt?: string; loginHint?: string } {
  const loginHint = account?.username ?? profile.account
  const hint = loginHint === undefined ? {} : { loginHint }
  switch (prompt) {
    case 'consent':
      return { prompt: 'consent', ...hint }
    case 'login':
    case 'mfa':
      return { prompt: 'login', ...hint }
    case 'select-account':
      return { prompt: 'select_account' }
    case 'default':
      // Without a known account, the browser's own session would choose one without asking.
      return loginHint === undefined ? { prompt: 'select_account' } : hint
  }
}

function refusalOf(parameters: URLSearchParams, now: number): Failure {
  // The account picker's "Back" comes without a description.
  if (parameters.get('error_subcode') === 'cancel') return makeFailure('cancelled', now)
  return failureOfOAuthBody(Object.fromEntries(parameters), 400, now)
}
