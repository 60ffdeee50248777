import type { KeyObject, X509Certificate } from 'node:crypto'
import type { FieldProblemCode } from '../../shared/profile'
import type { Result } from '../../shared/result'
import { failed, succeeded } from '../../shared/result'
import type { CertificateSummary } from '../../shared/views'
import { readFileContent, type FileContent } from './certificate-file'
import type { Credential } from './credential'
import { UnreadableFile } from './password-encryption'

export type CertificateCredential = Extract<Credential, { kind: 'certificate' }>
type Problems = readonly FieldProblemCode[]

/** Microsoft takes no shorter key: https://learn.microsoft.com/entra/identity-platform/certificate-credentials */
const shortestKeyBits = 2048

/**
 * Reads files, or a pasted text, with certificates and a private key as a credential: the certificate
 * that the key belongs to (of several, the one that lasts longest), followed by its issuers.
 *
 * @param passphrase opens what is encrypted; without it `certificate-key-encrypted` says that one is needed
 * @param now milliseconds since the epoch
 * @returns everything that is wrong, if anything is
 */
export async function readCertificate(
  files: readonly Uint8Array[],
  passphrase: string | undefined,
  now: number
): Promise<Result<CertificateCredential, Problems>> {
  const contents: FileContent[] = []
  const problems = new Set<FieldProblemCode>()
  for (const file of files) {
    try {
      contents.push(await readFileContent(file, passphrase))
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      problems.add(error.code)
    }
  }
  if (problems.size > 0) return failed([...problems])
  return pair(contents, now)
}

function pair(
  contents: readonly FileContent[],
  now: number
): Result<CertificateCredential, Problems> {
  const certificates = contents.flatMap((content) => content.certificates)
  const keys = distinct(contents.flatMap((content) => content.keys))
  const [key, ...others] = keys
  if (key === undefined || certificates.length === 0) {
    return failed(missingIn(contents, certificates, keys))
  }
  if (others.length > 0) return failed(['certificate-two-keys'])
  const unfit = problemOfKey(key)
  if (unfit !== undefined) return failed([unfit])
  const [best] = certificates
    .filter((certificate) => certificate.checkPrivateKey(key))
    .map((certificate) => ({ certificate, summary: summaryOf(certificate) }))
    .sort((one, other) => other.summary.notAfter - one.summary.notAfter)
  if (best === undefined) return failed(['certificate-key-mismatch'])
  if (best.summary.notAfter <= now) return failed(['certificate-expired'])
  if (best.summary.notBefore > now) return failed(['certificate-not-yet-valid'])
  return succeeded({
    kind: 'certificate',
    certificatePem: chainOf(best.certificate, certificates)
      .map((certificate) => certificate.toString())
      .join(''),
    privateKeyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    summary: best.summary
  })
}

function distinct(keys: readonly KeyObject[]): readonly KeyObject[] {
  return keys.filter((key, place) => keys.findIndex((other) => other.equals(key)) === place)
}

/** What was given in place of the missing part is more worth saying than that it is missing. */
function missingIn(
  contents: readonly FileContent[],
  certificates: readonly X509Certificate[],
  keys: readonly KeyObject[]
): Problems {
  const strangers = new Set(contents.flatMap((content) => content.strangers))
  if (strangers.size > 0) return [...strangers]
  const fromPfx = contents.some(({ isPfx }) => isPfx)
  if (certificates.length === 0) {
    return [
      fromPfx ? 'certificate-pfx-no-certificate' : 'certificate-no-certificate',
      ...(keys.length === 0 ? (['certificate-no-key'] as const) : [])
    ]
  }
  if (fromPfx) return ['certificate-pfx-no-key']
  const isChain = certificates.length > 1 || certificates.some(({ ca }) => ca)
  return [isChain ? 'certificate-chain-only' : 'certificate-no-key']
}

const problemsOfKinds: Readonly<Record<string, FieldProblemCode>> = {
  'rsa-pss': 'certificate-key-rsa-pss',
  ec: 'certificate-key-elliptic',
  ed25519: 'certificate-key-edwards',
  ed448: 'certificate-key-edwards'
}

/** MSAL signs with PS256 and RS256 only, and a key of kind rsa-pss is refused by Microsoft. */
function problemOfKey(key: KeyObject): FieldProblemCode | undefined {
  const kind = key.asymmetricKeyType ?? 'unknown'
  if (kind !== 'rsa') return problemsOfKinds[kind] ?? 'certificate-key-not-rsa'
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  return bits < shortestKeyBits ? 'certificate-key-too-short' : undefined
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

/** Returns what may be shown of a certificate. */
export function summaryOf(certificate: X509Certificate): CertificateSummary {
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
