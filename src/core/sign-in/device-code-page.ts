import type { Cloud } from '../../shared/profile'
import { authorityHostOf, clouds } from '../directory/clouds'
import { isLoopback } from './endpoint-policy'

/**
 * Tells whether the page on which an authority wants a code to be typed is one of the cloud's own. The
 * address comes with the answer of the authority; whoever could put another one there would have people
 * sign in on a page of theirs.
 *
 * @param plainBrowserOrigin see `policeDiscovery`
 */
export function isKnownCodePage(page: string, cloud: Cloud, plainBrowserOrigin?: string): boolean {
  if (!URL.canParse(page)) return false
  const url = new URL(page)
  // SECURITY: a user name makes one host look like another to the person who reads the address.
  // [src/core/sign-in/device-code-page.security.test.ts]
  if (url.username !== '' || url.password !== '') return false
  if (plainBrowserOrigin !== undefined && isLoopback(plainBrowserOrigin)) {
    if (url.origin === plainBrowserOrigin) return true
  }
  // SECURITY: who reads along on the way would get the password.
  // [src/core/sign-in/device-code-page.security.test.ts]
  if (url.protocol !== 'https:') return false
  return codePageHosts(cloud).includes(url.host)
}

/** Returns the hosts (`host[:port]`) on which a code of a cloud is typed; of a custom authority, its own. */
export function codePageHosts(cloud: Cloud): readonly string[] {
  const own = authorityHostOf(cloud)
  return typeof cloud === 'string' ? [own, ...clouds[cloud].codePageHosts] : [own]
}
