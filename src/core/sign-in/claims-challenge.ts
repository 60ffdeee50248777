import { z } from 'zod'
import { parseJson } from './discovery'

/** The claims go into the address of the sign-in page, which browsers and servers cut at some length. */
const longestChallenge = 4000

const challengeSchema = z.record(z.string(), z.unknown())

/**
 * Returns the claims that an authority or an API demands, as the next sign-in passes them on: the text of
 * a JSON object. `undefined` for anything else, which Microsoft would refuse.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function readClaimsChallenge(text: string): string | undefined {
  // SECURITY: an API may demand anything; no browser opens an address without end.
  // [src/core/sign-in/claims-challenge.test.ts]
  if (text.length > longestChallenge) return undefined
  return challengeSchema.safeParse(parseJson(text)).success ? text : undefined
}
