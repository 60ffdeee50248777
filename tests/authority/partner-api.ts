import { randomUUID } from 'node:crypto'
import { partnerError, partnerTroubles } from './api-answers'
import type { ApiAnswer } from './api-answers'
import { isFor, readCaller } from './api-caller'
import type { ApiCaller, ApiRules } from './api-caller'
import { headerText } from './api-request'
import type { ApiRequest } from './api-request'

const applicationId = '4990cffe-04e8-4e8b-808a-1175604b879f'

interface Path {
  readonly pattern: RegExp
  /** Roles that may call it, the application's own included. */
  readonly roles: RegExp
  /** Whether an application alone is documented for it. */
  readonly applicationAlone: boolean
  readonly answer: () => ApiAnswer
}

const paths: readonly Path[] = [
  {
    pattern: /^\/v1\.0\/engagements\/referrals$/,
    roles: /^Referrals /,
    applicationAlone: false,
    answer: () => ({
      status: 200,
      body: {
        '@odata.context': 'https://api.partner.microsoft.com/v1.0/$metadata#referrals',
        value: [{ id: 'demo-1', name: 'Northwind', status: 'New', type: 'Independent' }]
      }
    })
  },
  {
    pattern: /^\/v1\.0\/sales\/fxrates\(Month='\d{6}'\)\/\$value$/,
    roles: /^(Admin|Sales) agent$/,
    applicationAlone: false,
    answer: () => ({
      status: 200,
      body: 'FromCurrency,ToCurrency,Rate\nUSD,EUR,0.91\nUSD,JPY,151.2\n',
      headers: { 'content-type': 'text/csv' }
    })
  },
  {
    // Marketplace publishers: an application alone has to be a user of Partner Center itself.
    pattern: /^\/v1\.0\/ingestion\/products$/,
    roles: /./,
    applicationAlone: true,
    answer: () => ({
      status: 200,
      body: {
        value: [{ resourceType: 'AzureDynamics365BusinessCentral', name: 'Demo app', id: 'demo-7' }]
      }
    })
  }
]

function tokenTrouble(rules: ApiRules, caller: ApiCaller, origin: string): ApiAnswer | undefined {
  const addresses = ['https://api.partner.microsoft.com', origin]
  if (!isFor(caller.audience, addresses, applicationId)) {
    const message = `The audience '${caller.audience}' in the token is invalid.`
    return partnerError(401, 'unauthenticated', message, { inner: '900420' })
  }
  const application = rules.applicationOf(caller.tenantId, caller.clientId)
  if (application.trouble === 'insufficient-claims') {
    return caller.passedMfa ? undefined : partnerTroubles['insufficient-claims']()
  }
  if (!caller.isApplicationAlone && !caller.passedMfa) return partnerTroubles['mfa-missing']()
  const account = rules.accountOf(caller.tenantId)
  if (account === 'none') return partnerTroubles['partner-token-missing']()
  if (account !== 'active') return partnerTroubles[account]()
  return application.trouble === undefined ? undefined : partnerTroubles[application.trouble]()
}

function answerOf(caller: ApiCaller, path: string, hasRequestId: boolean): ApiAnswer {
  if (!hasRequestId) {
    return partnerError(400, 'invalidRequest', 'The header client-request-id is missing.')
  }
  const found = paths.find(({ pattern }) => pattern.test(path))
  if (found === undefined) return partnerTroubles['not-found']()
  if (caller.isApplicationAlone && !found.applicationAlone) return partnerTroubles['not-allowed']()
  if (!caller.roles.some((role) => found.roles.test(role))) return partnerTroubles['role-missing']()
  return found.answer()
}

/** Answers for the Partner API. */
export function answerPartner(rules: ApiRules, request: ApiRequest): ApiAnswer {
  const { path, headers, origin, trouble } = request
  const caller = readCaller(rules, headerText(headers, 'authorization'))
  const clientRequestId = headerText(headers, 'client-request-id')
  const answer =
    trouble !== undefined
      ? partnerTroubles[trouble]()
      : caller === undefined
        ? partnerError(401, 'unauthenticated', 'The token is missing, invalid or expired.')
        : (tokenTrouble(rules, caller, origin) ??
          answerOf(caller, path, clientRequestId !== undefined))
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
