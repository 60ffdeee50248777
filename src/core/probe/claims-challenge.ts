import { insufficientClaims } from '../directory/partner-errors'
import { readClaimsChallenge } from '../sign-in/claims-challenge'

/** Whether an API says in its `WWW-Authenticate` header that the token lacks claims. */
export function demandsClaims(header: string | undefined): boolean {
  return header !== undefined && header.includes(`error="${insufficientClaims}"`)
}

/**
 * Returns the claims, as JSON text, that an API demands in that header, or `undefined` when it demands
 * none or does not tell which. They stand there in base64.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function demandedClaims(header: string | undefined): string | undefined {
  const value = demandsClaims(header)
    ? /\bclaims="?([^",\s]+)"?/i.exec(header ?? '')?.[1]
    : undefined
  if (value === undefined) return undefined
  return readClaimsChallenge(Buffer.from(value, 'base64').toString('utf8'))
}
