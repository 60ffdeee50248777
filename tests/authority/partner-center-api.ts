import { randomUUID } from 'node:crypto'
import { partnerCenterError, partnerCenterTroubles } from './api-answers'
import type { ApiAnswer } from './api-answers'
import { isFor, readCaller } from './api-caller'
import type { ApiCaller, ApiRules } from './api-caller'
import { headerText } from './api-request'
import type { ApiRequest } from './api-request'

const applicationId = 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd'
const customerId = '6d1f2a30-8f7b-4f2e-9c1d-2a3b4c5d6e7f'

interface Path {
  readonly body: unknown
  /** Whether an application alone is documented for it too. */
  readonly bothModes?: true
}

const customer = {
  id: customerId,
  companyProfile: {
    tenantId: customerId,
    companyName: 'Northwind',
    domain: 'northwind.example',
    attributes: { objectType: 'CustomerCompanyProfile' }
  },
  relationshipToPartner: 'reseller',
  attributes: { objectType: 'Customer' }
}

/** What the documented calls answer, by path. */
const paths: Readonly<Record<string, Path>> = {
  '/v1/profiles/legalbusiness': {
    bothModes: true,
    body: {
      companyName: 'Contoso Demo',
      address: { country: 'US', city: 'Redmond', addressLine1: '1 Demo Way', postalCode: '98052' },
      vettingStatus: 'authorized',
      vettingSubStatus: 'none',
      profileType: 'LegalBusinessProfile',
      attributes: { objectType: 'LegalBusinessProfile' }
    }
  },
  '/v1/customers': {
    bothModes: true,
    body: {
      totalCount: 1,
      items: [customer],
      links: { self: { uri: '/customers?size=1', method: 'GET', headers: [] } },
      attributes: { objectType: 'Collection' }
    }
  },
  [`/v1/customers/${customerId}`]: { bothModes: true, body: customer },
  '/v1/profiles/mpn': {
    body: {
      mpnId: '4390934',
      partnerName: 'Contoso Demo',
      profileType: 'MpnProfile',
      attributes: { objectType: 'MpnProfile' }
    }
  },
  '/v1/profiles/organization': {
    body: {
      companyName: 'Contoso Demo',
      culture: 'en-US',
      country: 'US',
      language: 'en',
      profileType: 'OrganizationProfile',
      attributes: { objectType: 'OrganizationProfile' }
    }
  },
  '/v1/profiles/support': {
    body: { email: 'help@contoso-demo.example', profileType: 'SupportProfile' }
  }
}

/** What is wrong with the token itself. */
function tokenTrouble(rules: ApiRules, caller: ApiCaller, origin: string): ApiAnswer | undefined {
  const addresses = ['https://api.partnercenter.microsoft.com', origin]
  if (!isFor(caller.audience, addresses, applicationId)) {
    const retired = caller.audience.startsWith('https://graph.windows.net')
    const text = `Invalid token: The audience '${caller.audience}' in the token is invalid${retired ? ' and is no longer supported in Partner Center API' : ''}.`
    return partnerCenterError(401, '900420', text)
  }
  if (!caller.isApplicationAlone && !caller.passedMfa) return partnerCenterTroubles['mfa-missing']()
  const account = rules.accountOf(caller.tenantId)
  if (account === 'none') return partnerCenterTroubles['partner-token-missing']()
  if (account !== 'active') return partnerCenterTroubles[account]()
  const application = rules.applicationOf(caller.tenantId, caller.clientId)
  if (caller.isApplicationAlone && !application.isRegistered) {
    return partnerCenterTroubles['access-denied']()
  }
  // A claims challenge is met by a token of a sign-in with a second factor.
  const isMet = application.trouble === 'insufficient-claims' && caller.passedMfa
  if (application.trouble === undefined || isMet) return undefined
  return partnerCenterTroubles[application.trouble]()
}

function answerOf(caller: ApiCaller, path: string): ApiAnswer {
  const found = paths[path]
  if (found === undefined) {
    const isCustomer = /^\/v1\/customers\/[0-9a-f-]{36}(\/|$)/i.test(path)
    return partnerCenterTroubles[isCustomer ? 'no-relationship' : 'not-found']()
  }
  if (caller.isApplicationAlone && found.bothModes !== true) {
    return partnerCenterTroubles['not-allowed']()
  }
  if (!caller.isApplicationAlone && caller.roles.length === 0) {
    return partnerCenterTroubles['role-missing']()
  }
  return { status: 200, body: found.body }
}

function withoutToken(): ApiAnswer {
  return { status: 401, headers: { 'www-authenticate': 'OAuth realm=urn:cpsvc:cpid:demo' } }
}

/**
 * Answers for the Partner Center API: the token first, then the partner's account and the
 * application, then the caller's rights.
 */
export function answerPartnerCenter(rules: ApiRules, request: ApiRequest): ApiAnswer {
  const { path, headers, origin, trouble } = request
  const caller = readCaller(rules, headerText(headers, 'authorization'))
  const answer =
    trouble !== undefined
      ? partnerCenterTroubles[trouble]()
      : caller === undefined
        ? withoutToken()
        : (tokenTrouble(rules, caller, origin) ?? answerOf(caller, path))
  const wantsMfaNote = headerText(headers, 'validatemfa') === 'true'
  const isDelegated = caller !== undefined && !caller.isApplicationAlone
  return {
    ...answer,
    headers: {
      'ms-correlationid': headerText(headers, 'ms-correlationid') ?? randomUUID(),
      'ms-requestid': headerText(headers, 'ms-requestid') ?? randomUUID(),
      'ms-cv': 'demo.0',
      'ms-serverid': 'demo',
      ...(wantsMfaNote && isDelegated ? { ismfacompliant: String(caller.passedMfa) } : {}),
      ...answer.headers
    }
  }
}
