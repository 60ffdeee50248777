import { generateKeyPair, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { readCertificate, type CertificateCredential } from './certificate'
import { loadForge } from './der-reader'

const generate = promisify(generateKeyPair)

const keyBits = 3072
/** Clocks differ: a certificate that begins now has not begun yet elsewhere. */
const earlierMs = 10 * 60 * 1000
/** https://www.rfc-editor.org/rfc/rfc5280#appendix-A.1 (ub-common-name) */
const longestName = 64
const nameWithoutProfile = 'Partner Token Desk'

export interface CertificateWish {
  /** What the certificate is called after; cleaned and cut where need be. */
  readonly name: string
  /** How long it lasts. */
  readonly months: number
}

/**
 * Makes an RSA key and a self-signed certificate for it. Secret.
 *
 * @param now milliseconds since the epoch
 */
export async function makeCertificate(
  { name, months }: CertificateWish,
  now: number
): Promise<CertificateCredential> {
  const [forge, { publicKey, privateKey }] = await Promise.all([
    loadForge(),
    generate('rsa', {
      modulusLength: keyBits,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
    })
  ])
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey)
  certificate.serialNumber = randomSerialNumber()
  certificate.validity.notBefore = new Date(now - earlierMs)
  certificate.validity.notAfter = addMonths(now, months)
  // The package's types take this for a tag's class; it is the type of the text.
  const valueTagClass: number = forge.asn1.Type.UTF8
  const subject = [{ name: 'commonName', value: certificateNameOf(name), valueTagClass }]
  certificate.setSubject(subject)
  certificate.setIssuer(subject)
  certificate.setExtensions([
    { name: 'basicConstraints', critical: true, cA: false },
    { name: 'keyUsage', critical: true, digitalSignature: true },
    { name: 'subjectKeyIdentifier' }
  ])
  certificate.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create())
  const pem = forge.pki.certificateToPem(certificate) + privateKey
  const made = await readCertificate([Buffer.from(pem)], undefined, now)
  if (!made.ok) throw new Error(`The new certificate is refused: ${made.failure.join(', ')}`)
  return made.value
}

/** Returns a common name that every program shows as it is: one line of at most 64 characters. */
export function certificateNameOf(name: string): string {
  const line = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  const cut = Array.from(line).slice(0, longestName).join('').trim()
  return cut === '' ? nameWithoutProfile : cut
}

/** Positive, and random enough that no two are alike. */
function randomSerialNumber(): string {
  return `4d${randomBytes(15).toString('hex')}`
}

/** The same day some months later, or the last one of a shorter month. */
function addMonths(at: number, months: number): Date {
  const date = new Date(at)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, lastDay))
  return date
}
