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

async function problemsOf(pem: string, passphrase?: string): Promise<readonly string[]> {
  const checked = await checkCredential('app-only', { kind: 'certificate', pem, passphrase }, now)
  if (checked.ok) return []
  for (const problem of checked.failure) expect(problem.field).toBe('credential')
  return checked.failure.map(({ code }) => code)
}

async function credentialOf(pem: string): Promise<{
  readonly certificatePem: string
  readonly privateKeyPem: string
  readonly subject: string
}> {
  const checked = await checkCredential('app-only', { kind: 'certificate', pem }, now)
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
  const check = (value: string, expiresOn?: string): Promise<unknown> =>
    checkCredential('app-only', { kind: 'secret', value, expiresOn }, now)
  const problem = (code: string): unknown => ({
    ok: false,
    failure: [{ field: 'credential', code }]
  })

  it('is trimmed of what nobody sees', async () => {
    expect(await check('\uFEFF  abC8Q~xyz._-\u200b\r\n')).toEqual({
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
  ])('like %j is refused: %s', async (value, code) => {
    expect(await check(value)).toEqual(problem(code))
  })

  it('notes the day on which it ends, to the end of that day', async () => {
    expect(await check('abc', ' 2027-05-31 ')).toEqual({
      ok: true,
      value: { kind: 'secret', value: 'abc', expiresAt: Date.UTC(2027, 4, 31, 23, 59, 59) }
    })
    expect(await check('abc', '')).toEqual({ ok: true, value: { kind: 'secret', value: 'abc' } })
  })

  it.each([
    ['31.05.2027', 'secret-bad-date'],
    ['2027-02-30', 'secret-bad-date'],
    ['2027-05-31T00:00', 'secret-bad-date'],
    ['soon', 'secret-bad-date'],
    ['2026-11-22', 'secret-expired']
  ])('that ends on %j is refused: %s', async (day, code) => {
    expect(await check('abc', day)).toEqual(problem(code))
  })

  it('may end today', async () => {
    expect(await check('abc', '2026-11-23')).toMatchObject({ ok: true })
  })

  it('keeps quotes and other marks that may belong to it', async () => {
    expect(await check('"a~b.c-d_e"')).toMatchObject({ ok: true, value: { value: '"a~b.c-d_e"' } })
  })
})

describe('any credential', () => {
  it.each<CredentialMaterial>([
    { kind: 'secret', value: 'abc' },
    { kind: 'certificate', pem: 'abc' }
  ])('is refused where a person signs in', async (material) => {
    expect(await checkCredential('app+user', material, now)).toEqual({
      ok: false,
      failure: [{ field: 'credential', code: 'credential-in-wrong-mode' }]
    })
  })
})

describe('a certificate with its key', () => {
  it('gives a summary with both thumbprints, the subject and the dates', async () => {
    const checked = await checkCredential(
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

  it('is taken in either order', async () => {
    expect(await problemsOf(good.key + good.certificate)).toEqual([])
  })

  it('is taken with bag attributes, comments and any line breaks', async () => {
    const attributes = 'Bag Attributes\n    localKeyID: 01\nsubject=CN=Contoso\n'
    const text = `${attributes}${good.certificate}\nKey Attributes: <No Attributes>\n${good.key}`
    expect(await problemsOf(text)).toEqual([])
    expect(await problemsOf(text.replaceAll('\n', '\r\n'))).toEqual([])
    expect(await problemsOf(text.replaceAll('\n', '\r'))).toEqual([])
    expect(await problemsOf(text.replaceAll(/^/gm, '    '))).toEqual([])
    expect(await problemsOf(`\uFEFF${text}`)).toEqual([])
    expect(await problemsOf(JSON.stringify(good.certificate + good.key))).toEqual([])
    expect((await credentialOf(text)).certificatePem).toBe(good.certificate)
  })

  it('is taken with a key of PKCS#1, and kept as PKCS#8', async () => {
    const key = good.keyObject.export({ type: 'pkcs1', format: 'pem' }).toString()
    expect(key).toContain('BEGIN RSA PRIVATE KEY')
    const { privateKeyPem } = await credentialOf(good.certificate + key)
    expect(privateKeyPem).toContain('BEGIN PRIVATE KEY')
    expect(createPrivateKey(privateKeyPem).equals(good.keyObject)).toBe(true)
  })

  it('is found among others, which are left out', async () => {
    const credential = await credentialOf(
      other.certificate + elliptic.certificate + good.certificate + good.key
    )
    expect(credential.certificatePem).toBe(good.certificate)
  })

  it('is followed by its issuers', async () => {
    const { certificatePem, subject } = await credentialOf(issuer + issued.key + issued.certificate)
    expect(subject).toBe('CN=Issued, O=Contoso')
    expect(certificatePem).toBe(issued.certificate + issuer)
  })

  it('is the one that lasts longest when several have the same key', async () => {
    const { subject, certificatePem } = await credentialOf(
      expired + renewed + good.certificate + good.key
    )
    expect(subject).toBe('CN=Renewed, O=Contoso')
    expect(certificatePem).toBe(renewed)
  })

  it('has expired at the very millisecond of its end', async () => {
    const end = now + 30 * dayMs
    const material = { kind: 'certificate', pem: good.certificate + good.key } as const
    expect((await checkCredential('app-only', material, end - 1)).ok).toBe(true)
    expect((await checkCredential('app-only', material, end)).ok).toBe(false)
  })
})

describe('a certificate is refused', () => {
  it('when the text holds nothing of the kind', async () => {
    const nothing = ['certificate-unknown-file']
    expect(await problemsOf('hello')).toEqual(nothing)
    expect(await problemsOf('\u0000\u0001binary')).toEqual(nothing)
    expect(await problemsOf(' \n')).toEqual(['required'])
  })

  it('without its key, and a key without a certificate', async () => {
    expect(await problemsOf(good.certificate)).toEqual(['certificate-no-key'])
    expect(await problemsOf(good.key)).toEqual(['certificate-no-certificate'])
  })

  it('with a public key in place of the private one', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    expect(await problemsOf(good.certificate + pem)).toEqual(['certificate-public-key'])
  })

  it('with a key under a passphrase, in the old form and the new one', async () => {
    const encrypted = ['certificate-key-encrypted']
    expect(encryptedKey('pkcs8')).toContain('BEGIN ENCRYPTED PRIVATE KEY')
    expect(await problemsOf(good.certificate + encryptedKey('pkcs8'))).toEqual(encrypted)
    expect(encryptedKey('pkcs1')).toContain('Proc-Type: 4,ENCRYPTED')
    expect(await problemsOf(good.certificate + encryptedKey('pkcs1'))).toEqual(encrypted)
    expect(await problemsOf(encryptedKey('pkcs8'))).toEqual(encrypted)
  })

  it('with a passphrase that does not open the key, and not with the one that does', async () => {
    for (const type of ['pkcs8', 'pkcs1'] as const) {
      expect(await problemsOf(good.certificate + encryptedKey(type), 'y')).toEqual([
        'certificate-passphrase-wrong'
      ])
      expect(await problemsOf(good.certificate + encryptedKey(type), 'x')).toEqual([])
    }
  })

  it('when a block was cut off or damaged', async () => {
    const truncated = ['certificate-truncated']
    expect(await problemsOf(good.certificate + good.key.slice(0, 400))).toEqual(truncated)
    expect(await problemsOf(good.certificate.slice(0, -10) + good.key)).toEqual(truncated)
    expect(await problemsOf(good.certificate + good.key.slice(30))).toEqual(truncated)
    expect(await problemsOf(good.certificate + good.key.replace(/\n.{20}/, '\n????'))).toEqual(
      truncated
    )
    const holed = (pem: string): string => pem.replace(/(\n.{64}){3}/, '')
    expect(await problemsOf(holed(good.certificate) + good.key)).toEqual(truncated)
    expect(await problemsOf(good.certificate + holed(good.key))).toEqual(truncated)
    const empty = '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n'
    expect(await problemsOf(good.certificate + empty)).toEqual(truncated)
  })

  it('when the key belongs to another', async () => {
    expect(await problemsOf(good.certificate + other.key)).toEqual(['certificate-key-mismatch'])
  })

  it('when the key is of another kind than RSA', async () => {
    const curve = ['certificate-key-elliptic']
    expect(await problemsOf(elliptic.certificate + elliptic.key)).toEqual(curve)
    const { privateKey } = generateKeyPairSync('rsa-pss', { modulusLength: 2048 })
    const pss = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    expect(await problemsOf(good.certificate + pss)).toEqual(['certificate-key-rsa-pss'])
  })

  it('when it has expired', async () => {
    expect(await problemsOf(expired + good.key)).toEqual(['certificate-expired'])
  })
})
