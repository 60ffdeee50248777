import type { DoctorCheck, DoctorCheckId, DoctorFacts } from '../../shared/doctor'
import type { Profile } from '../../shared/profile'
import type { Result } from '../../shared/result'
import type { Failure, FailureCode, TokenCheck } from '../../shared/token'
import type { CredentialView } from '../../shared/views'
import type { HostLooker } from '../network/look-at-host'
import { makeFailure } from '../sign-in/failures'
import { credentialFactsOf } from './credential-facts'
import { findTenant, type FindTenantParts } from './find-tenant'
import { answeredByToken, observed, unreached, type Finding, type Findings } from './findings'
import { findingsOfLastSignIn } from './last-sign-in'
import { lookAtHandshake, lookAtWay } from './look-findings'
import { Sheet } from './sheet'
import { findingsOfRefusal, findingsOfToken, findingsWithoutSignIn } from './token-findings'

export interface ExamineParts extends FindTenantParts {
  readonly looker: HostLooker
  /** How long one step may take. */
  readonly stepLimitMs: number
  /** Gets a new token as a usual renewal does, and returns the checks that it was put to. */
  readonly renew: (signal: AbortSignal) => Promise<Result<readonly TokenCheck[], Failure>>
  /** Sends one harmless call with the token. */
  readonly probe: (signal: AbortSignal) => Promise<Finding>
}

export interface Examined {
  readonly profile: Profile
  readonly credential: CredentialView
  /** Whether a sign-in of the profile is saved. */
  readonly signedIn: boolean
  /** What the profile's last request for a token or sign-in failed for, until one succeeds. */
  readonly lastFailure: Failure | undefined
  readonly signal: AbortSignal
  /** Told after every change. */
  readonly onProgress: (checks: readonly DoctorCheck[]) => void
}

/**
 * Makes every check in order, and returns them all. Only what the signal ended is left `waiting`. The
 * renewed token is the only thing that is written.
 */
export async function examine(
  parts: ExamineParts,
  examined: Examined
): Promise<readonly DoctorCheck[]> {
  const { profile, signal } = examined
  const sheet = new Sheet(profile.mode, parts.now, examined.onProgress)

  const isEnded = (): boolean => signal.aborted

  /** Runs one step under its limit. Returns nothing once the person has ended the examination. */
  async function step<Value>(
    id: DoctorCheckId,
    work: (signal: AbortSignal) => Promise<Value>
  ): Promise<Value | undefined> {
    if (isEnded()) return undefined
    sheet.begin(id)
    const value = await work(AbortSignal.any([signal, AbortSignal.timeout(parts.stepLimitMs)]))
    return isEnded() ? undefined : value
  }

  /** Enters a step's finding, and returns whether the next one makes sense. */
  function goesOn(id: DoctorCheckId, finding: Finding): boolean {
    sheet.put({ [id]: finding })
    if (finding.verdict === 'failed') sheet.endAt(id)
    return finding.verdict !== 'failed'
  }

  async function makeChecks(): Promise<void> {
    const way = await step('network', (limit) => lookAtWay(parts, profile, limit))
    if (way === undefined || !goesOn('network', way.finding) || way.open === undefined) return
    const { open } = way
    const handshake = await step('tls', (limit) => lookAtHandshake(parts, profile, open, limit))
    // A way that nobody goes any more is closed.
    open.socket.destroy()
    if (handshake === undefined || !goesOn('tls', handshake)) return
    const tenant = await step('tenant', (limit) => askForTenant(parts, profile, limit))
    if (tenant === undefined || !goesOn('tenant', tenant)) return
    const answer = await step('application', (limit) =>
      askForToken(parts, examined, tenant.facts, limit)
    )
    if (answer === undefined) return
    sheet.put(answer.findings)
    if (!answer.tokenIssued) {
      sheet.put({ probe: withoutToken(answer.findings) })
      return
    }
    const probe = await step('probe', parts.probe)
    if (probe !== undefined) sheet.put({ probe })
  }

  await makeChecks()
  if (isEnded()) sheet.stop()
  return sheet.checks
}

const saysNothing: ReadonlySet<FailureCode> = new Set([
  'throttled',
  'authority-unavailable',
  'network-timed-out',
  'network-unreachable'
])

async function askForTenant(
  parts: ExamineParts,
  profile: Profile,
  limit: AbortSignal
): Promise<Finding> {
  const found = await findTenant(parts, profile, limit)
  if (found.ok) return observed('passed', 'discovery', { facts: found.value })
  const { facts } = found.failure
  const failure = inTime(found.failure.failure, limit, parts.now(), profile)
  // That it could not be asked says nothing of the tenant; the next request may get through.
  return saysNothing.has(failure.code)
    ? { verdict: 'unknown', failure }
    : observed('failed', 'discovery', { failure, ...(facts === undefined ? {} : { facts }) })
}

interface TokenAnswer {
  readonly findings: Findings
  readonly tokenIssued: boolean
}

async function askForToken(
  parts: ExamineParts,
  { profile, credential, signedIn, lastFailure }: Examined,
  tenant: DoctorFacts | undefined,
  limit: AbortSignal
): Promise<TokenAnswer> {
  const at = parts.now()
  const asked = { profile, tenant, credential: credentialFactsOf(credential, at), at }
  const refuse = (failure: Failure): TokenAnswer => ({
    findings: findingsOfRefusal(asked, failure),
    tokenIssued: false
  })
  if (profile.mode === 'app+user' && !signedIn) {
    const findings = findingsOfLastSignIn(asked, lastFailure) ?? findingsWithoutSignIn(asked)
    return { findings, tokenIssued: false }
  }
  if (profile.mode === 'app-only' && credential.kind === 'none')
    return refuse(makeFailure('credential-missing', at, {}, profile.mode))
  const renewed = await parts.renew(limit)
  return renewed.ok
    ? { findings: findingsOfToken(asked, renewed.value), tokenIssued: true }
    : refuse(inTime(renewed.failure, limit, parts.now(), profile))
}

/** A step that its limit has ended was not cancelled by anybody. */
function inTime(
  failure: Failure,
  limit: AbortSignal,
  at: number,
  { mode }: Pick<Profile, 'mode'>
): Failure {
  return failure.code === 'cancelled' && limit.aborted
    ? makeFailure('network-timed-out', at, {}, mode)
    : failure
}

/** Returns what keeps the API from being called when no token came. */
function withoutToken(findings: Findings): Finding {
  const ids: readonly DoctorCheckId[] = ['tenant', ...answeredByToken]
  const because = ids.find((id) => findings[id]?.verdict === 'failed')
  if (because !== undefined) return unreached(because)
  const needsSignIn = ids.some((id) => findings[id]?.verdict === 'needs-sign-in')
  return needsSignIn ? { verdict: 'needs-sign-in' } : unreached('application')
}
