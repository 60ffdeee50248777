import type { ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Endpoint, Fault, Faults, HostileDiscovery } from './types'

/** The faults with the side that serves them. */
export interface ServingFaults extends Faults {
  /** Meets the request with the next fault for it. Returns true if the request is answered by that. */
  meet(
    request: { readonly endpoint: Endpoint; readonly grantType: string | undefined },
    response: ServerResponse
  ): Promise<boolean>
  readonly hostileDiscovery: HostileDiscovery
}

interface Planned {
  readonly fault: Fault
  left: number
}

function answer(fault: Fault, response: ServerResponse): boolean {
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
    meet: async ({ endpoint, grantType }, response) => {
      const next = planned.find(
        ({ fault, left }) =>
          left > 0 &&
          fault.on === endpoint &&
          (fault.grantType === undefined || fault.grantType === grantType)
      )
      if (next === undefined) return false
      next.left -= 1
      if (next.fault.delayMs !== undefined) await wait(next.fault.delayMs)
      return answer(next.fault, response)
    }
  }
}
