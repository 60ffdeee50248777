import {
  createPrivateKey,
  generateKeyPairSync,
  sign,
  X509Certificate,
  type KeyObject
} from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkCredential } from './check-credential'
import type { CredentialMaterial } from './credential'

const dayMs = 86_400_000
const now = Date.UTC(2026, 10, 23)

interface Keys {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

interface Pair {
  readonly certificate: string
  readonly key: string
  readonly keyObject: KeyObject
}

let good: Pair
let other: Pair
let elliptic: Pair
let expired: string
let renewed: string
let issued: Pair
let issuer: string

function newRsaKeys(): Keys {
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
}

/** Encodes one element of DER (ITU-T X.690). */
function der(tag: number, ...parts: readonly (Buffer | string)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)))
  const lengthBytes =
    content.length < 256
      ? [0x81, content.length]
      : [0x82, content.length >> 8, content.length & 0xff]
  return Buffer.concat([
    Buffer.from([tag, ...(content.length < 128 ? [content.length] : lengthBytes)]),
    content
  ])
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts)
const identifiers = {
  commonName: der(0x06, Buffer.from('550403', 'hex')),
  organization: der(0x06, Buffer.from('55040a', 'hex')),
  rsaWithSha256: sequence(der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05)),
  ecdsaWithSha256: sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')))
}

function nameOf(commonName: string): Buffer {
  const part = (identifier: Buffer, text: string): Buffer =>
    der(0x31, sequence(identifier, der(0x0c, text)))
  return sequence(
    part(identifiers.commonName, commonName),
    part(identifiers.organization, 'Contoso')
  )
}

function timeOf(at: number): Buffer {
  return der(0x17, `${new Date(at).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`)
}

function certificateFor(
  keys: Keys,
  commonName: string,
  lastsDays: number,
  by: { readonly keys: Keys; readonly name: string } = { keys, name: commonName }
): string {
  const isRsa = by.keys.privateKey.asymmetricKeyType === 'rsa'
  const algorithm = isRsa ? identifiers.rsaWithSha256 : identifiers.ecdsaWithSha256
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    nameOf(by.name),
    sequence(timeOf(now - 100 * dayMs), timeOf(now + lastsDays * dayMs)),
    nameOf(commonName),
    keys.publicKey.export({ type: 'spki', format: 'der' })
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', content, by.keys.privateKey))
  return new X509Certificate(sequence(content, algorithm, signature)).toString()
}

function pairOf({ privateKey }: Keys, certificate: string): Pair {
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { certificate, key, keyObject: privateKey }
}

beforeAll(() => {
  const goodKeys = newRsaKeys()
  const otherKeys = newRsaKeys()
  const issuerKeys = newRsaKeys()
  const ellipticKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  good = pairOf(goodKeys, certificateFor(goodKeys, 'Contoso desk', 30))
  other = pairOf(otherKeys, certificateFor(otherKeys, 'Other', 30))
  elliptic = pairOf(ellipticKeys, certificateFor(ellipticKeys, 'Elliptic', 30))
  expired = certificateFor(goodKeys, 'Expired', -1)
  renewed = certificateFor(goodKeys, 'Renewed', 300)
  issuer = certificateFor(issuerKeys, 'Issuer', 300)
  issued = pairOf(
    otherKeys,
    certificateFor(otherKeys, 'Issued', 200, { keys: issuerKeys, name: 'Issuer' })
  )
})

function problemsOf(pem: string): readonly string[] {
  const checked = checkCredential('app-only', { kind: 'certificate', pem }, now)
  if (checked.ok) return []
  for (const problem of checked.failure) expect(problem.field).toBe('credential')
  return checked.failure.map(({ code }) => code)
}

function credentialOf(pem: string): {
  readonly certificatePem: string
  readonly privateKeyPem: string
  readonly subject: string
} {
  const checked = checkCredential('app-only', { kind: 'certificate', pem }, now)
  if (!checked.ok || checked.value.kind !== 'certificate') {
    throw new Error(`Refused: ${JSON.stringify(checked)}`)
  }
  return { ...checked.value, subject: checked.value.summary.subject }
}

