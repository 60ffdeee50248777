import type { Result } from '../../shared/result'
import { failed, succeeded } from '../../shared/result'

/** Longest token that is looked into, in characters; real ones have a few thousand. */
const longestToken = 1_000_000

/**
 * Returns all claims of a JWT as they stand there, known or not, without checking its signature, which
 * only the API that it is meant for can do. Fails with `opaque` when the token is none (encrypted, or of
 * another form), which Microsoft reserves the right to send.
 */
export function decodeClaims(token: string): Result<Readonly<Record<string, unknown>>, 'opaque'> {
  if (token.length > longestToken) return failed('opaque')
  const [header, payload, signature, ...more] = token.trim().split('.')
  if (!header || !payload || signature === undefined || more.length > 0) return failed('opaque')
  const content = parseBase64Json(payload)
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return failed('opaque')
  }
  return succeeded({ ...content })
}

function parseBase64Json(text: string): unknown {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return undefined
  try {
    const bytes = Buffer.from(text, 'base64url')
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
