import { randomUUID } from 'node:crypto'

/** A failure as Entra reports it. https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export interface EntraFailure {
  /** The number after AADSTS. */
  readonly code: number
  /** OAuth error. */
  readonly error: string
  readonly status: number
  readonly message: string
  readonly suberror?: string
  /** Claims challenge, as JSON text. */
  readonly claims?: string
}

/** Returns a failure without a suberror. */
export function refused(code: number, error: string, message: string, status = 400): EntraFailure {
  return { code, error, message, status }
}

/** Thrown where a request is refused. The provider treats it like an error of its own. */
export class EntraError extends Error {
  readonly failure: EntraFailure
  readonly status: number
  readonly statusCode: number
  readonly expose = true
  readonly error: string
  readonly error_description: string
  readonly allow_redirect = true

  constructor(failure: EntraFailure) {
    super(failure.error)
    this.failure = failure
    this.status = failure.status
    this.statusCode = failure.status
    this.error = failure.error
    this.error_description = failure.message
  }
}

/** What identifies one answer; the correlation id is the one that the client sent, if it sent one. */
export interface Trace {
  readonly traceId: string
  readonly correlationId: string
  /** `2026-11-23 10:00:00Z` */
  readonly timestamp: string
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Returns the trace of an answer that is given at `at` (ms since the epoch). */
export function traceAt(at: number, clientRequestId: string | undefined): Trace {
  const isUsable = clientRequestId !== undefined && guid.test(clientRequestId)
  return {
    traceId: randomUUID(),
    correlationId: isUsable ? clientRequestId : randomUUID(),
    timestamp: new Date(at).toISOString().replace('T', ' ').replace(/\.\d+/, '')
  }
}

/** Returns the whole `error_description`, with trace id, correlation id and time. */
export function errorDescription(failure: EntraFailure, trace: Trace): string {
  const { traceId, correlationId, timestamp } = trace
  return `AADSTS${failure.code}: ${failure.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`
}

/** Returns the JSON body of a token error. */
export function errorBody(
  failure: EntraFailure,
  trace: Trace,
  authority: string
): Record<string, unknown> {
  return {
    error: failure.error,
    error_description: errorDescription(failure, trace),
    error_codes: [failure.code],
    timestamp: trace.timestamp,
    trace_id: trace.traceId,
    correlation_id: trace.correlationId,
    error_uri: `${authority}/error?code=${failure.code}`,
    ...(failure.suberror === undefined ? {} : { suberror: failure.suberror }),
    ...(failure.claims === undefined ? {} : { claims: failure.claims })
  }
}
