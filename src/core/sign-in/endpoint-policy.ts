import { z } from 'zod'
import { failed, succeeded, type Result } from '../../shared/result'

/**
 * The part of a discovery document that is handed on. Everything else an authority may list (Entra
 * names a user-info endpoint on another host) is dropped, so that nobody can be sent there.
 * https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata
 */
const documentSchema = z.object({
  issuer: z.string().max(1000),
  authorization_endpoint: z.string().max(1000),
  token_endpoint: z.string().max(1000),
  jwks_uri: z.string().max(1000),
  end_session_endpoint: z.string().max(1000).optional(),
  device_authorization_endpoint: z.string().max(1000).optional()
})

/** Pages for a person: no secret is ever posted to them. */
const browserEndpoints: ReadonlySet<string> = new Set([
  'authorization_endpoint',
  'end_session_endpoint'
])

export type DiscoveryDocument = z.infer<typeof documentSchema>

/** What is wrong with a discovery document, for a ticket. */
export interface RefusedDocument {
  readonly detail: string
}

/**
 * Returns the endpoints of a discovery document when every one of them is https on the authority's own
 * host and port. MSAL itself would post a secret to whatever host the document names.
 *
 * @param authorityOrigin `https://host[:port]`
 * @param plainBrowserOrigin an `http://` loopback origin on which the demo tenant shows its pages to the
 *   browser; only the demo's entry passes one
 */
export function policeDiscovery(
  document: unknown,
  authorityOrigin: string,
  plainBrowserOrigin?: string
): Result<DiscoveryDocument, RefusedDocument> {
  const parsed = documentSchema.safeParse(document)
  if (!parsed.success) return failed({ detail: 'The discovery document lacks its endpoints.' })
  for (const [name, value] of Object.entries(parsed.data)) {
    if (value === undefined) continue
    const url = URL.canParse(value) ? new URL(value) : undefined
    if (url === undefined) return failed({ detail: `${name} is not a URL.` })
    const forBrowserOnly =
      browserEndpoints.has(name) &&
      plainBrowserOrigin !== undefined &&
      isLoopback(plainBrowserOrigin)
    if (forBrowserOnly && url.origin === plainBrowserOrigin) continue
    // SECURITY: secrets are posted to these endpoints, so each must be on the host the profile names.
    // [src/core/sign-in/endpoint-policy.security.test.ts]
    if (url.protocol !== 'https:' || url.origin !== authorityOrigin)
      return failed({
        detail: `${name} is on ${url.protocol}//${url.host}, not on ${authorityOrigin}.`
      })
    // SECURITY: a user name in a URL makes one host look like another.
    // [src/core/sign-in/endpoint-policy.security.test.ts]
    if (url.username !== '' || url.password !== '')
      return failed({ detail: `${name} holds a user name.` })
  }
  return succeeded(parsed.data)
}

/** Tells whether an origin is on this computer. */
export function isLoopback(origin: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(origin).hostname)
}
