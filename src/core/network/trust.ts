import { readFileSync } from 'node:fs'
import * as tls from 'node:tls'

type CertificateSource = 'default' | 'system'

/** `tls.getCACertificates` is there from Node 22.15 on, and so in Electron. */
const certificatesOf: unknown = Reflect.get(tls, 'getCACertificates')

/**
 * Returns the PEM certificates that a TLS connection trusts: Node's own, those of
 * `NODE_EXTRA_CA_CERTS`, the operating system's where Node can read them, and `extraCaPem`.
 */
export function trustedCertificates(extraCaPem: readonly string[]): readonly string[] {
  const builtIn =
    typeof certificatesOf === 'function'
      ? [...certificatesFrom('default'), ...certificatesFrom('system')]
      : [...tls.rootCertificates, ...extraFile()]
  return [...new Set([...builtIn, ...extraCaPem])]
}

function certificatesFrom(source: CertificateSource): readonly string[] {
  if (typeof certificatesOf !== 'function') return []
  const found: unknown = Reflect.apply(certificatesOf, tls, [source])
  return Array.isArray(found)
    ? found.filter((item): item is string => typeof item === 'string')
    : []
}

/** Passing `ca` to a connection replaces Node's defaults, this file included, so it is read here. */
function extraFile(): readonly string[] {
  const path = process.env['NODE_EXTRA_CA_CERTS']
  if (path === undefined || path === '') return []
  try {
    return [readFileSync(path, 'utf8')]
  } catch {
    return []
  }
}
