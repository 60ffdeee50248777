import type { Profile } from '../../shared/profile'
import type { HostLooker, WayToHost } from '../network/look-at-host'
import { authorityOf } from '../sign-in/authority'
import { failureOfNetwork } from '../sign-in/failures'
import { showable } from '../tokens/checks'
import { observed, type Finding } from './findings'

interface LookParts {
  readonly looker: HostLooker
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/** Opens the way to the profile's login host. Whoever gets it open closes it. */
export async function lookAtWay(
  { looker, now }: LookParts,
  profile: Pick<Profile, 'id' | 'cloud' | 'tenant'>,
  signal: AbortSignal
): Promise<{ readonly finding: Finding; readonly open: WayToHost | undefined }> {
  const { origin, host } = authorityOf(profile)
  const way = await looker.openWay(origin, signal)
  const proxyHost = way.ok ? way.value.proxyHost : way.failure.proxyHost
  const facts = { host, ...(proxyHost === undefined ? {} : { proxyHost: shown(proxyHost) }) }
  // Nobody goes on when it was cancelled meanwhile, so nobody else would close it.
  if (way.ok && signal.aborted) way.value.socket.destroy()
  if (way.ok) return { finding: observed('passed', 'connection', { facts }), open: way.value }
  const failure = failureOfNetwork(way.failure, now())
  return { finding: observed('failed', 'connection', { facts, failure }), open: undefined }
}

/** Shakes hands with the login host, and tells who signed its certificate, also when nobody trusts that. */
export async function lookAtHandshake(
  { looker, now }: LookParts,
  profile: Pick<Profile, 'id' | 'cloud' | 'tenant'>,
  way: WayToHost,
  signal: AbortSignal
): Promise<Finding> {
  const { host } = authorityOf(profile)
  const shaken = await looker.shakeHands(way, signal)
  if (!shaken.ok) {
    const { issuer } = shaken.failure
    const failure = failureOfNetwork(shaken.failure, now())
    const facts = { host, ...(issuer === undefined ? {} : { issuer: shown(issuer) }) }
    return observed('failed', 'connection', { facts, failure })
  }
  const { issuer, issuerIsPublic, tlsVersion } = shaken.value
  const facts = {
    host,
    issuer: shown(issuer),
    tlsVersion: shown(tlsVersion).slice(0, 40),
    ...(issuerIsPublic === undefined ? {} : { issuerIsPublic })
  }
  return observed('passed', 'connection', { facts })
}

/** Names come from whoever answers. */
function shown(text: string): string {
  return showable(text).slice(0, 300)
}
