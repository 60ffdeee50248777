import type { ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { refused } from './errors'
import type { EntraFailure } from './errors'
import type { Endpoint, Fault, Faults, HostileDiscovery, Refusal } from './types'

interface Met {
  readonly endpoint: Endpoint
  readonly grantType: string | undefined
}

/** The faults with the side that serves them. */
export interface ServingFaults extends Faults {
  /** Meets the request with the next fault for it. Returns true if the request is answered by that. */
  meet(request: Met, response: ServerResponse): Promise<boolean>
  /** Returns the refusal that the next fault for the request is, if it is one. */
  refusalFor(request: Met): EntraFailure | undefined
  readonly hostileDiscovery: HostileDiscovery
}

interface Planned {
  readonly fault: Fault
  left: number
}

function failureOf({ code, error, suberror, message, status, claims }: Refusal): EntraFailure {
  return {
    ...refused(code, error, message ?? 'Refused by a fault of the demo tenant.', status),
    ...(suberror === undefined ? {} : { suberror }),
    ...(claims === undefined ? {} : { claims })
  }
}

/** Lets the work be done, and another answer go out in its place. */
function loseAnswer(response: ServerResponse, status: number): void {
  const drop = (): ServerResponse => response
  Object.defineProperty(response, 'writeHead', { configurable: true, value: drop })
  Object.defineProperty(response, 'write', { configurable: true, value: () => true })
  Object.defineProperty(response, 'end', {
    configurable: true,
    value: () => {
      for (const method of ['writeHead', 'write', 'end']) Reflect.deleteProperty(response, method)
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      response.statusCode = status
      response.setHeader('retry-after', '0')
      return response.end()
    }
  })
}

function answer(fault: Fault, response: ServerResponse): boolean {
  if (fault.loseAnswer !== undefined) {
    loseAnswer(response, fault.loseAnswer)
    return false
  }
  if (fault.reset === true) {
    response.socket?.destroy()
    return true
  }
  if (fault.redirectTo !== undefined) {
    response.writeHead(302, { location: fault.redirectTo }).end()
    return true
  }
  const status = fault.status ?? 200
  const retryAfter =
    fault.retryAfterSeconds === undefined ? {} : { 'retry-after': String(fault.retryAfterSeconds) }
  const headers = { 'content-type': 'application/json', ...retryAfter }
  if (fault.malformed === true) {
    response.writeHead(status, headers).end('{"token_type": "Bearer", "access_')
    return true
  }
  if (fault.body !== undefined) {
    response.writeHead(status, headers).end(JSON.stringify(fault.body))
    return true
  }
  if (fault.status === undefined) return false
  const error = status === 429 ? 'temporarily_unavailable' : 'server_error'
  const description =
    status === 429
      ? 'AADSTS90055: The request was throttled. Please try again later.'
      : 'AADSTS90033: A transient error has occurred. Please try again.'
  response.writeHead(status, headers)
  response.end(
    JSON.stringify({
      error,
      error_description: description,
      error_codes: [status === 429 ? 90055 : 90033]
    })
  )
  return true
}

/** Waits without keeping the process alive: a delay may well be longer than the test. */
async function wait(milliseconds: number): Promise<void> {
  await delay(milliseconds, undefined, { ref: false })
}

/** Creates the control object; nothing goes wrong until something is added. */
export function createFaults(): ServingFaults {
  let planned: Planned[] = []
  let hostileDiscovery: HostileDiscovery = {}
  const next = (request: Met, isRefusal: boolean): Fault | undefined => {
    const found = planned.find(
      ({ fault, left }) =>
        left > 0 &&
        fault.on === request.endpoint &&
        (fault.refusal !== undefined) === isRefusal &&
        (fault.grantType === undefined || fault.grantType === request.grantType)
    )
    if (found !== undefined) found.left -= 1
    return found?.fault
  }
  return {
    get hostileDiscovery() {
      return hostileDiscovery
    },
    add: (fault) => void planned.push({ fault, left: fault.times ?? Infinity }),
    setHostileDiscovery: (replacements) => {
      hostileDiscovery = replacements
    },
    clear: () => {
      planned = []
      hostileDiscovery = {}
    },
    meet: async (request, response) => {
      const fault = next(request, false)
      if (fault === undefined) return false
      if (fault.delayMs !== undefined) await wait(fault.delayMs)
      return answer(fault, response)
    },
    refusalFor: (request) => {
      const refusal = next(request, true)?.refusal
      return refusal === undefined ? undefined : failureOf(refusal)
    }
  }
}
