import type { KeyObject } from 'node:crypto'
import { decodeJwtPart, hasGoodSignature } from './jwt'
import { textParameter } from './interaction-policy'
import type { ApplicationAtPartnerCenter, DemoUser, PartnerAccount } from './types'

/** A token that an API look-alike accepted as one of the demo's. */
export interface ApiCaller {
  readonly audience: string
  readonly tenantId: string
  readonly clientId: string
  readonly isApplicationAlone: boolean
  readonly passedMfa: boolean
  /** Roles in Partner Center of the user, or of the application where it is a user of its own. */
  readonly roles: readonly string[]
}

/** What the look-alikes judge a call by. */
export interface ApiRules {
  readonly publicKey: KeyObject
  readonly tenantIds: readonly string[]
  readonly users: readonly DemoUser[]
  /** Milliseconds since the epoch. */
  readonly now: () => number
  accountOf(tenantId: string): PartnerAccount
  applicationOf(tenantId: string, clientId: string): ApplicationAtPartnerCenter
}

/** Reads the bearer token; undefined when it is missing, forged, expired or of another tenant. */
export function readCaller(
  rules: ApiRules,
  authorization: string | undefined
): ApiCaller | undefined {
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
  if (token === undefined || !hasGoodSignature(token, rules.publicKey)) return undefined
  const claims = decodeJwtPart(token, 1)
  if (typeof claims !== 'object' || claims === null) return undefined
  const expiresAt = Number(Reflect.get(claims, 'exp')) * 1000
  const tenantId = textParameter(claims, 'tid') ?? ''
  if (!(expiresAt > rules.now()) || !rules.tenantIds.includes(tenantId)) return undefined
  const amr: unknown = Reflect.get(claims, 'amr')
  const objectId = textParameter(claims, 'oid')
  const clientId = textParameter(claims, 'appid') ?? ''
  const user = rules.users.find((one) => one.objectId === objectId)
  return {
    audience: textParameter(claims, 'aud') ?? '',
    tenantId,
    clientId,
    isApplicationAlone: textParameter(claims, 'scp') === undefined,
    passedMfa: Array.isArray(amr) && amr.some((one) => String(one).endsWith('mfa')),
    roles: user?.partnerRoles ?? rules.applicationOf(tenantId, clientId).roles
  }
}

/** Whether the token's audience is this API: by one of its addresses, or by its application id. */
export function isFor(
  audience: string,
  addresses: readonly string[],
  applicationId: string
): boolean {
  return audience === applicationId || addresses.includes(audience.replace(/\/$/, ''))
}
