import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { ServerCertificate } from './certificates'
import { listenOnLoopback } from './listeners'
import type { DemoPorts } from './types'

export type Handler = (message: IncomingMessage, response: ServerResponse) => Promise<void>

type ListenerName = 'authority' | 'browser' | 'partner' | 'partnerCenter'

/** The demo tenant's four listeners. Until they are given handlers they cut every connection. */
export interface TenantListeners {
  /** `https://localhost:PORT`, and plain http for the browser's pages. */
  readonly origins: Readonly<Record<ListenerName, string>>
  handle(handlers: Readonly<Record<ListenerName, Handler>>): void
  close(): Promise<void>
}

/** A handler that cuts the connection when it fails: a fault of the demo itself, not of a client. */
function guarded(handle: () => Handler): RequestListener {
  return (message, response) => {
    handle()(message, response).catch((error: unknown) => {
      // A client that went away while its request was read is no fault of the demo.
      if (!message.complete) return
      process.stderr.write(`demo tenant: ${String(error instanceof Error ? error.stack : error)}\n`)
      response.destroy()
    })
  }
}

/** Listens. The issuer's name holds the port, so that the handlers come later than the listeners. */
export async function openTenantListeners(
  ports: DemoPorts,
  certificate: ServerCertificate
): Promise<TenantListeners> {
  const refuse: Handler = async (_message, response) => void response.destroy()
  let handlers: Readonly<Record<ListenerName, Handler>> = {
    authority: refuse,
    browser: refuse,
    partner: refuse,
    partnerCenter: refuse
  }
  const listen = (name: ListenerName) =>
    listenOnLoopback(
      guarded(() => handlers[name]),
      { port: ports[name] ?? 0, ...(name === 'browser' ? {} : { certificate }) }
    )
  const [authority, browser, partner, partnerCenter] = await Promise.all([
    listen('authority'),
    listen('browser'),
    listen('partner'),
    listen('partnerCenter')
  ])
  return {
    origins: {
      authority: `https://localhost:${authority.port}`,
      browser: `http://localhost:${browser.port}`,
      partner: `https://localhost:${partner.port}`,
      partnerCenter: `https://localhost:${partnerCenter.port}`
    },
    handle: (given) => {
      handlers = given
    },
    close: async () => {
      await Promise.all([authority, browser, partner, partnerCenter].map((one) => one.close()))
    }
  }
}
