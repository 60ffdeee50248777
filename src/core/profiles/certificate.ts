import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import type { FieldProblemCode } from '../../shared/profile'
import type { Result } from '../../shared/result'
import { failed, succeeded } from '../../shared/result'
import type { CertificateSummary } from '../../shared/views'
import type { Credential } from './credential'
import { readPem, type PemBlock } from './pem'

type CertificateCredential = Extract<Credential, { kind: 'certificate' }>
type Problems = readonly FieldProblemCode[]

const certificateLabels = ['CERTIFICATE', 'X509 CERTIFICATE']
const encryptedLabel = 'ENCRYPTED PRIVATE KEY'

/**
 * Reads one text with certificates and a private key, in any order, as a credential: the certificate
 * that the key belongs to (of several, the one that lasts longest), followed by its issuers.
 *
 * `now` is in milliseconds since the epoch. Fails with everything that is wrong.
 */
export function readCertificate(pem: string, now: number): Result<CertificateCredential, Problems> {
  const { blocks, isTruncated } = readPem(pem)
  if (isTruncated) return failed(['certificate-truncated'])
  const certificateBlocks = blocks.filter(({ label }) => certificateLabels.includes(label))
  const keyBlocks = blocks.filter(({ label }) => label.endsWith('PRIVATE KEY'))
  const missing: Problems = [
    ...(certificateBlocks.length === 0 ? (['certificate-no-certificate'] as const) : []),
    ...(keyBlocks.length === 0 ? (['certificate-no-key'] as const) : []),
    ...(keyBlocks.some(isEncrypted) ? (['certificate-key-encrypted'] as const) : [])
  ]
  if (missing.length > 0) return failed(missing)
  const certificates = certificateBlocks.map(parseCertificate)
  const keys = keyBlocks.map(parseKey)
  if (!areAllParsed(certificates) || !areAllParsed(keys)) return failed(['certificate-truncated'])
  return pair(certificates, keys, now)
}

function pair(
  certificates: readonly X509Certificate[],
  keys: readonly KeyObject[],
  now: number
): Result<CertificateCredential, Problems> {
  // MSAL signs with PS256 and RS256 only, and a key of kind rsa-pss is refused by Microsoft.
  const rsaKeys = keys.filter((key) => key.asymmetricKeyType === 'rsa')
  if (rsaKeys.length === 0) return failed(['certificate-key-not-rsa'])
  const pairs = rsaKeys.flatMap((key) =>
    certificates
      .filter((certificate) => certificate.checkPrivateKey(key))
      .map((certificate) => ({ certificate, key, summary: summaryOf(certificate) }))
  )
  const [best] = pairs.sort((one, other) => other.summary.notAfter - one.summary.notAfter)
  if (best === undefined) return failed(['certificate-key-mismatch'])
  if (best.summary.notAfter <= now) return failed(['certificate-expired'])
  return succeeded({
    kind: 'certificate',
    certificatePem: chainOf(best.certificate, certificates)
      .map((certificate) => certificate.toString())
      .join(''),
    privateKeyPem: best.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    summary: best.summary
  })
}

function isEncrypted(block: PemBlock): boolean {
  return block.label === encryptedLabel || block.isEncrypted
}

function parseCertificate({ text }: PemBlock): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(text.replaceAll('X509 CERTIFICATE', 'CERTIFICATE'))
    return Number.isNaN(Date.parse(certificate.validTo)) ? undefined : certificate
  } catch {
    return undefined
  }
}

function parseKey({ text }: PemBlock): KeyObject | undefined {
  try {
    return createPrivateKey(text)
  } catch {
    return undefined
  }
}

function areAllParsed<Parsed>(items: readonly (Parsed | undefined)[]): items is readonly Parsed[] {
  return items.every((item) => item !== undefined)
}

/** Returns the certificate and its issuers as far as they were given, each before its issuer. */
function chainOf(
  leaf: X509Certificate,
  certificates: readonly X509Certificate[]
): readonly X509Certificate[] {
  const chain = [leaf]
  for (let current: X509Certificate | undefined = leaf; current !== undefined;) {
    const signed: X509Certificate = current
    current = certificates.find(
      (candidate) => !chain.includes(candidate) && signed.checkIssued(candidate)
    )
    if (current !== undefined) chain.push(current)
  }
  return chain
}

function summaryOf(certificate: X509Certificate): CertificateSummary {
  return {
    subject: certificate.subject
      .replaceAll('\n', ', ')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\uFFFD')
      .slice(0, 1000),
    thumbprintSha256: thumbprint(certificate.fingerprint256),
    thumbprintSha1: thumbprint(certificate.fingerprint),
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo)
  }
}

function thumbprint(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toUpperCase()
}
