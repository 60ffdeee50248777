import type { CallFailure } from '../../shared/call-failure'
import type { ProbeOutcome, ProbePlan, ProbeRequest } from '../../shared/probe'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { VaultView } from '../../shared/views'
import { probeHostOf } from '../probe/probe-host'
import { planOf, targetOf } from '../probe/probe-plan'
import { runProbe, type ProbeParts, type ProbeRun } from '../probe/run-probe'
import { makeFailure } from '../sign-in/failures'
import { acquireToken, type AcquireTokenParts } from './acquire-token'
import type { ConfirmHost } from './copy-token'

export type { ConfirmHost } from './copy-token'

/** The test calls' area: harmless calls with a profile's token. */
export interface ProbeArea {
  plan(profileId: string): Result<ProbePlan, CallFailure>
  /**
   * Sends one GET with the profile's token, which is renewed before when it ends within five minutes.
   * Returns when it has ended, however it ends; a second call of the same profile is refused meanwhile.
   */
  run(
    profileId: string,
    request: ProbeRequest,
    confirmHost: ConfirmHost
  ): Promise<Result<ProbeOutcome, CallFailure>>
  cancel(profileId: string): void
  /** The text of the last answer, while it is kept: until the next call, or until the token is gone. */
  text(profileId: string): string | undefined
  /** Ends every call, and drops the texts of all answers. */
  forgetAnswers(): void
  /** Notes with the profile how a call ended, wherever it was sent from. */
  note(profile: Profile, run: ProbeRun): Promise<void>
}

export interface ProbeAreaParts extends AcquireTokenParts {
  readonly probe: ProbeParts
  /** Calls `listener` with every new state of the vault. */
  readonly onVaultChange: (listener: (state: Pick<VaultView, 'mode'>) => void) => void
  readonly signal: AbortSignal
}

export function createProbeArea(parts: ProbeAreaParts): ProbeArea {
  const { store, views, signIn, probe } = parts
  const running = new Map<string, AbortController>()
  /** The running calls whose token is under way to the API. */
  const sending = new Set<string>()
  const texts = new Map<string, string>()

  /** What a call brings back is worth as much as the token that it was sent with, and goes with it. */
  function forget(profileId: string): void {
    // SECURITY: who signs out does not want the token to be used any more.
    // [tests/integration/probe.security.test.ts]
    if (sending.has(profileId)) running.get(profileId)?.abort()
    // SECURITY: the answer holds what only the signed-in person may read.
    // [tests/integration/probe.security.test.ts]
    texts.delete(profileId)
  }
  views.onChange(({ profileId, state }) => {
    if (state === 'none') forget(profileId)
  })
  store.onChange(({ removed }) => {
    for (const profileId of removed) {
      forget(profileId)
      probe.confirmedHosts.forget(profileId)
    }
  })
  parts.onVaultChange(({ mode }) => {
    if (mode === 'memory') for (const profileId of texts.keys()) forget(profileId)
  })

  async function run(
    profileId: string,
    request: ProbeRequest,
    confirmHost: ConfirmHost
  ): Promise<Result<ProbeOutcome, CallFailure>> {
    const profile = store.get(profileId)
    if (profile === undefined) return failed({ kind: 'profile-missing' })
    if (running.has(profileId))
      return failed({ kind: 'failure', failure: makeFailure('busy', signIn.now()) })
    const controller = new AbortController()
    running.set(profileId, controller)
    texts.delete(profileId)
    try {
      const refusal = await refusalBeforeToken(profile, request, confirmHost)
      if (refusal !== undefined) return succeeded(refusal)
      const signal = AbortSignal.any([controller.signal, parts.signal])
      return await runWithToken(profileId, request, signal)
    } finally {
      running.delete(profileId)
      sending.delete(profileId)
    }
  }

  /** Nobody waits for a token that would not be sent anywhere. */
  async function refusalBeforeToken(
    profile: Profile,
    request: ProbeRequest,
    confirmHost: ConfirmHost
  ): Promise<ProbeOutcome | undefined> {
    const host = probeHostOf(profile, probe.partnerApiOrigins)
    if (!host.ok) return { kind: 'no-host', reason: host.failure }
    const target = targetOf(request, profile, host.value, probe.now())
    if (!target.ok) return { kind: 'path-refused', problem: target.failure }
    const { origin, known } = host.value
    if (known || probe.confirmedHosts.has(profile.id, origin)) return undefined
    const { host: name } = new URL(origin)
    // SECURITY: the page alone cannot send a token to a host of its own choice.
    // [tests/integration/probe.security.test.ts]
    if (!(await confirmHost(profile, name))) return { kind: 'not-confirmed', host: name }
    probe.confirmedHosts.add(profile.id, origin)
    return undefined
  }

  async function runWithToken(
    profileId: string,
    request: ProbeRequest,
    signal: AbortSignal
  ): Promise<Result<ProbeOutcome, CallFailure>> {
    const acquired = await acquireToken(parts, profileId, { renew: false, signal })
    if (!acquired.ok) return signal.aborted ? succeeded({ kind: 'cancelled' }) : acquired
    // The profile as it was in its turn: the token belongs to that one's API.
    const { profile, token } = acquired.value
    sending.add(profileId)
    const done = await runProbe(probe, { profile, token: token.accessToken, request, signal })
    if (signal.aborted) return succeeded({ kind: 'cancelled' })
    if (done.text !== undefined) texts.set(profileId, done.text)
    await note(profile, done)
    return succeeded(done.outcome)
  }

  async function note(profile: Profile, { outcome, claims }: ProbeRun): Promise<void> {
    if (claims !== undefined) views.noteClaimsChallenge(profile.id, claims)
    if (outcome.kind !== 'answered') return
    const { at, verdict, call } = outcome.probe
    await views.noteProbe(profile, { at, verdict, ...(call === undefined ? {} : { call }) })
  }

  return {
    plan: (profileId) => {
      const profile = store.get(profileId)
      return profile === undefined
        ? failed({ kind: 'profile-missing' })
        : succeeded(planOf(profile, probe.partnerApiOrigins, probe.now()))
    },
    run,
    cancel: (profileId) => running.get(profileId)?.abort(),
    text: (profileId) => texts.get(profileId),
    forgetAnswers: () => {
      for (const controller of running.values()) controller.abort()
      texts.clear()
    },
    note
  }
}
