/**
 * Chromium cannot learn a new scheme from outside, so a page of `app://bundle/x` is shown as
 * `https://bundle.app.scheme.test/x` (`.test` is reserved and never resolves). The app sees only
 * the first form: addresses, headers and HTML are translated on the way in and out.
 */
const suffix = 'scheme.test'

const registered = new Set<string>()

/** Makes the schemes known; until then their addresses are left as they are. */
export function registerSchemes(schemes: readonly string[]): void {
  for (const scheme of schemes) registered.add(scheme.toLowerCase())
}

export function isRegisteredScheme(scheme: string): boolean {
  return registered.has(scheme)
}

/** `app://bundle/x` → `https://bundle.app.scheme.test/x`; anything else unchanged. */
export function toChromium(url: string): string {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? []
  if (scheme === undefined || !registered.has(scheme.toLowerCase())) return url
  return `https://${host || 'host'}.${scheme.toLowerCase()}.${suffix}${rest || '/'}`
}

/** `https://bundle.app.scheme.test/x` → `app://bundle/x`; anything else unchanged. */
export function fromChromium(url: string): string {
  const [, host, scheme, rest] =
    /^https:\/\/([^/?#]*)\.([a-z][a-z0-9+-]*)\.scheme\.test(?=[/?#]|$)(.*)$/s.exec(url) ?? []
  return scheme !== undefined && registered.has(scheme) ? `${scheme}://${host}${rest}` : url
}

/** Translates every address of a registered scheme in HTML or a policy header, and bare `app:`. */
export function textToChromium(text: string): string {
  let translated = text
  for (const scheme of registered) {
    translated = translated
      .replace(
        new RegExp(`\\b${scheme}://([a-z0-9.-]+)`, 'gi'),
        (_, host: string) => `https://${host}.${scheme}.${suffix}`
      )
      .replace(
        new RegExp(`(^|[\\s;'"])${scheme}:(?=[\\s;'"]|$)`, 'g'),
        (_, before: string) => `${before}https://*.${scheme}.${suffix}`
      )
  }
  return translated
}

/** The scheme, host and port of an address as Electron's `origin` gives it; `null` for opaque ones. */
export function originOf(url: string): string {
  if (url.startsWith('file:')) return 'file://'
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i.exec(url)?.[0] ?? 'null'
}
