import { authorityHostOf } from '../directory/clouds'
import type { ProfileRow } from './profile-file'

/** Returns the login host (`host[:port]`) of a profile that waits for a person to agree to it. */
export function unconfirmedHostOf({
  profile: { cloud },
  unconfirmedAuthority
}: ProfileRow): string | undefined {
  const waits = typeof cloud !== 'string' && cloud.authority === unconfirmedAuthority
  return waits ? authorityHostOf(cloud) : undefined
}

/** Returns a row whose login host a person has agreed to. */
export function confirmedRow({ unconfirmedAuthority: _, ...row }: ProfileRow): ProfileRow {
  return row
}
