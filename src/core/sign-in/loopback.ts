import { timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { failed, succeeded, type Result } from '../../shared/result'
import { loopbackHeaders, renderLoopbackPage, type LoopbackPage } from './loopback-page'

const largestBodyBytes = 64 * 1024

const methods: Readonly<Record<AnswerBy, string>> = { 'posted-form': 'POST', query: 'GET' }

/** The authority's answer, and the browser tab that waits to be told how it ended. */
export interface LoopbackAnswer {
  readonly parameters: URLSearchParams
  /** Tells the person in the browser what happened, then closes the port. */
  finish(page: LoopbackPage): Promise<void>
}

/** A listener on this computer that takes one answer from the system browser. */
export interface Loopback {
  /** `http://localhost:PORT`, as it is registered at the authority without the port. */
  readonly redirectUri: string
  /** Resolves with the one right answer. Never rejects; close the loopback to stop waiting. */
  readonly answer: Promise<LoopbackAnswer>
  /** Closes the port and every connection at once. */
  close(): Promise<void>
}

/** How the answer comes: as a form that a page posts, or in the address that the browser is sent to. */
export type AnswerBy = 'posted-form' | 'query'

export interface LoopbackOptions {
  /** Only a consent, which brings no secret, is answered by query. */
  readonly answerBy: AnswerBy
  /** The value that tells the right answer from anybody else's. */
  readonly state: string
  /** Shown for requests that are not the answer. */
  readonly strangerPage: LoopbackPage
}

/**
 * Opens the listener on 127.0.0.1 and, where there is one, ::1, on the same free port.
 * A sign-in is answered by a posted form
 * (https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html), a consent by query
 * (https://learn.microsoft.com/entra/identity-platform/v2-admin-consent#successful-response).
 *
 * @throws Error when no port can be had
 */
export async function openLoopback({
  answerBy,
  state,
  strangerPage
}: LoopbackOptions): Promise<Loopback> {
  let resolveAnswer: (answer: LoopbackAnswer) => void
  const answer = new Promise<LoopbackAnswer>((resolve) => {
    resolveAnswer = resolve
  })
  const { servers, port } = await listenOnBoth(
    (request, response) => void handle(request, response)
  )
  const host = `localhost:${port}`
  let answered = false

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const read = await readAnswer(request)
    if (read.ok) {
      answered = true
      resolveAnswer({ parameters: read.value, finish: (page) => finish(response, page) })
    } else {
      response.writeHead(read.failure, loopbackHeaders).end(renderLoopbackPage(strangerPage))
    }
  }

  /** Returns the parameters of the right answer, or the HTTP status that refuses anything else. */
  async function readAnswer(request: IncomingMessage): Promise<Result<URLSearchParams, number>> {
    // SECURITY: a page whose name was pointed at this address (DNS rebinding) sends its own host.
    // [src/core/sign-in/loopback.security.test.ts]
    if (request.headers.host !== host) return failed(421)
    // SECURITY: a code in a query would stay in the browser's history; a sign-in takes a posted form
    // only. [src/core/sign-in/loopback.security.test.ts]
    if (request.method !== methods[answerBy]) return failed(405)
    const [path, ...query] = (request.url ?? '').split('?')
    if (path !== '/') return failed(404)
    const read = answerBy === 'query' ? succeeded(query.join('?')) : await readForm(request, query)
    if (!read.ok) return read
    const parameters = new URLSearchParams(read.value)
    // SECURITY: without the right state anybody on this computer or the web could hand us their code.
    // A wrong one is ignored and the wait goes on. [src/core/sign-in/loopback.security.test.ts]
    if (!sameText(parameters.get('state') ?? '', state)) return failed(400)
    // SECURITY: one answer only; a second one with the same state is a replay.
    // [src/core/sign-in/loopback.security.test.ts]
    if (answered) return failed(409)
    return succeeded(parameters)
  }

  async function finish(response: ServerResponse, page: LoopbackPage): Promise<void> {
    // The tab may have been closed meanwhile; there is nobody to tell then.
    if (!response.destroyed) {
      const gone = once(response, 'close')
      response.writeHead(200, loopbackHeaders).end(renderLoopbackPage(page))
      await gone
    }
    await close()
  }

  async function close(): Promise<void> {
    await Promise.all(servers.map(closeServer))
  }

  return { redirectUri: `http://${host}`, answer, close }
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** Other programs may hold the port on one of the two addresses; then another port is tried. */
async function listenOnBoth(
  handler: Handler
): Promise<{ readonly servers: readonly Server[]; readonly port: number }> {
  for (let attempt = 1; ; attempt++) {
    const first = await listen('127.0.0.1', 0, handler)
    const port = portOf(first)
    try {
      return { servers: [first, await listen('::1', port, handler)], port }
    } catch (error) {
      if (!isPortTaken(error)) return { servers: [first], port } // no IPv6 on this computer
      await closeServer(first)
      if (attempt === 5) throw error
    }
  }
}

async function listen(address: string, port: number, handler: Handler): Promise<Server> {
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 32 * 1024 },
    handler
  )
  server.maxConnections = 50
  server.listen({ host: address, port, exclusive: true })
  await once(server, 'listening')
  return server
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The listener has no port.')
  return address.port
}

function isPortTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  )
}

async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}

/** Returns the form that was posted, not yet parsed, or the HTTP status that refuses it. */
async function readForm(
  request: IncomingMessage,
  query: readonly string[]
): Promise<Result<string, number>> {
  if (query.length > 0) return failed(404)
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') return failed(415)
  const body = await readBody(request)
  return body === undefined ? failed(413) : succeeded(body)
}

/** Returns the body as text, or `undefined` when it is too large or never ends. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk)) return undefined
      size += chunk.length
      // SECURITY: a stranger must not be able to fill the memory.
      // [src/core/sign-in/loopback.security.test.ts]
      if (size > largestBodyBytes) return undefined
      chunks.push(chunk)
    }
  } catch {
    return undefined
  }
  return Buffer.concat(chunks).toString('utf8')
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
