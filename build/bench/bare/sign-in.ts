import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { Agent, request } from 'undici'
import { z } from 'zod'
import { signInWithoutBrowser } from '../../../tests/authority/sign-in-without-browser'
import type { DemoTenant } from '../../../tests/authority/types'

const endpointsSchema = z.object({ authorization_endpoint: z.url(), token_endpoint: z.url() })
type Endpoints = z.infer<typeof endpointsSchema>

/** The requests of a sign-in and nothing else: the pages, the answer to a port, and the code's exchange. */
export class BareSignIn {
  readonly #tenant: DemoTenant
  readonly #endpoints: Endpoints
  readonly #dispatcher: Agent

  private constructor(tenant: DemoTenant, endpoints: Endpoints, dispatcher: Agent) {
    this.#tenant = tenant
    this.#endpoints = endpoints
    this.#dispatcher = dispatcher
  }

  static async open(tenant: DemoTenant): Promise<BareSignIn> {
    const { tenantId } = tenant.applications.publicClient
    const dispatcher = new Agent({ connect: { ca: tenant.caPem } })
    const address = `https://${tenant.authorityHost}/${tenantId}/v2.0/.well-known/openid-configuration`
    const { body } = await request(address, { dispatcher })
    return new BareSignIn(tenant, endpointsSchema.parse(await body.json()), dispatcher)
  }

  /** Signs Ada in and gets her token. @throws Error when there is none */
  async run(scope: string): Promise<void> {
    const verifier = randomBytes(32).toString('base64url')
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('There is no port')
    const code = new Promise<string>((resolve, reject) => {
      server.on('request', (incoming: IncomingMessage, response) => {
        formOf(incoming).then((form) => {
          response.end('Done')
          resolve(form.get('code') ?? '')
        }, reject)
      })
    })
    const asked = {
      client_id: this.#tenant.applications.publicClient.clientId,
      redirect_uri: `http://localhost:${address.port}`,
      scope
    }
    try {
      await signInWithoutBrowser(this.#linkOf(asked, verifier), {
        account: this.#tenant.users.ada,
        caPem: this.#tenant.caPem
      })
      await this.#redeem({ ...asked, code: await code, code_verifier: verifier })
    } finally {
      server.close()
      server.closeAllConnections()
    }
  }

  async close(): Promise<void> {
    await this.#dispatcher.close()
  }

  #linkOf(asked: Readonly<Record<string, string>>, verifier: string): string {
    const link = new URL(this.#endpoints.authorization_endpoint)
    const fields = {
      ...asked,
      response_type: 'code',
      response_mode: 'form_post',
      prompt: 'select_account',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256'
    }
    for (const [name, value] of Object.entries(fields)) link.searchParams.set(name, value)
    return link.href
  }

  async #redeem(fields: Readonly<Record<string, string>>): Promise<void> {
    const answer = await request(this.#endpoints.token_endpoint, {
      dispatcher: this.#dispatcher,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...fields, grant_type: 'authorization_code' }).toString()
    })
    z.object({ access_token: z.string() }).parse(await answer.body.json())
  }
}

async function formOf(incoming: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const part of incoming) text += String(part)
  return new URLSearchParams(text)
}
