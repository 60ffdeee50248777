import { z } from 'zod'
import { certificateSummarySchema } from '../../shared/views'

/** A credential as it was typed, pasted or read from files, not yet checked. */
export type CredentialMaterial =
  | { readonly kind: 'secret'; readonly value: string; readonly expiresOn?: string | undefined }
  | { readonly kind: 'certificate'; readonly pem: string; readonly passphrase?: string | undefined }

/** A checked credential, in the form in which the vault keeps it. Secret. */
export const credentialSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('secret'),
    value: z.string(),
    /** As noted when it was entered, in milliseconds since the epoch. */
    expiresAt: z.number().optional()
  }),
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

const keptCredentialSchema = z.object({
  credential: credentialSchema,
  /** Milliseconds since the epoch. */
  savedAt: z.number()
})
export type KeptCredential = Readonly<z.infer<typeof keptCredentialSchema>>

/**
 * What the vault keeps of a profile's credentials: the one that was entered last and, until that one
 * has worked, the one before it. Records of the first version hold one credential and nothing else.
 */
export const credentialRecordSchema = z.union([
  z.object({
    current: keptCredentialSchema,
    former: keptCredentialSchema.optional(),
    /** True once Microsoft has refused the current one. */
    refused: z.boolean().optional()
  }),
  credentialSchema.transform((credential): CredentialRecord => {
    return { current: { credential, savedAt: 0 } }
  })
])
export interface CredentialRecord {
  readonly current: KeptCredential
  readonly former?: KeptCredential | undefined
  readonly refused?: boolean | undefined
}
