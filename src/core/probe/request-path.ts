import type { PathProblem } from '../../shared/probe'
import { failed, succeeded, type Result } from '../../shared/result'
import { hasUnsafeCharacters } from '../profiles/typed-text'

/** Longest path with query that is sent, in UTF-16 code units: servers refuse longer ones anyway. */
const maxPathLength = 2000
/** The same once everything that is not ASCII has been encoded. */
const maxAddressLength = 8000

/**
 * Returns the address that a path with query leads to on a host, or what is wrong with the path. What
 * is sent is what was typed: nothing that another reader of addresses could understand as another
 * host or another path gets through.
 *
 * @param origin `https://host[:port]`, the only place that the address may lead to
 */
export function resolvePath(origin: string, typed: string): Result<string, PathProblem> {
  const path = typed.trim()
  if (path === '') return failed('empty')
  if (path.length > maxPathLength) return failed('too-long')
  // SECURITY: a line break would begin a header of its own, written out or encoded.
  // [src/core/probe/request-path.security.test.ts]
  if (hasUnsafeCharacters(path) || encodedControl.test(path)) return failed('control-characters')
  if (scheme.test(path)) return failed('whole-address')
  // SECURITY: browsers and Node read a backslash as a slash, other programs do not.
  // [src/core/probe/request-path.security.test.ts]
  if (path.includes('\\')) return failed('backslash')
  // SECURITY: what stands before an at sign can be read as a user name, and what follows as the host.
  // [src/core/probe/request-path.security.test.ts]
  if (path.includes('@')) return failed('at-sign')
  if (!path.startsWith('/')) return failed('no-slash')
  if (path.includes('#')) return failed('fragment')
  return resolveOn(origin, path)
}

function resolveOn(origin: string, path: string): Result<string, PathProblem> {
  const segments = path.replace(/\?.*$/s, '').replace(/%2e/gi, '.').slice(1).split('/')
  // SECURITY: the path that is shown is the path that is sent, and no server is led up its folders.
  // [src/core/probe/request-path.security.test.ts]
  if (segments.some((segment) => dots.test(segment))) return failed('dot-segments')
  // SECURITY: what follows an empty part can be read as a host. [src/core/probe/request-path.security.test.ts]
  if (segments.slice(1, -1).includes('')) return failed('double-slash')
  const url = URL.canParse(path, origin) ? new URL(path, origin) : undefined
  // SECURITY: the token goes to this host, port and scheme, or nowhere.
  // [src/core/probe/request-path.security.test.ts]
  if (url?.origin !== origin) return failed('other-host')
  return url.href.length > maxAddressLength ? failed('too-long') : succeeded(url.href)
}

const encodedControl = /%(?:[01][0-9a-f]|7f|c2%[89][0-9a-f])/i
const scheme = /^[a-z][a-z0-9+.-]*:/i
/** `.` and `..`, also with a parameter behind them, which some servers take away before they look. */
const dots = /^\.{1,2}(?:;.*)?$/
