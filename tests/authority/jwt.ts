import { verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** Returns a part of a JWT as parsed JSON (0 header, 1 payload), or undefined if it is none. */
export function decodeJwtPart(token: string, part: 0 | 1): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[part] ?? '', 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

/** Whether an RS256 signature holds. */
export function hasGoodSignature(token: string, publicKey: KeyObject): boolean {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const signed = Buffer.from(`${header}.${payload}`)
  return verify('RSA-SHA256', signed, publicKey, Buffer.from(signature, 'base64url'))
}
