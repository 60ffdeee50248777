import { z } from 'zod'
import { certificateSummarySchema } from '../../shared/views'

/** A credential as it was typed or read from files, not yet checked. */
export type CredentialMaterial =
  | { readonly kind: 'secret'; readonly value: string }
  | { readonly kind: 'certificate'; readonly pem: string }

/** A checked credential, in the form in which the vault keeps it. Secret. */
export const credentialSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('secret'), value: z.string() }),
  z.object({
    kind: z.literal('certificate'),
    /** The certificate (and its chain, if given) in PEM. */
    certificatePem: z.string(),
    /** Unencrypted PKCS#8 private key in PEM. */
    privateKeyPem: z.string(),
    summary: certificateSummarySchema
  })
])
export type Credential = Readonly<z.infer<typeof credentialSchema>>
