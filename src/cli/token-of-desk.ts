import type { Profile } from '../shared/profile'
import { succeeded, type Result } from '../shared/result'
import { hasSwitch, profileOf, type CommandContext } from './command'
import { getToken } from './get-token'
import { tokenFacts } from './output/json-forms'
import type { Problem } from './problem'

/** What the desk gives for `ptd token`. Secret. */
export interface TokenOfDesk {
  readonly profile: Profile
  readonly accessToken: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
  readonly json: object
}

/** Returns the token of the profile that the command names, from the desk. */
export async function tokenOfDesk(context: CommandContext): Promise<Result<TokenOfDesk, Problem>> {
  const desk = await context.openDesk({ keyStore: 'needed' })
  if (!desk.ok) return desk
  const profile = profileOf(context, desk.value)
  if (!profile.ok) return profile
  const renew = hasSwitch(context, 'renew')
  const token = await getToken(context, desk.value, profile.value, { renew })
  if (!token.ok) return token
  return succeeded({
    profile: profile.value,
    accessToken: token.value.text,
    expiresAt: token.value.receipt.expiresAt,
    json: tokenFacts(profile.value, token.value)
  })
}
