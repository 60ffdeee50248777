import { createHash, generateKeyPair, randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import {
  bitString,
  boolean,
  contextTag,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  utcTime,
  utf8String
} from './der'
import type { DemoCertificate } from './types'

const dayMs = 86_400_000
const generate = promisify(generateKeyPair)

/** A server's certificate and key, both PEM. */
export interface ServerCertificate {
  readonly cert: string
  readonly key: string
}

export interface CertificateAuthority {
  readonly caPem: string
  /** For localhost, 127.0.0.1 and ::1. */
  readonly server: ServerCertificate
}

interface CertificateRequest {
  readonly subject: string
  readonly issuer: string
  readonly publicKey: KeyObject
  readonly signingKey: KeyObject
  readonly extensions: readonly Buffer[]
}

function commonName(name: string): Buffer {
  return sequence(setOf(sequence(objectIdentifier('2.5.4.3'), utf8String(name))))
}

function extension(identifier: string, isCritical: boolean, value: Buffer): Buffer {
  const critical = isCritical ? [boolean(true)] : []
  return sequence(objectIdentifier(identifier), ...critical, octetString(value))
}

const isAuthority = extension('2.5.29.19', true, sequence(boolean(true)))
const isNoAuthority = extension('2.5.29.19', true, sequence())
const signsCertificates = extension('2.5.29.15', true, bitString(Buffer.from([0x06]), 1))
const signsData = extension('2.5.29.15', true, bitString(Buffer.from([0x80]), 7))
const isServer = extension('2.5.29.37', false, sequence(objectIdentifier('1.3.6.1.5.5.7.3.1')))
const isLoopback = extension(
  '2.5.29.17',
  false,
  sequence(
    contextTag(2, Buffer.from('localhost'), 'primitive'),
    contextTag(7, Buffer.from([127, 0, 0, 1]), 'primitive'),
    contextTag(7, Buffer.concat([Buffer.alloc(15), Buffer.from([1])]), 'primitive')
  )
)

function signatureAlgorithm(key: KeyObject): Buffer {
  // ecdsa-with-SHA256 has no parameters; sha256WithRSAEncryption has NULL.
  return key.asymmetricKeyType === 'ec'
    ? sequence(objectIdentifier('1.2.840.10045.4.3.2'))
    : sequence(objectIdentifier('1.2.840.113549.1.1.11'), Buffer.from([0x05, 0x00]))
}

/** Returns a certificate of RFC 5280, in DER, valid from yesterday for a year, as most are. */
function createCertificate(request: CertificateRequest): Buffer {
  const algorithm = signatureAlgorithm(request.signingKey)
  const now = Date.now()
  const toBeSigned = sequence(
    contextTag(0, integer(Buffer.from([2])), 'explicit'),
    integer(Buffer.concat([Buffer.from([0x4d]), randomBytes(15)])),
    algorithm,
    commonName(request.issuer),
    sequence(utcTime(new Date(now - dayMs)), utcTime(new Date(now + 365 * dayMs))),
    commonName(request.subject),
    request.publicKey.export({ type: 'spki', format: 'der' }),
    ...(request.extensions.length === 0
      ? []
      : [contextTag(3, sequence(...request.extensions), 'explicit')])
  )
  return sequence(toBeSigned, algorithm, bitString(sign('sha256', toBeSigned, request.signingKey)))
}

function certificatePem(der: Buffer): string {
  const lines = der.toString('base64').replace(/.{64}(?=.)/g, '$&\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}

function privateKeyPem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** Creates a throw-away authority and one server certificate. Its key is forgotten on return. */
export async function createCertificateAuthority(): Promise<CertificateAuthority> {
  const [authority, server] = await Promise.all([
    generate('ec', { namedCurve: 'P-256' }),
    generate('ec', { namedCurve: 'P-256' })
  ])
  // Each run has a name of its own, so that nothing takes one run's authority for another's.
  const issuer = `Demo tenant throw-away CA ${randomBytes(4).toString('hex')}`
  const ca = createCertificate({
    subject: issuer,
    issuer,
    publicKey: authority.publicKey,
    signingKey: authority.privateKey,
    extensions: [isAuthority, signsCertificates]
  })
  const leaf = createCertificate({
    subject: 'localhost',
    issuer,
    publicKey: server.publicKey,
    signingKey: authority.privateKey,
    extensions: [isNoAuthority, signsData, isServer, isLoopback]
  })
  return {
    caPem: certificatePem(ca),
    server: { cert: certificatePem(leaf), key: privateKeyPem(server.privateKey) }
  }
}

/** Creates a self-signed RSA certificate, as a person would upload it to an app registration. */
export async function createClientCertificate(name: string): Promise<DemoCertificate> {
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: 2048 })
  const der = createCertificate({
    subject: name,
    issuer: name,
    publicKey,
    signingKey: privateKey,
    extensions: [isNoAuthority, signsData]
  })
  return {
    certificatePem: certificatePem(der),
    privateKeyPem: privateKeyPem(privateKey),
    thumbprintSha256: createHash('sha256').update(der).digest('hex').toUpperCase()
  }
}
