import { createPublicKey, generateKeyPair, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { JWK } from 'oidc-provider'

/** The key that signs every token of the demo, and the public half that the APIs check it with. */
export interface SigningKey {
  readonly jwk: JWK
  readonly publicKey: KeyObject
}

/** Creates a fresh RSA key. */
export async function createSigningKey(): Promise<SigningKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const { n = '', e = '', d, p, q, dp, dq, qi } = privateKey.export({ format: 'jwk' })
  const kid = randomBytes(20).toString('base64url')
  return {
    jwk: { kty: 'RSA', use: 'sig', alg: 'RS256', kid, n, e, d, p, q, dp, dq, qi },
    publicKey: createPublicKey(privateKey)
  }
}
