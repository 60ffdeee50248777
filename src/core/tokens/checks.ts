import type { AccessMode, Profile } from '../../shared/profile'
import type { TokenCheck, TokenCheckId } from '../../shared/token'
import { assertNever } from '../../shared/assert'
import { tokenCheckIds } from '../../shared/token'
import {
  acceptedAudiences,
  delegatedScopeOf,
  partnerApiOf,
  partnerApis,
  resourceOf
} from '../directory/partner-apis'
import type { Claims } from './claims'

/** What a profile was pinned to when it was signed in. */
export interface TokenPins {
  /** Directory id. */
  readonly tenantId?: string | undefined
  /** MSAL's id of the account: object id and home tenant, joined by a dot. */
  readonly homeAccountId?: string | undefined
  readonly username?: string | undefined
}

export interface TokenFacts {
  readonly profile: Pick<Profile, 'tenant' | 'mode' | 'api' | 'cloud' | 'account'>
  readonly pins: TokenPins
  /** What the token says, or that it cannot be read. */
  readonly claims: Claims | 'opaque'
  /** Milliseconds since the epoch, as the authority gave it. */
  readonly expiresAt: number
  /** Milliseconds since the epoch. */
  readonly now: number
}

type Findings = Omit<TokenCheck, 'id'>
const unknown: Findings = { verdict: 'unknown' }

/**
 * Checks a token against its profile, in the order of `tokenCheckIds`, each of them always. What the
 * token does not say, or what does not apply to the access mode (account, scope and multi-factor
 * authentication of an application), is `unknown`. `expected` and `found` are safe to show.
 */
export function checkToken(facts: TokenFacts): readonly TokenCheck[] {
  return tokenCheckIds.map((id) => {
    const { verdict, expected, found } = check(id, facts)
    return {
      id,
      verdict,
      ...(expected === undefined ? {} : { expected: showable(expected) }),
      ...(found === undefined ? {} : { found: showable(found) })
    }
  })
}

function check(id: TokenCheckId, facts: TokenFacts): Findings {
  if (id === 'expiry') return checkExpiry(facts)
  const { claims } = facts
  if (claims === 'opaque') return unknown
  switch (id) {
    case 'audience':
      return checkAudience(facts.profile, claims)
    case 'tenant':
      return checkTenant(facts.profile, facts.pins, claims)
    case 'account':
      return checkAccount(facts.profile, facts.pins, claims)
    case 'mode':
      return checkMode(facts.profile.mode, claims)
    case 'scope':
      return checkScope(facts.profile, claims)
    case 'mfa':
      return checkMfa(facts.profile, claims)
    default:
      return assertNever(id)
  }
}

function checkAudience(profile: TokenFacts['profile'], { aud }: Claims): Findings {
  const expected = resourceOf(profile.api, profile.cloud)
  if (aud === undefined || aud.length === 0) return { verdict: 'unknown', expected }
  const accepted = acceptedAudiences(profile).map((audience) => audience.toLowerCase())
  const found = aud.join(' ')
  if (aud.every((audience) => accepted.includes(audience.toLowerCase()))) {
    return { verdict: 'passed', expected, found }
  }
  // Another resource may name itself by an application id, which is not known here.
  const mayBeOwnId = aud.every((audience) => isGuid(audience) && !isPartnerApplication(audience))
  const isKnownApi = partnerApiOf(profile.api, profile.cloud) !== undefined
  return { verdict: mayBeOwnId && !isKnownApi ? 'unknown' : 'failed', expected, found }
}

function checkTenant(profile: TokenFacts['profile'], pins: TokenPins, { tid }: Claims): Findings {
  const expected = isGuid(profile.tenant) ? profile.tenant : pins.tenantId
  if (expected === undefined || tid === undefined) {
    return { verdict: 'unknown', expected, found: tid }
  }
  return { verdict: isSame(tid, expected) ? 'passed' : 'failed', expected, found: tid }
}

/**
 * The object id decides where it can: it belongs to the token's tenant, so it is the pinned account's
 * only if that account is at home there. For a guest, and before anything is pinned, the user name
 * can confirm but, being written in several ways, not refute.
 */
