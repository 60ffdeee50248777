import type { NoHostReason } from '../../shared/probe'
import type { NamedApi, Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import { clouds, type CloudFacts } from '../directory/clouds'
import { partnerApiOf, partnerApis, resourceOf } from '../directory/partner-apis'

/** Where the demo tenant's look-alikes of the two APIs listen: `https://localhost:PORT` each. */
export type PartnerApiOrigins = Readonly<Record<NamedApi, string>>

/** Where a profile's token may be sent. */
export interface ProbeHost {
  /** `https://host[:port]` */
  readonly origin: string
  /** True for the API hosts that Microsoft lists for the profile's cloud; others are confirmed first. */
  readonly known: boolean
  /** Which of the two partner APIs it is; none for another resource. */
  readonly api: NamedApi | undefined
}

/**
 * Returns the host of a profile's API.
 *
 * @param demoOrigins the look-alikes, which stand for the APIs of a custom authority. They are an
 *   argument and no setting: a person must not be talked into sending tokens elsewhere, and a named
 *   cloud's tokens go to Microsoft in the demo's app too
 */
export function probeHostOf(
  profile: Pick<Profile, 'api' | 'cloud'>,
  demoOrigins: PartnerApiOrigins | undefined
): Result<ProbeHost, NoHostReason> {
  const { api, cloud } = profile
  const name = partnerApiOf(api, cloud)
  if (name === undefined) return hostOfResource(resourceOf(api, cloud))
  if (typeof cloud === 'string') {
    const facts: CloudFacts = clouds[cloud]
    const resource = facts[partnerApis[name].resourceField]
    return resource === undefined
      ? failed('not-in-cloud')
      : succeeded({ origin: new URL(resource).origin, known: true, api: name })
  }
  const demoOrigin = demoOrigins?.[name]
  if (demoOrigin !== undefined) return succeeded({ origin: demoOrigin, known: true, api: name })
  // Nobody lists which API hosts belong to a login host of one's own.
  const origin = new URL(resourceOf(name, cloud)).origin
  return succeeded({ origin, known: false, api: name })
}

/** The resource of another API is an address only when it is written as one. */
function hostOfResource(resource: string): Result<ProbeHost, NoHostReason> {
  const url = URL.canParse(resource) ? new URL(resource) : undefined
  // SECURITY: a token must never leave over a connection that anyone can read.
  // [src/core/probe/probe-host.security.test.ts]
  if (url?.protocol !== 'https:') return failed('not-a-web-address')
  return succeeded({ origin: url.origin, known: false, api: undefined })
}
