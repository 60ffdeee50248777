import { createHash } from 'node:crypto'

/** Somebody who has signed in, made up from a number. */
export interface Account {
  readonly objectId: string
  readonly userName: string
  /** As MSAL names it. */
  readonly homeAccountId: string
  readonly accessToken: string
  readonly idToken: string
  readonly refreshToken: string
  /** As the token endpoint sends it. */
  readonly clientInfo: string
}

/** All accounts have signed in to one application of one tenant: what one stock cache can hold. */
export const tenantId = uuidOf('tenant')
export const clientId = uuidOf('application')
export const scope = 'https://api.partnercenter.microsoft.com/user_impersonation'
/** Where MSAL files the tokens of the global cloud. */
export const environment = 'login.windows.net'
export const tokenLifetimeSeconds = 86_400

/** Returns the account of a number: always the same, with texts as long as Entra's usually are. */
export function accountOf(place: number, now: number): Account {
  const objectId = uuidOf(`account ${place}`)
  const userName = `engineer${place}@contoso.example`
  const issuedAt = Math.floor(now / 1000)
  const person = { tid: tenantId, oid: objectId, upn: userName, name: `Engineer ${place}` }
  const times = { iat: issuedAt, nbf: issuedAt, exp: issuedAt + tokenLifetimeSeconds }
  const access = { ...person, ...times, aud: 'https://api.partnercenter.microsoft.com' }
  return {
    objectId,
    userName,
    homeAccountId: `${objectId}.${tenantId}`,
    accessToken: tokenOf({ ...access, scp: 'user_impersonation', amr: ['pwd', 'mfa'], wids }),
    idToken: tokenOf({ ...person, ...times, aud: clientId, iss, preferred_username: userName }),
    refreshToken: textOf(`refresh ${place}`, 1_100),
    clientInfo: base64({ uid: objectId, utid: tenantId })
  }
}

/** Returns a UUID that a text stands for. */
export function uuidOf(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex')
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`]
  return [...parts, `8${digits.slice(17, 20)}`, digits.slice(20, 32)].join('-')
}

const iss = `https://login.microsoftonline.com/${tenantId}/v2.0`
/** Directory roles, of which people with access to Partner Center have some. */
const wids = Array.from({ length: 12 }, (_none, place) => uuidOf(`role ${place}`))

/** A token's signature is nobody's business but the API's. */
function tokenOf(claims: object): string {
  const signature = textOf(JSON.stringify(claims), 342)
  return `${base64({ typ: 'JWT', alg: 'RS256', kid: 'a key' })}.${base64(claims)}.${signature}`
}

function base64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** Returns text that does not compress and is always the same. */
function textOf(seed: string, length: number): string {
  const bytes: Buffer[] = []
  for (let block = 0; bytes.length * 32 < length; block += 1)
    bytes.push(createHash('sha256').update(`${seed} ${block}`).digest())
  return Buffer.concat(bytes).toString('base64url').slice(0, length)
}