function checkAccount(profile: TokenFacts['profile'], pins: TokenPins, claims: Claims): Findings {
  if (profile.mode === 'app-only') return unknown
  const name = userNameOf(claims)
  const pinnedName = pins.username ?? profile.account
  const [pinnedObjectId, homeTenantId] = pins.homeAccountId?.split('.') ?? []
  const shown = { expected: pinnedName ?? pinnedObjectId, found: name ?? claims.oid }
  if (pinnedObjectId && homeTenantId && claims.oid && isSame(claims.tid, homeTenantId)) {
    return { verdict: isSame(claims.oid, pinnedObjectId) ? 'passed' : 'failed', ...shown }
  }
  if (name === undefined || pinnedName === undefined) return { verdict: 'unknown', ...shown }
  if (isSame(name, pinnedName)) return { verdict: 'passed', ...shown }
  const isPinnedByName = pins.homeAccountId === undefined && pins.username !== undefined
  return { verdict: isPinnedByName ? 'failed' : 'unknown', ...shown }
}

function checkMode(expected: AccessMode, claims: Claims): Findings {
  const found = modeOf(claims)
  if (found === undefined) return { verdict: 'unknown', expected }
  return { verdict: found === expected ? 'passed' : 'failed', expected, found }
}

function checkScope(profile: TokenFacts['profile'], claims: Claims): Findings {
  // An application's rights at the partner APIs come from its registration in Partner Center, so
  // neither scopes nor roles tell whether it has them.
  if (profile.mode === 'app-only') return unknown
  const expected = delegatedScopeOf(profile)
  const scopes = claims.scp?.split(' ').filter((scope) => scope !== '') ?? []
  const found = scopes.length === 0 ? undefined : scopes.join(' ')
  if (found === undefined && modeOf(claims) === undefined) return { verdict: 'unknown', expected }
  const isPassed = expected === undefined ? found !== undefined : scopes.includes(expected)
  return { verdict: isPassed ? 'passed' : 'failed', expected, found }
}

function checkExpiry({ claims, expiresAt, now }: TokenFacts): Findings {
  const stated = claims === 'opaque' || claims.exp === undefined ? expiresAt : claims.exp * 1000
  const endsAt = Math.min(stated, expiresAt)
  if (!Number.isFinite(endsAt)) return unknown
  return { verdict: endsAt > now ? 'passed' : 'failed' }
}

/**
 * Microsoft's own tools take any method that ends with `mfa`. For another resource than the partner
 * APIs, nothing is known of it being required.
 */
function checkMfa(profile: TokenFacts['profile'], claims: Claims): Findings {
  const { amr } = claims
  if (profile.mode === 'app-only' || modeOf(claims) === 'app-only' || amr === undefined) {
    return unknown
  }
  const found = amr.join(' ')
  if (amr.some((method) => method.endsWith('mfa'))) return { verdict: 'passed', found }
  const isRequired = partnerApiOf(profile.api, profile.cloud) !== undefined
  return { verdict: isRequired ? 'failed' : 'unknown', expected: 'mfa', found }
}

/**
 * Returns the access mode that a token is of, or `undefined` when it does not say. `idtyp` decides,
 * but only resources that ask for it have it.
 *
 * Source: https://learn.microsoft.com/entra/identity-platform/optional-claims-reference, as of
 * 2026-11-23.
 */
function modeOf(claims: Claims): AccessMode | undefined {
  if (claims.idtyp === 'app') return 'app-only'
  if (claims.idtyp === 'user' || claims.scp !== undefined) return 'app+user'
  if (userNameOf(claims) !== undefined || claims.name !== undefined) return 'app+user'
  return claims.sub !== undefined && claims.sub === claims.oid ? 'app-only' : undefined
}

function userNameOf(claims: Claims): string | undefined {
  return claims.upn ?? claims.preferred_username ?? claims.unique_name
}

function isSame(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase()
}

function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

function isPartnerApplication(applicationId: string): boolean {
  return Object.values(partnerApis).some((api) => isSame(applicationId, api.applicationId))
}

/** Returns a text of the token as it may be shown: what could forge or garble a line is replaced. */
export function showable(text: string): string {
  let shown = text.slice(0, 1000)
  // SECURITY: Claims come from whoever made the token, and stand in sentences, terminals and tickets.  [src/core/tokens/checks.security.test.ts]
  shown = shown.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD')
  return shown
}
