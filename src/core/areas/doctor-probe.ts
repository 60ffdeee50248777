import type { Profile } from '../../shared/profile'
import type { Finding } from '../doctor/findings'
import { findingOfProbe } from '../doctor/probe-finding'
import { planOf } from '../probe/probe-plan'
import { runProbe, type ProbeParts } from '../probe/run-probe'
import { acquireToken, type AcquireTokenParts } from './acquire-token'
import type { ProbeArea } from './probe-area'

export interface DoctorProbeParts extends AcquireTokenParts {
  readonly probe: ProbeParts
  readonly note: ProbeArea['note']
}

/**
 * Sends the first call that is documented for the profile's API and access mode, with the token that was
 * just renewed. A host that a person has to confirm is left alone: nobody is asked during an examination.
 */
export async function probeForDoctor(
  parts: DoctorProbeParts,
  { id, mode }: Profile,
  signal: AbortSignal
): Promise<Finding> {
  const acquired = await acquireToken(parts, id, { renew: false, signal })
  if (!acquired.ok) {
    const { failure } = acquired
    return failure.kind === 'failure'
      ? { verdict: 'unknown', failure: failure.failure }
      : { verdict: 'unknown' }
  }
  // The profile as it was in its turn: the token belongs to that one's API.
  const { profile, token } = acquired.value
  const { probe, note } = parts
  const plan = planOf(profile, probe.partnerApiOrigins, probe.now())
  const call = plan.calls.find(({ documented }) => documented || !plan.known)
  if (call === undefined)
    return {
      verdict: 'unknown',
      facts: { noCall: plan.noHost === undefined ? 'none-documented' : 'no-host' }
    }
  const signedOut = new AbortController()
  const end = parts.views.onChange((view) => {
    // SECURITY: who signs out does not want the token to be used any more.
    // [tests/integration/probe.security.test.ts]
    if (view.profileId === id && view.state === 'none') signedOut.abort()
  })
  try {
    const ended = AbortSignal.any([signal, signedOut.signal])
    const { accessToken } = token
    const request = { call: call.id }
    const run = await runProbe(probe, { profile, token: accessToken, request, signal: ended })
    if (!ended.aborted) await note(profile, run)
    return findingOfProbe(run.outcome, mode, probe.now())
  } finally {
    end()
  }
}
