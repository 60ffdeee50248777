import type { Claim, ClaimsView, ClaimValue } from '../../shared/claims'
import { applicationNameOf, directoryRoleNameOf } from '../directory/known-ids'
import { showable } from './checks'
import { decodeClaims } from './decode'

/** The claims in the order in which a person looks for them; all others follow by name. */
const order: readonly string[] = [
  ...['aud', 'iss', 'tid', 'appid', 'azp', 'app_displayname', 'idtyp', 'appidacr', 'azpacr'],
  ...['upn', 'preferred_username', 'unique_name', 'name', 'oid', 'sub', 'scp', 'roles', 'wids'],
  ...['amr', 'acr', 'acrs', 'iat', 'nbf', 'exp', 'auth_time', 'ver']
]

/** Claims that are seconds since the epoch. */
const times: ReadonlySet<string> = new Set(['iat', 'nbf', 'exp', 'auth_time', 'xms_tcdt'])

/** Claims that are a list, written as one text with spaces between. */
const spacedLists: ReadonlySet<string> = new Set(['scp', 'xms_idrel', 'xms_ssm'])

const mostClaims = 300
const mostValues = 500
const longestValue = 4000
const longestName = 300

/** The latest time that a date can stand for, in milliseconds since the epoch. */
const latestTime = 8_640_000_000_000_000

/** Returns what a token says, as it may be shown: its claims, and never any part of its text. */
export function claimsViewOf(token: string): ClaimsView {
  const decoded = decodeClaims(token)
  if (!decoded.ok) return { kind: 'opaque' }
  const claims = Object.entries(decoded.value)
    .map(([name, value]) => claimOf(name, value))
    .sort((one, other) => rankOf(one.name) - rankOf(other.name) || compare(one.name, other.name))
  return { kind: 'claims', claims: claims.slice(0, mostClaims) }
}

/** Returns the text that is copied of a claim: its one value, or one of a list in each line. */
export function copiedClaim({ values }: Claim): string {
  return values.map(({ text }) => text).join('\n')
}

function claimOf(name: string, value: unknown): Claim {
  const isSpaced = typeof value === 'string' && spacedLists.has(name)
  const list: readonly unknown[] = isSpaced
    ? value.split(' ').filter((part) => part !== '')
    : Array.isArray(value)
      ? value
      : [value]
  const at = times.has(name) && typeof value === 'number' ? Math.round(value * 1000) : NaN
  return {
    name: showable(name).slice(0, longestName),
    isList: isSpaced || Array.isArray(value),
    values: list.slice(0, mostValues).map((one) => valueOf(name, one)),
    ...(list.length > mostValues ? { leftOut: list.length - mostValues } : {}),
    ...(Math.abs(at) <= latestTime ? { at } : {})
  }
}

function valueOf(claim: string, value: unknown): ClaimValue {
  const plain = typeof value === 'string' ? value : JSON.stringify(value)
  let text = plain.slice(0, longestValue)
  // SECURITY: a token may carry another one in a claim, and that one is secret too.
  // [src/core/tokens/claims-view.security.test.ts]
  text = text.replace(tokensWithin, '…')
  text = showableText(text)
  const name = nameOf(claim, text)
  return name === undefined ? { text } : { text, name }
}

/** A JWT, or the beginning of one that was cut. */
const tokensWithin = /eyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g

function showableText(text: string): string {
  // In pieces, because a check's texts are cut at a thousand characters and values are not.
  const pieces = text.match(/[\s\S]{1,1000}/g) ?? []
  return pieces.map(showable).join('')
}

function nameOf(claim: string, text: string): string | undefined {
  switch (claim) {
    case 'aud':
    case 'appid':
    case 'azp':
      return applicationNameOf(text)
    case 'wids':
      return directoryRoleNameOf(text)
    default:
      return undefined
  }
}

function rankOf(name: string): number {
  const rank = order.indexOf(name)
  return rank === -1 ? order.length : rank
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
