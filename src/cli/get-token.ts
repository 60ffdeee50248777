import type { TokenDesk } from '../core/token-desk'
import type { Profile } from '../shared/profile'
import { failed, type Result } from '../shared/result'
import type { RemedyId } from '../shared/token'
import type { CallFailure } from '../shared/call-failure'
import { hasSwitch, type CommandContext } from './command'
import type { Problem } from './problem'

/** A token for the answer. `text` is secret. */
export type GotToken = Extract<
  Awaited<ReturnType<TokenDesk['tokens']['copy']>>,
  { ok: true }
>['value']

export interface TokenWish {
  /** A new token although the cached one is still good. */
  readonly renew?: boolean
}

/**
 * Returns a token: the cached one, a renewed one, or, when that takes a person and one is there, one of a
 * new sign-in. The desk was opened with the key store.
 */
export async function getToken(
  context: CommandContext,
  desk: TokenDesk,
  profile: Profile,
  { renew = false }: TokenWish
): Promise<Result<GotToken, Problem>> {
  const silently = await getSilently(desk, profile.id, renew)
  if (silently.ok) return silently
  const remedy = remedyOf(silently.failure)
  const mayAsk = context.terminal.hasPerson && !hasSwitch(context, 'no-sign-in')
  if (remedy?.startsWith('sign-in') === true && profile.mode === 'app+user' && mayAsk) {
    const { signIn } = await import('./sign-in')
    const signedIn = await signIn(context, desk, profile, {})
    return signedIn.ok ? await getCached(desk, profile) : signedIn
  }
  const { vaultProblem } = await import('./open-desk')
  const locked = isOfRecords(silently.failure) ? await vaultProblem(desk) : undefined
  return failed(locked ?? { kind: 'call', failure: silently.failure, profile })
}

async function getSilently(
  desk: TokenDesk,
  profileId: string,
  renew: boolean
): Promise<Result<GotToken, CallFailure>> {
  if (renew) {
    const renewed = await desk.tokens.renew(profileId)
    if (!renewed.ok) return renewed
  }
  return await desk.tokens.copy(profileId, 'token')
}

async function getCached(desk: TokenDesk, profile: Profile): Promise<Result<GotToken, Problem>> {
  const copied = await desk.tokens.copy(profile.id, 'token')
  return copied.ok ? copied : failed({ kind: 'call', failure: copied.failure, profile })
}

function remedyOf(failure: CallFailure): RemedyId | undefined {
  return failure.kind === 'failure' ? failure.failure.remedy : undefined
}

/** What looks like a missing sign-in or secret may be a key that is out of reach. */
function isOfRecords(failure: CallFailure): boolean {
  if (failure.kind === 'store-not-written') return true
  if (failure.kind !== 'failure') return false
  const { code } = failure.failure
  return (
    code === 'sign-in-needed' ||
    code === 'key-unavailable' ||
    code === 'cache-unreadable' ||
    code === 'credential-missing' ||
    code === 'credential-unreadable'
  )
}
