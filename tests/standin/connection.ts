import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { Readable, Writable } from 'node:stream'
import type { CDPSession } from '@playwright/test'
import type { DevtoolsEvents } from './devtools-events'

interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: unknown
  /** `never`, because only the sender of the command knows its type. */
  readonly result: never
  readonly error?: { readonly message: string }
}

interface Waiting {
  readonly method: string
  readonly resolve: (result: never) => void
  readonly reject: (error: Error) => void
}

/** The commands and events of one DevTools target. */
export class DevtoolsSession {
  readonly #connection: Connection
  readonly #events = new EventEmitter().setMaxListeners(0)

  constructor(
    connection: Connection,
    readonly id: string | undefined
  ) {
    this.#connection = connection
  }

  readonly send: CDPSession['send'] = (method, params) =>
    this.#connection.send(method, params, this.id)

  /** For commands whose failure means only that the target has gone meanwhile. */
  readonly sendQuietly: (...command: Parameters<CDPSession['send']>) => Promise<void> = async (
    method,
    params
  ) => {
    await this.send(method, params).catch(() => undefined)
  }

  on<Name extends keyof DevtoolsEvents>(
    name: Name,
    listener: (payload: DevtoolsEvents[Name]) => void
  ): void {
    this.#events.on(name, listener)
  }

  deliver(name: string, payload: unknown): void {
    this.#events.emit(name, payload)
  }
}

/**
 * The DevTools protocol over `--remote-debugging-pipe`: JSON messages, each ended by a NUL, on the
 * browser's file descriptors 3 (to it) and 4 (from it).
 */
export class Connection {
  readonly root = new DevtoolsSession(this, undefined)
  readonly #sessions = new Map<string, DevtoolsSession>()
  readonly #waiting = new Map<number, Waiting>()
  readonly #toBrowser: Writable
  #lastId = 0
  #closed = false

  constructor(browser: ChildProcess) {
    const [, , , toBrowser, fromBrowser] = browser.stdio
    if (!(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable))
      throw new Error('the browser must be spawned with pipes at file descriptors 3 and 4')
    this.#toBrowser = toBrowser
    toBrowser.on('error', () => this.#close())
    fromBrowser.on('error', () => this.#close())
    fromBrowser.on('close', () => this.#close())
    readMessages(fromBrowser, (message) => this.#receive(message))
  }

  session(id: string): DevtoolsSession {
    const session = this.#sessions.get(id) ?? new DevtoolsSession(this, id)
    this.#sessions.set(id, session)
    return session
  }

  send(method: string, params: unknown, sessionId: string | undefined): Promise<never> {
    if (this.#closed) return Promise.reject(new Error(`${method}: the browser is gone`))
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject })
      this.#toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  #receive(message: Message): void {
    if (message.id === undefined) {
      const session =
        message.sessionId === undefined ? this.root : this.#sessions.get(message.sessionId)
      session?.deliver(message.method ?? '', message.params)
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
    else waiting?.resolve(message.result)
  }

  #close(): void {
    this.#closed = true
    for (const { method, reject } of this.#waiting.values())
      reject(new Error(`${method}: the browser is gone`))
    this.#waiting.clear()
  }
}

function readMessages(stream: Readable, receive: (message: Message) => void): void {
  let parts: Buffer[] = []
  stream.on('data', (chunk: Buffer) => {
    let from = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      parts.push(chunk.subarray(from, end))
      const text = Buffer.concat(parts).toString('utf8')
      parts = []
      from = end + 1
      receive(JSON.parse(text) as Message)
    }
    if (from < chunk.length) parts.push(chunk.subarray(from))
  })
}
