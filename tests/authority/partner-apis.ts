import { randomUUID } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { decodeJwtPart, hasGoodSignature } from './jwt'
import { textParameter } from './interaction-policy'
import type { DemoUser } from './types'

/** A token that an API look-alike accepted as one of the demo's. */
export interface ApiCaller {
  readonly audience: string
  readonly tenantId: string
  readonly isApplicationAlone: boolean
  readonly passedMfa: boolean
  readonly roles: readonly string[]
}

export interface TokenRules {
  readonly publicKey: KeyObject
  readonly tenantIds: readonly string[]
  readonly users: readonly DemoUser[]
  readonly now: () => number
}

/** An answer of a look-alike. A missing body is sent as an empty one. */
export interface ApiAnswer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Reads the bearer token; undefined when it is missing, forged, expired or of another tenant. */
export function readCaller(
  rules: TokenRules,
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
  return {
    audience: textParameter(claims, 'aud') ?? '',
    tenantId,
    isApplicationAlone: textParameter(claims, 'scp') === undefined,
    passedMfa: Array.isArray(amr) && amr.some((one) => String(one).endsWith('mfa')),
    roles: rules.users.find((user) => user.objectId === objectId)?.partnerRoles ?? []
  }
}

function isFor(audience: string, uri: string, applicationId: string): boolean {
  return [uri, `${uri}/`, applicationId].includes(audience)
}

function partnerCenterError(status: number, code: string, description: string): ApiAnswer {
  return { status, body: { code, description, data: [], source: 'PartnerCenterApi' } }
}

const profiles: Readonly<Record<string, unknown>> = {
  '/v1/profiles/legalbusiness': {
    companyName: 'Contoso Demo',
    vettingStatus: 'authorized',
    profileType: 'LegalBusinessProfile'
  },
  '/v1/customers': {
    totalCount: 1,
    items: [
      {
        id: '6d1f2a30-8f7b-4f2e-9c1d-2a3b4c5d6e7f',
        companyProfile: { companyName: 'Northwind', domain: 'northwind.example' }
      }
    ],
    attributes: { objectType: 'Collection' }
  },
  '/v1/profiles/mpn': { mpnId: '4390934', partnerName: 'Contoso Demo', profileType: 'MpnProfile' },
  '/v1/profiles/organization': { companyName: 'Contoso Demo', culture: 'en-US', country: 'US' }
}
const bothModes = new Set(['/v1/profiles/legalbusiness', '/v1/customers'])

function partnerCenterAnswer(caller: ApiCaller | undefined, path: string): ApiAnswer {
  if (caller === undefined) {
    return { status: 401, headers: { 'www-authenticate': 'OAuth realm=urn:cpsvc:cpid:demo' } }
  }
  const { audience } = caller
  const isMine = isFor(
    audience,
    'https://api.partnercenter.microsoft.com',
    'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd'
  )
  if (!isMine) {
    const text = `Invalid token: The audience '${audience}' in the token is invalid and is no longer supported in Partner Center API.`
    return partnerCenterError(401, '900420', text)
  }
  if (!caller.isApplicationAlone && !caller.passedMfa) {
    return partnerCenterError(401, '900421', 'Authentication failed. MFA required.')
  }
  const body = profiles[path]
  if (body === undefined) return partnerCenterError(404, '1000', 'The resource was not found.')
  if (caller.isApplicationAlone && !bothModes.has(path)) {
    return partnerCenterError(403, '2032', 'Access denied')
  }
  if (!caller.isApplicationAlone && caller.roles.length === 0) {
    return partnerCenterError(403, '900150', 'The role has no permission for this operation.')
  }
  return { status: 200, body }
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

function text(headers: Headers, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}

/**
 * Answers for the Partner Center API: the token first, then the caller's rights.
 * https://learn.microsoft.com/partner-center/developer/error-codes
 */
export function answerPartnerCenter(rules: TokenRules, path: string, headers: Headers): ApiAnswer {
  const caller = readCaller(rules, text(headers, 'authorization'))
  const answer = partnerCenterAnswer(caller, path)
  const wantsMfaNote = text(headers, 'validatemfa') === 'true'
  const isDelegated = caller !== undefined && !caller.isApplicationAlone
  return {
    ...answer,
    headers: {
      ...answer.headers,
      'ms-correlationid': text(headers, 'ms-correlationid') ?? randomUUID(),
      'ms-requestid': text(headers, 'ms-requestid') ?? randomUUID(),
      'ms-cv': 'demo.0',
      'ms-serverid': 'demo',
      ...(wantsMfaNote && isDelegated ? { ismfacompliant: String(caller.passedMfa) } : {})
    }
  }
}

function partnerError(status: number, code: string, message: string, inner?: string): ApiAnswer {
  const innerError = inner === undefined ? {} : { innerError: { code: inner, message } }
  return { status, body: { error: { code, message, ...innerError } } }
}

function partnerAnswer(
  caller: ApiCaller | undefined,
  path: string,
  hasRequestId: boolean
): ApiAnswer {
  if (caller === undefined) {
    return partnerError(401, 'unauthenticated', 'The token is missing, invalid or expired.')
  }
  const isMine = isFor(
    caller.audience,
    'https://api.partner.microsoft.com',
    '4990cffe-04e8-4e8b-808a-1175604b879f'
  )
  if (!isMine) {
    const message = `The audience '${caller.audience}' in the token is invalid.`
    return partnerError(401, 'unauthenticated', message, '900420')
  }
  if (!caller.isApplicationAlone && !caller.passedMfa) {
    return partnerError(401, 'unauthenticated', 'MFA is required.', '900421')
  }
  if (!hasRequestId) {
    return partnerError(400, 'invalidRequest', 'The header client-request-id is missing.')
  }
  const isReferrals = path === '/v1.0/engagements/referrals'
  const isRates = /^\/v1\.0\/sales\/fxrates\(Month='\d{6}'\)\/\$value$/.test(path)
  if (!isReferrals && !isRates) return partnerError(404, 'itemNotFound', 'There is no such item.')
  const needed = isReferrals ? /^Referrals/ : /^(Admin|Sales) agent$/
  if (caller.isApplicationAlone || !caller.roles.some((role) => needed.test(role))) {
    const message = 'Caller is not authorized to access the resource.'
    return partnerError(403, 'accessDenied', message)
  }
  if (isRates) {
    const body = 'FromCurrency,ToCurrency,Rate\nUSD,EUR,0.91\n'
    return { status: 200, body, headers: { 'content-type': 'text/csv' } }
  }
  return { status: 200, body: { value: [{ id: 'demo-1', name: 'Northwind', status: 'New' }] } }
}

/** Answers for the Partner API, with errors in the style of Microsoft Graph. */
export function answerPartner(rules: TokenRules, path: string, headers: Headers): ApiAnswer {
  const caller = readCaller(rules, text(headers, 'authorization'))
  const clientRequestId = text(headers, 'client-request-id')
  const answer = partnerAnswer(caller, decodeURIComponent(path), clientRequestId !== undefined)
  return {
    ...answer,
    headers: {
      'request-id': randomUUID(),
      ...(clientRequestId === undefined ? {} : { 'client-request-id': clientRequestId }),
      'x-ms-ags-diagnostic': '{"ServerInfo":{"DataCenter":"Demo"}}',
      ...answer.headers
    }
  }
}
