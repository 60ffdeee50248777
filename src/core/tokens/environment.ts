import type { Profile } from '../../shared/profile'

/** What is told of a token by environment variables. */
export interface EnvironmentFacts {
  /** Secret. */
  readonly token: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
  readonly profile: Pick<Profile, 'id' | 'name' | 'tenant'>
}

/** Returns the variables that tell of a token, by name and value. Secret. */
export function environmentOf({
  token,
  expiresAt,
  profile
}: EnvironmentFacts): readonly (readonly [name: string, value: string])[] {
  return [
    ['PTD_TOKEN', token],
    ['PTD_TOKEN_EXPIRES_AT', new Date(expiresAt).toISOString()],
    ['PTD_PROFILE', profile.name],
    ['PTD_PROFILE_ID', profile.id],
    ['PTD_TENANT', profile.tenant]
  ]
}
