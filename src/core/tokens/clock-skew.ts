/** Below this nobody is hurt: Microsoft itself tolerates more. */
const noticedMs = 2 * 60_000

/**
 * Returns by how much this computer's clock was ahead of the authority's when a token came, negative when
 * it was behind, in milliseconds; `undefined` below two minutes or when it is not known. The authority
 * says when a token ends twice: as a span, which is added to this computer's clock, and as a time of its
 * own clock in the token.
 *
 * @param expiresAt by this computer's clock, in milliseconds since the epoch
 * @param exp the token's own claim, in seconds since the epoch
 */
export function clockAheadMs(expiresAt: number, exp: number | undefined): number | undefined {
  if (exp === undefined) return undefined
  const ahead = expiresAt - exp * 1000
  return Math.abs(ahead) < noticedMs ? undefined : ahead
}
