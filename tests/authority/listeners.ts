import { createServer as createHttpServer } from 'node:http'
import type { RequestListener, Server as HttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { Server as HttpsServer } from 'node:https'
import type { ServerCertificate } from './certificates'

/** A port of the loopback interface that answers on 127.0.0.1 and, where there is IPv6, on ::1. */
export interface Listener {
  readonly port: number
  /** Drops open connections and stops. */
  close(): Promise<void>
}

type Server = HttpServer | HttpsServer

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host }, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** Whether listening failed because the machine has no IPv6 loopback, and not because of the port. */
function hasNoIpv6(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  return code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT'
}

/**
 * Listens on loopback. With port 0 the operating system chooses; a port that is free on 127.0.0.1
 * but taken on ::1 is given back and another one asked for.
 */
export async function listenOnLoopback(
  handler: RequestListener,
  options: { readonly port: number; readonly certificate?: ServerCertificate }
): Promise<Listener> {
  const { certificate } = options
  const create = (): Server =>
    certificate === undefined
      ? createHttpServer(handler)
      : createHttpsServer({ cert: certificate.cert, key: certificate.key }, handler)
  for (let attempt = 0; ; attempt += 1) {
    const first = create()
    const port = await listen(first, options.port, '127.0.0.1')
    const second = create()
    try {
      await listen(second, port, '::1')
    } catch (error) {
      if (hasNoIpv6(error)) return { port, close: () => close(first) }
      await close(first)
      if (options.port !== 0 || attempt === 5) throw error
      continue
    }
    return {
      port,
      close: async () => {
        await Promise.all([close(first), close(second)])
      }
    }
  }
}
