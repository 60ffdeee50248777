import { errorLookupAddress } from '../../core/directory/authority-errors'

/** Returns the address as a parser writes it when `url` is https on one of `origins`, else `undefined`. */
export function allowedLink(url: string, origins: readonly string[]): string | undefined {
  const parsed = parsedLink(url)
  if (parsed === undefined) return undefined
  // SECURITY: other schemes start programs on this machine. [src/main/security/link-policy.security.test.ts]
  if (parsed.protocol !== 'https:') return undefined
  // SECURITY: whole origins are compared, so that a look-alike host or port does not pass.
  // [src/main/security/link-policy.security.test.ts]
  if (!origins.includes(parsed.origin)) return undefined
  return parsed.href
}

/**
 * Returns the address of Microsoft's page about an AADSTS number, or `undefined` when the number makes
 * it another page.
 */
export function errorLookupLink(aadsts: number): string | undefined {
  // SECURITY: the page gives the number; nothing but digits goes behind the address.
  // [src/main/security/link-policy.security.test.ts]
  if (!Number.isSafeInteger(aadsts) || aadsts < 1) return undefined
  return allowedLink(`${errorLookupAddress}${aadsts}`, [new URL(errorLookupAddress).origin])
}

/**
 * Returns the address of a sign-in page when it is on the authority of a sign-in that is under way, else
 * `undefined`.
 *
 * @param authorityHosts `host[:port]` of the sign-ins under way
 * @param plainBrowserOrigin the `http://` loopback origin of the demo tenant's pages; only the demo's
 *   entry passes one
 */
export function allowedSignInLink(
  url: string,
  authorityHosts: readonly string[],
  plainBrowserOrigin: string | undefined
): string | undefined {
  const parsed = parsedLink(url)
  if (parsed === undefined) return undefined
  if (plainBrowserOrigin !== undefined && parsed.origin === plainBrowserOrigin) return parsed.href
  return allowedLink(
    url,
    authorityHosts.map((host) => `https://${host}`)
  )
}

function parsedLink(url: string): URL | undefined {
  if (!URL.canParse(url)) return undefined
  const parsed = new URL(url)
  // SECURITY: a user name makes one host look like another to the person who reads the address.
  // [src/main/security/link-policy.security.test.ts]
  if (parsed.username !== '' || parsed.password !== '') return undefined
  return parsed
}
