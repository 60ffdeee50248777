import type { DoctorCheckId, DoctorFacts } from '../../shared/doctor'
import type { Profile } from '../../shared/profile'
import type { Failure, TokenCheck, TokenCheckId } from '../../shared/token'
import { partnerApiOf } from '../directory/partner-apis'
import { makeFailure } from '../sign-in/failures'
import { blameOf, type Blame } from './blame'
import {
  answeredByToken,
  findingsFor,
  inferred,
  isNeeded,
  observed,
  unreached,
  type Finding,
  type Findings
} from './findings'

/** What is known of the profile's credential without asking anybody. */
export type CredentialFacts = Pick<DoctorFacts, 'credential' | 'expiresAt' | 'daysLeft'>

/** What a request for a token was made with. */
export interface Asked {
  readonly profile: Pick<Profile, 'mode' | 'api' | 'cloud'>
  readonly credential: CredentialFacts
  /** What the discovery document said of the tenant. */
  readonly tenant: DoctorFacts | undefined
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** What a token that was issued says of every check up to itself. */
export function findingsOfToken(asked: Asked, checks: readonly TokenCheck[]): Findings {
  return findingsFor(answeredByToken, (id) => {
    if (!isNeeded(id, asked.profile.mode)) return { verdict: 'not-needed' }
    if (id === 'mfa') return findingOfMfa(asked, checks)
    if (id === 'token') return findingOfToken(asked, checks)
    return findingOfIssue(asked, id)
  })
}

/** What it says of a check that a token was issued. */
function findingOfIssue(asked: Asked, id: DoctorCheckId): Finding {
  if (id === 'redirect') return inferred('saved-sign-in', undefined)
  if (id === 'credential') return observed('passed', 'token-issued', { facts: asked.credential })
  const consent = id === 'consent' ? consentWithoutObjection(asked) : undefined
  return consent ?? observed('passed', 'token-issued')
}

/** What a failed request for a token says of every check up to the token, and of the tenant where it names that. */
export function findingsOfRefusal(asked: Asked, failure: Failure): Findings {
  const blame = blameOf(failure, asked.profile.mode)
  if (blame.check === 'tenant') {
    const others = findingsFor(answeredByToken, (id) =>
      isNeeded(id, asked.profile.mode) ? unreached('tenant') : { verdict: 'not-needed' }
    )
    const facts = asked.tenant === undefined ? {} : { facts: asked.tenant }
    return { ...others, tenant: observed('failed', 'refusal', { failure, ...facts }) }
  }
  return findingsFor(answeredByToken, (id) => {
    if (id === blame.check) return failedFinding(asked, id, failure)
    if (!isNeeded(id, asked.profile.mode)) return { verdict: 'not-needed' }
    return findingBeside(asked, failure, blame, id)
  })
}

/** What can be said of a profile that nobody has signed in to yet. */
export function findingsWithoutSignIn(asked: Asked): Findings {
  const failure = makeFailure('sign-in-needed', asked.at, {}, asked.profile.mode)
  return findingsFor(answeredByToken, (id) => {
    if (!isNeeded(id, asked.profile.mode)) return { verdict: 'not-needed' }
    return { verdict: 'needs-sign-in', ...(id === 'application' ? { failure } : {}) }
  })
}

function failedFinding(asked: Asked, id: DoctorCheckId, failure: Failure): Finding {
  const ownRecords = failure.aadsts === undefined && failure.oauthError === undefined
  const facts = id === 'credential' ? { facts: asked.credential } : {}
  return observed('failed', ownRecords ? 'own-records' : 'refusal', { failure, ...facts })
}

/** What a failed request says of a check that it does not speak of. */
function findingBeside(
  asked: Asked,
  failure: Failure,
  { check, passed, tokenIssued }: Blame,
  id: DoctorCheckId
): Finding {
  // Nothing is known: the first check says why, and the others wait for it.
  if (check === undefined)
    return id === 'application' ? { verdict: 'unknown', failure } : unreached('application')
  if (tokenIssued) return id === 'mfa' ? { verdict: 'unknown' } : findingOfIssue(asked, id)
  if (id === 'redirect' && passed.includes(id)) return inferred('saved-sign-in', undefined)
  if (passed.includes(id)) {
    const more = id === 'credential' ? asked.credential : {}
    return inferred('refusal-elsewhere', { ...more, aadsts: failure.aadsts })
  }
  if (isAfter(id, check)) return unreached(check)
  const ended = failure.code === 'sign-in-needed' || failure.code === 'mfa-needed'
  if (ended && asked.profile.mode === 'app+user' && id !== 'application')
    return { verdict: 'needs-sign-in' }
  if (id === 'consent') return consentWithoutObjection(asked) ?? { verdict: 'unknown' }
  return { verdict: 'unknown' }
}

/** An application alone needs no consent for the partner APIs: they have no permission to consent to. */
function consentWithoutObjection({ profile }: Asked): Finding | undefined {
  if (profile.mode !== 'app-only') return undefined
  return partnerApiOf(profile.api, profile.cloud) === undefined
    ? { verdict: 'unknown' }
    : { verdict: 'not-needed' }
}

function isAfter(id: DoctorCheckId, other: DoctorCheckId): boolean {
  const order: readonly DoctorCheckId[] = answeredByToken
  return order.indexOf(id) > order.indexOf(other)
}

function findingOfMfa({ profile, at }: Asked, checks: readonly TokenCheck[]): Finding {
  const check = checks.find(({ id }) => id === 'mfa')
  if (check === undefined || check.verdict === 'unknown') return observed('unknown', 'token-claims')
  if (check.verdict === 'passed') return observed('passed', 'token-claims')
  return observed('failed', 'token-claims', {
    failure: makeFailure('mfa-needed', at, {}, profile.mode)
  })
}

function findingOfToken({ profile, at }: Asked, checks: readonly TokenCheck[]): Finding {
  const others = checks.filter(({ id }) => id !== 'mfa')
  const facts = { tokenChecks: [...others] }
  const bad = others.find(({ verdict }) => verdict === 'failed')
  if (bad === undefined) return observed('passed', 'token-claims', { facts })
  const { expected, found } = bad
  const more = {
    ...(expected === undefined ? {} : { expected: expected.slice(0, 400) }),
    ...(found === undefined ? {} : { found: found.slice(0, 400) })
  }
  const failure = failureOfCheck(bad.id, at, more, profile.mode)
  return observed('failed', 'token-claims', { facts, failure })
}

/** What a person does about a token that fails its check. */
function failureOfCheck(
  id: TokenCheckId,
  at: number,
  more: Pick<Failure, 'expected' | 'found'>,
  mode: Profile['mode']
): Failure {
  switch (id) {
    case 'tenant':
      return makeFailure('wrong-tenant', at, more, mode)
    case 'account':
      return makeFailure('wrong-account', at, more, mode)
    case 'audience':
      return makeFailure('scope-invalid', at, more, mode)
    case 'scope':
      return makeFailure('consent-needed', at, more, mode)
    case 'mode':
      return makeFailure('authority-refused', at, { ...more, remedy: 'edit-mode' }, mode)
    case 'expiry':
    case 'mfa':
      return makeFailure('authority-refused', at, more, mode)
  }
}
