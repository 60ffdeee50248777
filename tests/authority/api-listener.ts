import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ApiAnswer } from './api-answers'
import type { ApiRules } from './api-caller'
import { headerText } from './api-request'
import type { ServingFaults } from './faults'
import type { WritableJournal } from './journal'
import { answerPartner } from './partner-api'
import { answerPartnerCenter } from './partner-center-api'
import type { ApiTrouble } from './types'

/** What a look-alike needs besides the request. */
export interface ApiParts {
  readonly rules: ApiRules
  readonly faults: ServingFaults
  readonly journal: WritableJournal
  /** What every call ends in, as set by `setApiTrouble`. */
  troubleOf(listener: 'partner' | 'partner-center'): ApiTrouble | undefined
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
    const { method = 'GET', headers } = message
    const at = parts.rules.now()
    const written = parts.journal.write({ at, listener, method, path: pathname, endpoint })
    response.on('finish', () => {
      written.status = response.statusCode
    })
    if (await parts.faults.meet({ endpoint, grantType: undefined }, response)) return
    if (method !== 'GET' && method !== 'HEAD') {
      sendAnswer(response, { status: 405, headers: { allow: 'GET' } })
      return
    }
    const origin = `https://${headerText(headers, 'host') ?? ''}`
    const path = decodedPath(pathname)
    const trouble = parts.troubleOf(listener)
    sendAnswer(response, answer(parts.rules, { path, headers, origin, trouble }))
  }
}

function decodedPath(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}

function sendAnswer(response: ServerResponse, answer: ApiAnswer): void {
  const { status, body, headers, neverEnds = false } = answer
  const isText = typeof body === 'string'
  const type: Record<string, string> =
    body === undefined ? {} : { 'content-type': isText ? 'text/plain' : 'application/json' }
  response.writeHead(status, { ...type, ...headers })
  const text = body === undefined || isText ? (body ?? '') : JSON.stringify(body)
  if (neverEnds) response.write(text)
  else response.end(text)
}
