import type { AccessMode, NamedApi } from '../../shared/profile'
import type { ProbeCallId, ProbeFactId } from '../../shared/probe'

/** Where a body holds a fact that may be shown. */
export type ProbeFactSource =
  /** A text or number, by the names of the properties that lead to it. */
  | { readonly id: ProbeFactId; readonly kind: 'value'; readonly at: readonly string[] }
  /** How many entries a list has. */
  | { readonly id: ProbeFactId; readonly kind: 'count'; readonly at: readonly string[] }
  /** How many lines of text the body has, its heading left out. */
  | { readonly id: ProbeFactId; readonly kind: 'lines' }

/** One harmless call. */
export interface ProbeCallFacts {
  readonly id: ProbeCallId
  readonly api: NamedApi
  /** Path with query on the API's host. `{month}` stands for a month as `YYYYMM`. */
  readonly path: string
  /** The access modes that Microsoft documents for it. */
  readonly documentedFor: readonly AccessMode[]
  readonly facts: readonly ProbeFactSource[]
}

/**
 * The harmless calls, for each API the most telling one first: all of them read, and answer little.
 * Sources, as of 2026-11-23:
 * - legal business profile, for both modes:
 *   https://learn.microsoft.com/partner-center/developer/get-legal-business-profile
 * - customers, for both modes: https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers
 * - organization profile: https://learn.microsoft.com/partner-center/developer/get-an-organization-profile
 *   (`country` is a property of its default address there)
 * - partner network profile, the smallest: https://learn.microsoft.com/partner-center/developer/get-partner-network-profile
 * - referrals, which need a Referrals role: https://learn.microsoft.com/partner/develop/get-a-list-of-referrals
 *   (its page names no way to ask for one referral only, so none is asked for)
 * - exchange rates, about 18 KB: https://learn.microsoft.com/partner/develop/get-foreign-exchange-rates
 *   ("Application-only is not yet supported")
 * - marketplace products, whose application is added as a user of Partner Center:
 *   microsoft/navcontainerhelper, `AppSource/Invoke-IngestionAPI.ps1`
 *
 * Left out on purpose: price sheets (about 42 MB), billing profile (tax id), everything that writes.
 */
export const probeCalls: readonly ProbeCallFacts[] = [
  {
    id: 'legal-business-profile',
    api: 'partner-center',
    path: '/v1/profiles/legalbusiness?vettingVersion=Current',
    documentedFor: ['app+user', 'app-only'],
    facts: [
      { id: 'company-name', kind: 'value', at: ['companyName'] },
      { id: 'vetting-status', kind: 'value', at: ['vettingStatus'] }
    ]
  },
  {
    id: 'customers',
    api: 'partner-center',
    path: '/v1/customers?size=1',
    documentedFor: ['app+user', 'app-only'],
    facts: [{ id: 'total-count', kind: 'value', at: ['totalCount'] }]
  },
  {
    id: 'organization-profile',
    api: 'partner-center',
    path: '/v1/profiles/organization',
    documentedFor: ['app+user'],
    facts: [
      { id: 'country', kind: 'value', at: ['country'] },
      { id: 'country', kind: 'value', at: ['defaultAddress', 'country'] },
      { id: 'culture', kind: 'value', at: ['culture'] }
    ]
  },
  {
    id: 'partner-network-profile',
    api: 'partner-center',
    path: '/v1/profiles/mpn',
    documentedFor: ['app+user'],
    facts: [{ id: 'partner-id', kind: 'value', at: ['mpnId'] }]
  },
  {
    id: 'exchange-rates',
    api: 'partner',
    path: "/v1.0/sales/fxrates(Month='{month}')/$value",
    documentedFor: ['app+user'],
    facts: [{ id: 'lines', kind: 'lines' }]
  },
  {
    id: 'referrals',
    api: 'partner',
    path: '/v1.0/engagements/referrals',
    documentedFor: ['app+user'],
    facts: [{ id: 'items', kind: 'count', at: ['value'] }]
  },
  {
    id: 'ingestion-products',
    api: 'partner',
    path: '/v1.0/ingestion/products',
    documentedFor: ['app+user', 'app-only'],
    facts: [{ id: 'items', kind: 'count', at: ['value'] }]
  }
]

/** What a call carries besides the token, and what its answer carries back. */
export interface ProbeHeaders {
  /** Each gets a new GUID for each call. */
  readonly requestIds: readonly string[]
  /** Ids of the answer that Microsoft's support asks for. */
  readonly answerIds: readonly string[]
  /** Asks whether the token counts as one with a second factor, and where the answer says so. */
  readonly mfa?: { readonly ask: string; readonly answer: string }
}

/**
 * The headers of each API. Sources, as of 2026-11-23:
 * - Partner Center API: https://learn.microsoft.com/partner-center/developer/headers. `ValidateMfa` and
 *   `isMfaCompliant` are known from a Microsoft blog and public code only, so that their absence means
 *   nothing.
 * - Partner API: MicrosoftDocs/partner-rest, `partner-rest/develop/headers.md`, which calls
 *   `client-request-id` required.
 */
export const probeHeaders: Readonly<Record<NamedApi, ProbeHeaders>> = {
  'partner-center': {
    requestIds: ['MS-CorrelationId', 'MS-RequestId'],
    answerIds: ['MS-CorrelationId', 'MS-RequestId', 'MS-CV', 'MS-ServerId'],
    mfa: { ask: 'ValidateMfa', answer: 'isMfaCompliant' }
  },
  partner: {
    requestIds: ['client-request-id'],
    answerIds: ['request-id', 'client-request-id', 'x-ms-ags-diagnostic']
  }
}
