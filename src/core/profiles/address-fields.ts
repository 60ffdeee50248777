import { isIPv4, isIPv6 } from 'node:net'
import type { FieldProblemCode } from '../../shared/profile'
import { LENGTHS } from '../../shared/profile'
import type { Result } from '../../shared/result'
import { failed, succeeded } from '../../shared/result'
import { namedCloudOfHost } from '../directory/clouds'
import { cleanIdentifier } from './typed-text'

type Reading = Result<string, FieldProblemCode>

/**
 * Reads the resource URI of an API: `https://host[:port][/path]` or `api://…`. A slash at its end
 * stays, because it is part of the resource's name.
 */
export function readResource(typed: string): Reading {
  const text = cleanIdentifier(typed)
  if (text === '') return failed('required')
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  if (scheme === undefined) return failed('resource-bad-uri')
  if (scheme !== 'https' && scheme !== 'api') return failed('resource-not-https')
  if (text.split(/\s+/).some((part) => scopeEnding.test(part))) return failed('resource-has-scope')
  const [, typedHost, path = ''] = /^[a-z]+:\/\/([^/\\?#@\s]+)(\/[^\\?#\s]*)?$/i.exec(text) ?? []
  const host = scheme === 'https' && typedHost ? asHost(typedHost) : typedHost
  if (!host || !/^[\x21-\x7e]*$/.test(host + path)) return failed('resource-bad-uri')
  const resource = `${scheme}://${host}${path}`
  return resource.length > LENGTHS.resource ? failed('too-long') : succeeded(resource)
}

const scopeEnding = /\/(?:\.default|user_impersonation)\/?$/i

/** Reads a custom authority, `host[:port]` with or without `https://`. Returns it as `https://host[:port]`. */
export function readAuthority(typed: string): Reading {
  const text = cleanIdentifier(typed).toLowerCase()
  if (text === '') return failed('required')
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//.exec(text)?.[1] ?? 'https'
  // SECURITY: Tokens and secrets go to this host, so never without TLS.  [src/core/profiles/check-profile.security.test.ts]
  if (scheme !== 'https') return failed('authority-not-https')
  const typedHost = /^(?:https:\/\/)?([^/\\?#@\s]+)\/?$/.exec(text)?.[1]
  const host = typedHost === undefined ? undefined : asHost(typedHost)
  if (host === undefined) return failed('authority-bad-host')
  // SECURITY: A named cloud's host under another guise would escape what is known of that cloud.  [src/core/profiles/check-profile.security.test.ts]
  if (namedCloudOfHost(new URL(`https://${host}`).hostname))
    return failed('authority-is-known-cloud')
  const authority = `https://${host}`
  return authority.length > LENGTHS.host ? failed('too-long') : succeeded(authority)
}

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * Returns `host[:port]` in lower case and ASCII, without the usual port of https, or `undefined` when
 * it is none. What is read as another host than it seems to name (`0x7f.1`, `2130706433`, `a%2eb`) is
 * refused.
 */
function asHost(typed: string): string | undefined {
  const canParse = !typed.includes('%') && URL.canParse(`https://${typed}`)
  const url = canParse ? new URL(`https://${typed}`) : undefined
  if (url === undefined || url.port === '0' || url.hostname.length > 253) return undefined
  const typedName = typed.toLowerCase().replace(/:[0-9]*$/, '')
  if (isIPv6(typedName.replace(/^\[(.*)\]$/, '$1'))) return url.host
  if (isIPv4(url.hostname)) return url.hostname === typedName ? url.host : undefined
  return url.hostname.split('.').every((part) => label.test(part)) ? url.host : undefined
}
