import { APP_HOST, APP_SCHEME } from './app-scheme'

/**
 * Where the window's page comes from: the files of this build, or the development server of
 * electron-vite.
 */
export type PageAddress =
  | {
      readonly kind: 'bundle'
      readonly protocol: string
      readonly host: string
      readonly url: string
    }
  | {
      readonly kind: 'development'
      readonly protocol: string
      readonly host: string
      readonly url: string
      /** `ws://host:port` of the server's reload channel. */
      readonly reloadChannel: string
    }

export const bundleAddress: PageAddress = {
  kind: 'bundle',
  protocol: `${APP_SCHEME}:`,
  host: APP_HOST,
  url: `${APP_SCHEME}://${APP_HOST}/index.html`
}

const loopbackHosts: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/**
 * Returns the page's address. `developmentUrl` is what `electron-vite dev` gives its child process; it
 * counts only in an app that is not packaged, and only on loopback.
 */
export function pageAddress(packaged: boolean, developmentUrl: string | undefined): PageAddress {
  if (developmentUrl === undefined || !URL.canParse(developmentUrl)) return bundleAddress
  // SECURITY: in a released app, whoever sets an environment variable must not replace the page.
  // [src/main/security/page-address.security.test.ts]
  if (packaged) return bundleAddress
  const url = new URL(developmentUrl)
  // SECURITY: a page from another machine would get the app's calls.
  // [src/main/security/page-address.security.test.ts]
  if (!loopbackHosts.includes(url.hostname)) return bundleAddress
  // SECURITY: only what electron-vite serves, no file: or data: page.
  // [src/main/security/page-address.security.test.ts]
  if (url.protocol !== 'http:') return bundleAddress
  return {
    kind: 'development',
    protocol: url.protocol,
    host: url.host,
    url: url.href,
    reloadChannel: `ws://${url.host}`
  }
}

/**
 * Tells whether `url` is on the page's own address. Scheme and host are compared as a parser sees
 * them; `origin` is not used, because it is the text `null` for every custom scheme.
 */
export function isOnPageAddress(url: string, page: PageAddress): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  return protocol === page.protocol && host === page.host
}
