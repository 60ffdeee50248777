import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import { probeHostOf, type PartnerApiOrigins } from './probe-host'
import { planOf, targetOf } from './probe-plan'
import { requestHeadersFor } from './request-headers'

/** A harmless GET, without its token. */
export interface FirstCall {
  readonly url: string
  /** By name, with new request ids. */
  readonly headers: Readonly<Record<string, string>>
  /** `https://host[:port]` */
  readonly origin: string
  /** True for the API hosts that Microsoft lists for the profile's cloud; others are confirmed first. */
  readonly known: boolean
}

export interface FirstCallParts {
  /** The demo tenant's look-alikes, if any. */
  readonly partnerApiOrigins: PartnerApiOrigins | undefined
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** A new GUID. */
  readonly newId: () => string
}

/** Returns the first of a profile's test calls, or that its API has no address to call. */
export function firstCallOf(
  profile: Profile,
  { partnerApiOrigins, now, newId }: FirstCallParts
): Result<FirstCall, 'no-address'> {
  const host = probeHostOf(profile, partnerApiOrigins)
  const [first] = planOf(profile, partnerApiOrigins, now()).calls
  if (!host.ok || first === undefined) return failed('no-address')
  const target = targetOf({ call: first.id }, profile, host.value, now())
  if (!target.ok) return failed('no-address')
  const { origin, known } = host.value
  const headers = requestHeadersFor(profile, host.value, newId).all
  return succeeded({ url: target.value.url, headers, origin, known })
}
