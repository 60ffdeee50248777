import type { NamedApi } from '../../shared/profile'
import type { PartnerErrorId, ProbeVerdict } from '../../shared/probe'
import type { RemedyByMode, Source } from './authority-errors/row'

/** What an error answer of a partner API says, and what a person does about it. */
export interface PartnerErrorFacts {
  readonly api: NamedApi
  readonly status: number
  /** The body's code, without regard to case; none stands for every answer with this status. */
  readonly code: string | undefined
  readonly meaning: PartnerErrorId
  readonly verdict: ProbeVerdict
  readonly remedy: RemedyByMode
  readonly source: Source
}

const asOf = '2026-11-23'
const sources = {
  /** Its text of 2020; the codes of the table that it has today were not to be seen. */
  partnerCenter: { link: 'https://learn.microsoft.com/partner-center/developer/error-codes', asOf },
  audience: {
    link: 'https://github.com/microsoft/Partner-Center-DotNet-Samples/issues/140',
    asOf
  },
  mfa: { link: 'https://partner.microsoft.com/blog/article/csp-technical-changes-fy26-q4', asOf },
  olderMfa: {
    link: 'https://github.com/microsoft/Partner-Center-DotNet-Samples/issues/59',
    asOf
  },
  throttling: {
    link: 'https://learn.microsoft.com/partner-center/developer/api-throttling-guidance',
    asOf
  },
  /** MicrosoftDocs/partner-rest, `partner-rest/develop/error-codes.md`. */
  partner: { link: 'https://learn.microsoft.com/partner/develop/error-codes', asOf },
  claims: { link: 'https://learn.microsoft.com/entra/identity-platform/claims-challenge', asOf },
  /** "Partners that experience http error:400 should consult the Partner API authentication documentation." */
  priceSheet: { link: 'https://learn.microsoft.com/partner/develop/get-a-price-sheet', asOf }
} as const satisfies Readonly<Record<string, Source>>

/** The OAuth error of a claims challenge, which stands in a header or in the body. */
export const insufficientClaims = 'insufficient_claims'

/** Another account may have the role; an application alone is admitted in Partner Center itself. */
const rights: RemedyByMode = {
  'app+user': 'sign-in-other-account',
  'app-only': 'open-partner-center'
}
/** What an application alone may not do, a person may. */
const userRights: RemedyByMode = { 'app+user': 'sign-in-other-account', 'app-only': 'edit-mode' }
/** Nobody demands a second factor of an application alone. */
const secondFactor: RemedyByMode = { 'app+user': 'sign-in-with-mfa', 'app-only': 'none' }
/** The Partner API documents application-only access for marketplace publishers alone. */
const newToken: RemedyByMode = { 'app+user': 'sign-in', 'app-only': 'edit-mode' }

type Row = readonly [
  status: number,
  code: string | undefined,
  meaning: PartnerErrorId,
  verdict: ProbeVerdict,
  remedy: RemedyByMode,
  source: Source
]

const partnerCenterRows: readonly Row[] = [
  [401, '900420', 'audience-not-accepted', 'token-refused', 'edit-api', sources.audience],
  [401, '900421', 'mfa-missing', 'mfa-missing', secondFactor, sources.mfa],
  [401, '10001', 'mfa-missing', 'mfa-missing', secondFactor, sources.olderMfa],
  [401, '400', 'application-not-admitted', 'access-denied', rights, sources.partnerCenter],
  [401, '800001', 'no-partner-token', 'token-refused', 'edit-profile', sources.partnerCenter],
  [401, insufficientClaims, 'claims-demanded', 'token-refused', secondFactor, sources.claims],
  [403, '2032', 'operation-denied', 'access-denied', userRights, sources.partnerCenter],
  [403, '20002', 'no-customer-relationship', 'access-denied', 'none', sources.partnerCenter],
  [403, '900150', 'role-missing', 'access-denied', rights, sources.partnerCenter],
  [403, '900149', 'program-inactive', 'access-denied', 'none', sources.partnerCenter],
  [403, '800039', 'reseller-inactive', 'access-denied', 'none', sources.partnerCenter],
  [403, '900124', 'agreement-missing', 'access-denied', 'none', sources.partnerCenter],
  [404, '1000', 'resource-not-found', 'not-found', 'none', sources.partnerCenter],
  [404, '60003', 'customer-tenant-not-found', 'not-found', 'none', sources.partnerCenter],
  [429, undefined, 'throttled', 'throttled', 'retry', sources.throttling]
]

/** Codes in the form of Microsoft Graph; numbers of the Partner Center API may stand inside them. */
const partnerRows: readonly Row[] = [
  [401, '900420', 'audience-not-accepted', 'token-refused', 'edit-api', sources.audience],
  [401, '900421', 'mfa-missing', 'mfa-missing', secondFactor, sources.mfa],
  [401, '10001', 'mfa-missing', 'mfa-missing', secondFactor, sources.olderMfa],
  [401, 'unauthenticated', 'unauthenticated', 'token-refused', newToken, sources.partner],
  [401, 'unAuthorized', 'caller-not-authorized', 'access-denied', userRights, sources.partner],
  [401, insufficientClaims, 'claims-demanded', 'token-refused', secondFactor, sources.claims],
  [403, insufficientClaims, 'claims-demanded', 'token-refused', secondFactor, sources.partner],
  [403, 'unAuthorized', 'caller-not-authorized', 'access-denied', userRights, sources.partner],
  [403, 'accessDenied', 'caller-not-authorized', 'access-denied', userRights, sources.partner],
  [400, undefined, 'request-or-token-invalid', 'request-refused', newToken, sources.priceSheet],
  [404, 'itemNotFound', 'resource-not-found', 'not-found', 'none', sources.partner],
  [409, 'resourceModified', 'resource-modified', 'request-refused', 'retry', sources.partner],
  [412, 'preconditionFailed', 'precondition-failed', 'request-refused', 'none', sources.partner],
  [429, undefined, 'throttled', 'throttled', 'retry', sources.partner],
  [500, 'generalException', 'service-failed', 'service-trouble', 'retry', sources.partner],
  [503, 'serviceNotAvailable', 'service-not-available', 'service-trouble', 'retry', sources.partner]
]

/** Every error answer that is known. Microsoft may have added others since. */
export const partnerErrors: readonly PartnerErrorFacts[] = [
  ...partnerCenterRows.map((row) => factsOf('partner-center', row)),
  ...partnerRows.map((row) => factsOf('partner', row))
]

function factsOf(api: NamedApi, row: Row): PartnerErrorFacts {
  const [status, code, meaning, verdict, remedy, source] = row
  return { api, status, code, meaning, verdict, remedy, source }
}

/** What a person does about an answer that only its status says something of. */
export const verdictRemedies: Readonly<Record<ProbeVerdict, RemedyByMode>> = {
  accepted: 'none',
  'token-refused': { 'app+user': 'sign-in', 'app-only': 'open-partner-center' },
  'mfa-missing': secondFactor,
  'access-denied': rights,
  'not-found': 'none',
  throttled: 'retry',
  'request-refused': 'none',
  'service-trouble': 'retry',
  redirected: 'none'
}
