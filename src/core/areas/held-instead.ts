import type { CallFailure } from '../../shared/call-failure'
import { succeeded, type Result } from '../../shared/result'
import { acceptResult } from '../sign-in/acquired-token'
import { heldToken } from '../sign-in/cached-token'
import { readTokenRecord } from '../sign-in/token-record'
import type { AcquireTokenParts, NotedToken } from './acquire-token'

/**
 * Returns the cached token that is still good although no new one could be got, or the refusal when there
 * is none. What went wrong stays noted.
 */
export async function heldInstead(
  { store, views, signIn, turns }: AcquireTokenParts,
  profileId: string,
  refused: Result<NotedToken, CallFailure>
): Promise<Result<NotedToken, CallFailure>> {
  return await turns.run(profileId, async () => {
    const profile = store.get(profileId)
    if (profile === undefined) return refused
    const now = signIn.now()
    const record = await readTokenRecord(signIn.vault, profile, now)
    const held = record.ok ? heldToken(record.value, profile) : undefined
    if (!record.ok || held === undefined) return refused
    const pins = { ...record.value?.account, tenantId: record.value?.tenantId }
    const token = acceptResult(held, profile, pins, now)
    if (!token.ok || token.value.expiresAt <= now) return refused
    const { checks } = await views.viewOf(profile)
    return succeeded({ profile, token: token.value, checks })
  })
}
