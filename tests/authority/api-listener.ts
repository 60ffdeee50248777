import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ServingFaults } from './faults'
import type { WritableJournal } from './journal'
import { answerPartner, answerPartnerCenter } from './partner-apis'
import type { ApiAnswer, TokenRules } from './partner-apis'

/** What a look-alike needs besides the request. */
export interface ApiParts {
  readonly rules: TokenRules
  readonly faults: ServingFaults
  readonly journal: WritableJournal
}

/** Returns the request handler of a look-alike. */
export function createApiHandler(
  parts: ApiParts,
  listener: 'partner' | 'partner-center'
): (message: IncomingMessage, response: ServerResponse) => Promise<void> {
  const endpoint = listener === 'partner' ? 'partner-api' : 'partner-center-api'
  const answer = listener === 'partner' ? answerPartner : answerPartnerCenter
  return async (message, response) => {
    const { pathname } = new URL(message.url ?? '/', 'https://localhost')
    const { method = 'GET' } = message
    const at = parts.rules.now()
    const written = parts.journal.write({ at, listener, method, path: pathname, endpoint })
    response.on('finish', () => {
      written.status = response.statusCode
    })
    if (await parts.faults.meet({ endpoint, grantType: undefined }, response)) return
    sendAnswer(response, answer(parts.rules, pathname, message.headers))
  }
}

function sendAnswer(response: ServerResponse, { status, body, headers }: ApiAnswer): void {
  const isText = typeof body === 'string'
  const type: Record<string, string> =
    body === undefined ? {} : { 'content-type': isText ? 'text/plain' : 'application/json' }
  response.writeHead(status, { ...type, ...headers })
  response.end(body === undefined || isText ? body : JSON.stringify(body))
}
