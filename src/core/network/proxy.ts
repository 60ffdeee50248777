/** How a request leaves: straight, through an HTTP proxy, or not at all because the kind is not supported. */
export type Route =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly uri: string }
  | { readonly kind: 'unsupported'; readonly detail: string }

/** Tells the proxy rules for a URL, in the form of a proxy auto-configuration answer: `PROXY host:port; DIRECT`. */
export type ResolveProxy = (url: string) => Promise<string>

/**
 * Returns the first usable route of a proxy auto-configuration answer.
 * https://developer.mozilla.org/docs/Web/HTTP/Guides/Proxy_servers_and_tunneling/Proxy_Auto-Configuration_PAC_file#return_value_format
 */
export function routeOf(answer: string): Route {
  const choices = answer
    .split(';')
    .map((choice) => choice.trim())
    .filter((choice) => choice !== '')
  for (const choice of choices) {
    const [kind = '', address = ''] = choice.split(/\s+/)
    if (kind.toUpperCase() === 'DIRECT') return { kind: 'direct' }
    const scheme = schemes[kind.toUpperCase()]
    const uri = `${scheme ?? ''}://${address}`
    if (scheme !== undefined && URL.canParse(uri)) return { kind: 'proxy', uri }
  }
  return choices.length === 0
    ? { kind: 'direct' }
    : {
        kind: 'unsupported',
        detail: `No supported proxy in: ${withoutLogin(answer).slice(0, 200)}`
      }
}

const schemes: Readonly<Record<string, string>> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' }

/** Details of failures are shown, and stand in tickets. */
function withoutLogin(answer: string): string {
  let shown = answer
  // SECURITY: a rule may hold the proxy's password. [src/core/network/proxy.security.test.ts]
  shown = shown.replace(/[^\s;]+@/g, '')
  return shown
}

/** Returns the route for a URL; one whose rules cannot be read is not supported, and never direct. */
export async function findRoute(resolveProxy: ResolveProxy, url: string): Promise<Route> {
  try {
    return routeOf(await resolveProxy(url))
  } catch (error) {
    return { kind: 'unsupported', detail: `The proxy setting cannot be read: ${String(error)}` }
  }
}

/**
 * Returns proxy rules from `HTTPS_PROXY` and `NO_PROXY`, as command-line programs read them.
 * `NO_PROXY` is a comma-separated list of hosts, domain suffixes, `host:port` or `*`.
 */
export function proxyFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>
): ResolveProxy {
  const proxy = environment['HTTPS_PROXY'] ?? environment['https_proxy'] ?? ''
  const exceptions = (environment['NO_PROXY'] ?? environment['no_proxy'] ?? '')
    .split(',')
    .map((item) =>
      item
        .trim()
        .toLowerCase()
        .replace(/^\*?\./, '')
    )
    .filter((item) => item !== '')
  return (url) => {
    const { hostname, host } = new URL(url)
    const excepted = exceptions.some(
      (item) => item === '*' || item === host || hostname === item || hostname.endsWith(`.${item}`)
    )
    if (proxy === '' || excepted) return Promise.resolve('DIRECT')
    const { protocol, host: address } = new URL(proxy.includes('://') ? proxy : `http://${proxy}`)
    return Promise.resolve(`${protocol === 'https:' ? 'HTTPS' : 'PROXY'} ${address}`)
  }
}
