import { z } from 'zod'
import type { Result } from '../../shared/result'
import { failed, succeeded } from '../../shared/result'
import { decodeClaims } from './decode'

/** A claim of another form than expected counts as absent: the rest of the token is still readable. */
const text = z.string().optional().catch(undefined)
const texts = z
  .union([z.array(z.string()), z.string().transform((value) => [value])])
  .optional()
  .catch(undefined)
/** Seconds since the epoch, as tokens hold them. */
const seconds = z.number().optional().catch(undefined)

/**
 * The claims that this app looks at, of tokens of version 1.0 and 2.0.
 *
 * Source: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference, as of
 * 2026-11-23.
 */
const claimsSchema = z.object({
  aud: texts,
  iss: text,
  ver: text,
  tid: text,
  oid: text,
  sub: text,
  /** Client id in version 1.0. */
  appid: text,
  /** Client id in version 2.0. */
  azp: text,
  upn: text,
  unique_name: text,
  preferred_username: text,
  name: text,
  amr: texts,
  /** Scopes, separated by spaces; in delegated tokens only. */
  scp: text,
  roles: texts,
  idtyp: text,
  iat: seconds,
  nbf: seconds,
  exp: seconds
})

/** Claims as the token states them. Nothing vouches for them: they inform a person, no more. */
export type Claims = z.infer<typeof claimsSchema>

/** Reads the known claims of a JWT, as {@link decodeClaims} finds them. */
export function readClaims(token: string): Result<Claims, 'opaque'> {
  const content = decodeClaims(token)
  if (!content.ok) return content
  const claims = claimsSchema.safeParse(content.value)
  return claims.success ? succeeded(claims.data) : failed('opaque')
}
