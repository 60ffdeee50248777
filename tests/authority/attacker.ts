import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ServerCertificate } from './certificates'
import { listenOnLoopback } from './listeners'
import type { Attacker, AttackerRequest } from './types'

/** Starts a listener with a certificate that the product trusts, on another port than the authority. */
export async function startAttacker(certificate: ServerCertificate): Promise<Attacker> {
  const requests: AttackerRequest[] = []
  const record = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    for await (const chunk of message) chunks.push(Buffer.from(String(chunk)))
    const { method = '', url = '', headers } = message
    requests.push({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') })
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  }
  const handler = (message: IncomingMessage, response: ServerResponse): void => {
    record(message, response).catch(() => response.destroy())
  }
  const secure = await listenOnLoopback(handler, { port: 0, certificate })
  const plain = await listenOnLoopback(handler, { port: 0 })
  return {
    origin: `https://localhost:${secure.port}`,
    plainOrigin: `http://localhost:${plain.port}`,
    requests,
    close: async () => {
      await Promise.all([secure.close(), plain.close()])
    }
  }
}