function encryptedKey(type: 'pkcs1' | 'pkcs8'): string {
  return good.keyObject
    .export({ type, format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
    .toString()
}

describe('a secret', () => {
  const check = (value: string): unknown =>
    checkCredential('app-only', { kind: 'secret', value }, now)
  const problem = (code: string): unknown => ({
    ok: false,
    failure: [{ field: 'credential', code }]
  })

  it('is trimmed of what nobody sees', () => {
    expect(check('\uFEFF  abC8Q~xyz._-\u200b\r\n')).toEqual({
      ok: true,
      value: { kind: 'secret', value: 'abC8Q~xyz._-' }
    })
  })

  it.each([
    ['', 'required'],
    [' \n', 'required'],
    ['11111111-2222-4333-8444-AAAAAAAAAAAA', 'secret-is-secret-id'],
    [' {11111111-2222-4333-8444-aaaaaaaaaaaa}\n', 'secret-is-secret-id'],
    ['abc def', 'secret-has-inner-space'],
    ['abc\ndef', 'secret-has-inner-space'],
    ['abc\u00a0def', 'secret-has-inner-space'],
    ['abc\u200ddef', 'secret-has-inner-space'],
    ['abc\u0000def', 'secret-has-inner-space'],
    ['a'.repeat(70_000), 'too-long']
  ])('like %j is refused: %s', (value, code) => {
    expect(check(value)).toEqual(problem(code))
  })

  it('keeps quotes and other marks that may belong to it', () => {
    expect(check('"a~b.c-d_e"')).toMatchObject({ ok: true, value: { value: '"a~b.c-d_e"' } })
  })
})

describe('any credential', () => {
  it.each<CredentialMaterial>([
    { kind: 'secret', value: 'abc' },
    { kind: 'certificate', pem: 'abc' }
  ])('is refused where a person signs in', (material) => {
    expect(checkCredential('app+user', material, now)).toEqual({
      ok: false,
      failure: [{ field: 'credential', code: 'credential-in-wrong-mode' }]
    })
  })
})

describe('a certificate with its key', () => {
  it('gives a summary with both thumbprints, the subject and the dates', () => {
    const checked = checkCredential(
      'app-only',
      { kind: 'certificate', pem: good.certificate + good.key },
      now
    )
    expect(checked).toMatchObject({
      ok: true,
      value: {
        kind: 'certificate',
        certificatePem: good.certificate,
        privateKeyPem: good.key,
        summary: {
          subject: 'CN=Contoso desk, O=Contoso',
          notBefore: now - 100 * dayMs,
          notAfter: now + 30 * dayMs
        }
      }
    })
    const summary = checked.ok && checked.value.kind === 'certificate' && checked.value.summary
    expect(summary && summary.thumbprintSha256).toMatch(/^[0-9A-F]{64}$/)
    expect(summary && summary.thumbprintSha1).toMatch(/^[0-9A-F]{40}$/)
  })

  it('is taken in either order', () => {
    expect(problemsOf(good.key + good.certificate)).toEqual([])
  })

  it('is taken with bag attributes, comments and any line breaks', () => {
    const attributes = 'Bag Attributes\n    localKeyID: 01\nsubject=CN=Contoso\n'
    const text = `${attributes}${good.certificate}\nKey Attributes: <No Attributes>\n${good.key}`
    expect(problemsOf(text)).toEqual([])
    expect(problemsOf(text.replaceAll('\n', '\r\n'))).toEqual([])
    expect(problemsOf(text.replaceAll('\n', '\r'))).toEqual([])
    expect(problemsOf(text.replaceAll(/^/gm, '    '))).toEqual([])
    expect(problemsOf(`\uFEFF${text}`)).toEqual([])
    expect(problemsOf(JSON.stringify(good.certificate + good.key))).toEqual([])
    expect(credentialOf(text).certificatePem).toBe(good.certificate)
  })

  it('is taken with a key of PKCS#1, and kept as PKCS#8', () => {
    const key = good.keyObject.export({ type: 'pkcs1', format: 'pem' }).toString()
    expect(key).toContain('BEGIN RSA PRIVATE KEY')
    const { privateKeyPem } = credentialOf(good.certificate + key)
    expect(privateKeyPem).toContain('BEGIN PRIVATE KEY')
    expect(createPrivateKey(privateKeyPem).equals(good.keyObject)).toBe(true)
  })

  it('is found among others, which are left out', () => {
    const credential = credentialOf(
      other.certificate + elliptic.certificate + good.certificate + good.key
    )
    expect(credential.certificatePem).toBe(good.certificate)
  })

  it('is followed by its issuers', () => {
    const { certificatePem, subject } = credentialOf(issuer + issued.key + issued.certificate)
    expect(subject).toBe('CN=Issued, O=Contoso')
    expect(certificatePem).toBe(issued.certificate + issuer)
  })

  it('is the one that lasts longest when several have the same key', () => {
    const { subject, certificatePem } = credentialOf(
      expired + renewed + good.certificate + good.key
    )
    expect(subject).toBe('CN=Renewed, O=Contoso')
    expect(certificatePem).toBe(renewed)
  })

  it('has expired at the very millisecond of its end', () => {
    const end = now + 30 * dayMs
    const material = { kind: 'certificate', pem: good.certificate + good.key } as const
    expect(checkCredential('app-only', material, end - 1).ok).toBe(true)
    expect(checkCredential('app-only', material, end).ok).toBe(false)
  })
})

describe('a certificate is refused', () => {
  it('when the text holds nothing of the kind', () => {
    const nothing = ['certificate-no-certificate', 'certificate-no-key']
    expect(problemsOf('hello')).toEqual(nothing)
    expect(problemsOf('\u0000\u0001binary')).toEqual(nothing)
    expect(problemsOf(' \n')).toEqual(['required'])
  })

  it('without its key, and a key without a certificate', () => {
    expect(problemsOf(good.certificate)).toEqual(['certificate-no-key'])
    expect(problemsOf(good.key)).toEqual(['certificate-no-certificate'])
  })

  it('with a public key in place of the private one', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    expect(problemsOf(good.certificate + pem)).toEqual(['certificate-no-key'])
  })

  it('with a key under a passphrase, in the old form and the new one', () => {
    const encrypted = ['certificate-key-encrypted']
    expect(encryptedKey('pkcs8')).toContain('BEGIN ENCRYPTED PRIVATE KEY')
    expect(problemsOf(good.certificate + encryptedKey('pkcs8'))).toEqual(encrypted)
    expect(encryptedKey('pkcs1')).toContain('Proc-Type: 4,ENCRYPTED')
    expect(problemsOf(good.certificate + encryptedKey('pkcs1'))).toEqual(encrypted)
    expect(problemsOf(encryptedKey('pkcs8'))).toEqual([
      'certificate-no-certificate',
      'certificate-key-encrypted'
    ])
  })

  it('when a block was cut off or damaged', () => {
    const truncated = ['certificate-truncated']
    expect(problemsOf(good.certificate + good.key.slice(0, 400))).toEqual(truncated)
    expect(problemsOf(good.certificate.slice(0, -10) + good.key)).toEqual(truncated)
    expect(problemsOf(good.certificate + good.key.slice(30))).toEqual(truncated)
    expect(problemsOf(good.certificate + good.key.replace(/\n.{20}/, '\n????'))).toEqual(truncated)
    const holed = (pem: string): string => pem.replace(/(\n.{64}){3}/, '')
    expect(problemsOf(holed(good.certificate) + good.key)).toEqual(truncated)
    expect(problemsOf(good.certificate + holed(good.key))).toEqual(truncated)
    const empty = '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n'
    expect(problemsOf(good.certificate + empty)).toEqual(truncated)
  })

  it('when the key belongs to another', () => {
    expect(problemsOf(good.certificate + other.key)).toEqual(['certificate-key-mismatch'])
  })

  it('when the key is of another kind than RSA', () => {
    const notRsa = ['certificate-key-not-rsa']
    expect(problemsOf(elliptic.certificate + elliptic.key)).toEqual(notRsa)
    const { privateKey } = generateKeyPairSync('rsa-pss', { modulusLength: 2048 })
    const pss = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    expect(problemsOf(good.certificate + pss)).toEqual(notRsa)
  })

  it('when it has expired', () => {
    expect(problemsOf(expired + good.key)).toEqual(['certificate-expired'])
  })
})
