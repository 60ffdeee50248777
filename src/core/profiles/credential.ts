import type { CertificateSummary } from '../../shared/views'

/** A credential as it was typed or read from files, not yet checked. */
export type CredentialMaterial =
  | { readonly kind: 'secret'; readonly value: string }
  | { readonly kind: 'certificate'; readonly pem: string }

/** A checked credential, as the vault keeps it. Secret. */
export type Credential =
  | { readonly kind: 'secret'; readonly value: string }
  | {
      readonly kind: 'certificate'
      /** The certificate (and its chain, if given) in PEM. */
      readonly certificatePem: string
      /** Unencrypted PKCS#8 private key in PEM. */
      readonly privateKeyPem: string
      readonly summary: CertificateSummary
    }
