import type {
  PathProblem,
  ProbeCall,
  ProbeCallId,
  ProbePlan,
  ProbeRequest
} from '../../shared/probe'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import { resourceOf } from '../directory/partner-apis'
import { probeCalls, type ProbeCallFacts } from '../directory/probe-calls'
import { probeHostOf, type PartnerApiOrigins, type ProbeHost } from './probe-host'
import { resolvePath } from './request-path'

/** A call as it is sent. */
export interface ProbeTarget {
  readonly url: string
  /** None for a path that the person typed. */
  readonly call: ProbeCallId | undefined
  /** None also for the address of another resource, of which nothing is known. */
  readonly facts: ProbeCallFacts | undefined
}

/**
 * Returns the calls for a profile, those that Microsoft documents for its access mode first.
 *
 * @param now milliseconds since the epoch, for calls about the current month
 */
export function planOf(
  profile: Profile,
  demoOrigins: PartnerApiOrigins | undefined,
  now: number
): ProbePlan {
  const host = probeHostOf(profile, demoOrigins)
  if (!host.ok) return { calls: [], known: false, noHost: host.failure }
  const { origin, known, api } = host.value
  const calls =
    api === undefined
      ? rootCall(profile, host.value)
      : probeCalls
          .filter((call) => call.api === api)
          .map((call) => callOf(call, profile, origin, now))
  const sorted = [
    ...calls.filter(({ documented }) => documented),
    ...calls.filter(({ documented }) => !documented)
  ]
  return { calls: sorted, origin, known }
}

/** Returns what a request leads to on the host, or what is wrong with its path. */
export function targetOf(
  request: ProbeRequest,
  profile: Profile,
  host: ProbeHost,
  now: number
): Result<ProbeTarget, PathProblem> {
  const call = 'call' in request ? request.call : undefined
  const facts = probeCalls.find(({ id, api }) => id === call && api === host.api)
  const isRoot = call === 'resource-root' && host.api === undefined
  // A call of another API, which only a page that is not ours asks for.
  if (call !== undefined && facts === undefined && !isRoot) return failed('other-host')
  const path = 'path' in request ? request.path : pathOf(facts, profile, now)
  const url = resolvePath(host.origin, path)
  return url.ok ? succeeded({ url: url.value, call, facts }) : url
}

function pathOf(facts: ProbeCallFacts | undefined, profile: Profile, now: number): string {
  return facts === undefined ? pathOfResource(profile) : pathOfCall(facts, now)
}

function callOf(call: ProbeCallFacts, profile: Profile, origin: string, now: number): ProbeCall {
  return {
    id: call.id,
    url: `${origin}${pathOfCall(call, now)}`,
    documented: call.documentedFor.includes(profile.mode)
  }
}

/** Of another API nothing is known but its address. */
function rootCall(profile: Profile, { origin }: ProbeHost): readonly ProbeCall[] {
  const url = `${origin}${pathOfResource(profile)}`
  return [{ id: 'resource-root', url, documented: false }]
}

function pathOfCall({ path }: ProbeCallFacts, now: number): string {
  const month = new Date(now).toISOString().slice(0, 7).replace('-', '')
  return path.replace('{month}', month)
}

function pathOfResource({ api, cloud }: Profile): string {
  return new URL(resourceOf(api, cloud)).pathname
}
