import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCertificate } from '../../src/core/profiles/certificate'
import { readCertificateFiles } from '../../src/main/dialogs/certificate-files'
import type { FieldProblemCode } from '../../src/shared/profile'
import { words } from '../../src/words'
import { OpenSsl, type MadePair } from '../certificates/openssl'

interface Made {
  readonly files: readonly (string | Uint8Array)[]
  readonly passphrase?: string
}

let ssl: OpenSsl
let desk: MadePair
let other: MadePair

beforeAll(async () => {
  ssl = await OpenSsl.inNewFolder()
  desk = await ssl.makePair('desk', { commonName: 'Contoso desk' })
  other = await ssl.makePair('other', { commonName: 'Other' })
})
afterAll(async () => {
  await ssl.close()
})

/** A pair of another kind of key, in PEM. */
async function pairOf(name: string, ...newKey: readonly string[]): Promise<Made> {
  const { certificate, key } = await ssl.makePair(name, { commonName: name, newKey })
  return { files: [certificate, key] }
}

async function dated(from: string, to: string): Promise<Made> {
  return { files: [await ssl.certifyAt('dated', 'desk.key', from, to), desk.key] }
}

const pfx = (...args: readonly string[]): Promise<Buffer> => ssl.exportPfx('desk', 'right', ...args)

async function problemsOf({ files, passphrase }: Made): Promise<readonly FieldProblemCode[]> {
  const bytes = files.map((file) => Buffer.from(file))
  const read = await readCertificate(bytes, passphrase, Date.now())
  return read.ok ? [] : read.failure
}

/** Every broken file, with the one code that tells what is wrong with it. */
const broken: readonly (readonly [string, FieldProblemCode, () => Promise<Made> | Made])[] = [
  [
    'a PFX with a wrong passphrase',
    'certificate-passphrase-wrong',
    async () => ({ files: [await pfx()], passphrase: 'wrong' })
  ],
  [
    'a PFX without the passphrase that it needs',
    'certificate-key-encrypted',
    async () => ({ files: [await pfx()] })
  ],
  [
    'a PFX without a MAC, with a wrong passphrase',
    'certificate-passphrase-wrong',
    async () => ({ files: [await pfx('-nomac')], passphrase: 'wrong' })
  ],
  [
    'an encrypted PEM with a wrong passphrase',
    'certificate-passphrase-wrong',
    async () => {
      const args = ['-out', 'locked.key', '-passout', 'pass:right']
      await ssl.run('pkcs8', '-topk8', '-in', 'desk.key', ...args)
      return { files: [desk.certificate, await ssl.read('locked.key')], passphrase: 'wrong' }
    }
  ],
  [
    'an EC key',
    'certificate-key-elliptic',
    () => pairOf('elliptic', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256')
  ],
  ['an Ed25519 key', 'certificate-key-edwards', () => pairOf('edwards', '-newkey', 'ed25519')],
  ['an RSA-PSS key', 'certificate-key-rsa-pss', () => pairOf('pss', '-newkey', 'rsa-pss')],
  [
    'an RSA key of 1024 bits',
    'certificate-key-too-short',
    () => pairOf('short', '-newkey', 'rsa:1024')
  ],
  ['one that has expired', 'certificate-expired', () => dated('200101000000Z', '210101000000Z')],
  [
    'one that has not begun',
    'certificate-not-yet-valid',
    () => dated('450101000000Z', '480101000000Z')
  ],
  [
    'a chain without a key',
    'certificate-chain-only',
    () => ({ files: [desk.certificate + other.certificate] })
  ],
  [
    'a certificate without its key',
    'certificate-no-key',
    async () => {
      const more = ['-addext', 'basicConstraints=critical,CA:FALSE']
      const { certificate } = await ssl.makePair('leaf', { commonName: 'Leaf', more })
      return { files: [certificate] }
    }
  ],
  ['a key without its certificate', 'certificate-no-certificate', () => ({ files: [desk.key] })],
  [
    'two keys',
    'certificate-two-keys',
    () => ({ files: [desk.certificate + desk.key + other.key] })
  ],
  [
    'the key of another certificate',
    'certificate-key-mismatch',
    () => ({ files: [desk.certificate, other.key] })
  ],
  [
    'text in UTF-16',
    'certificate-utf16',
    () => ({ files: [Buffer.from(`\uFEFF${desk.certificate}${desk.key}`, 'utf16le')] })
  ],
  [
    'text in UTF-16 without its mark',
    'certificate-utf16',
    () => ({ files: [Buffer.from(desk.certificate + desk.key, 'utf16le').swap16()] })
  ],
  [
    'a PEM that was cut off',
    'certificate-truncated',
    () => ({ files: [desk.certificate + desk.key.slice(0, 600)] })
  ],
  [
    'a PFX that was cut off',
    'certificate-file-damaged',
    async () => ({ files: [(await pfx()).subarray(0, 1200)], passphrase: 'right' })
  ],
  [
    'a PFX without a key',
    'certificate-pfx-no-key',
    async () => ({ files: [await pfx('-nokeys')], passphrase: 'right' })
  ],
  [
    'a PFX without a certificate',
    'certificate-pfx-no-certificate',
    async () => {
      const args = ['-inkey', 'desk.key', '-out', 'keys.pfx', '-passout', 'pass:right']
      await ssl.run('pkcs12', '-export', '-nocerts', ...args)
      return { files: [await ssl.read('keys.pfx')], passphrase: 'right' }
    }
  ],
  ['an empty file', 'certificate-file-empty', () => ({ files: [''] })],
  ['a file of white space', 'certificate-file-empty', () => ({ files: ['\uFEFF \r\n'] })],
  [
    'a text file',
    'certificate-unknown-file',
    () => ({ files: ['Remember to renew the certificate.\n'] })
  ],
  [
    'a picture',
    'certificate-unknown-file',
    () => ({ files: [Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')] })
  ],
  [
    'a certificate request',
    'certificate-request',
    async () => {
      await ssl.run('req', '-new', '-key', 'desk.key', '-subj', '/CN=Asked', '-out', 'asked.csr')
      return { files: [await ssl.read('asked.csr'), desk.key] }
    }
  ],
  [
    'a certificate request in DER',
    'certificate-request',
    async () => {
      const args = ['-subj', '/CN=Asked', '-outform', 'DER', '-out', 'asked.der']
      await ssl.run('req', '-new', '-key', 'desk.key', ...args)
      return { files: [await ssl.read('asked.der'), desk.key] }
    }
  ],
  [
    'a public key',
    'certificate-public-key',
    async () => {
      await ssl.run('pkey', '-in', 'desk.key', '-pubout', '-out', 'public.pem')
      return { files: [desk.certificate, await ssl.read('public.pem')] }
    }
  ],
  [
    'a public key in DER',
    'certificate-public-key',
    async () => {
      const args = ['-pubout', '-outform', 'DER', '-out', 'public.der']
      await ssl.run('pkey', '-in', 'desk.key', ...args)
      return { files: [desk.certificate, await ssl.read('public.der')] }
    }
  ],
  [
    'a PKCS#7 file',
    'certificate-pkcs7',
    async () => {
      const args = ['-certfile', 'desk.pem', '-outform', 'DER', '-out', 'desk.p7b']
      await ssl.run('crl2pkcs7', '-nocrl', ...args)
      return { files: [await ssl.read('desk.p7b')] }
    }
  ],
  [
    'a PKCS#7 file in PEM',
    'certificate-pkcs7',
    async () => {
      await ssl.run('crl2pkcs7', '-nocrl', '-certfile', 'desk.pem', '-out', 'desk.p7.pem')
      return { files: [await ssl.read('desk.p7.pem')] }
    }
  ],
  [
    'a Java key store',
    'certificate-java-key-store',
    () => ({ files: [Buffer.from('feedfeed0000000200000001', 'hex')] })
  ],
  [
    'an OpenSSH key',
    'certificate-ssh-key',
    () => {
      const body = Buffer.from('openssh-key-v1\0none').toString('base64')
      const marks = (place: string): string => `-----${place} OPENSSH PRIVATE KEY-----\n`
      return { files: [desk.certificate, `${marks('BEGIN')}${body}\n${marks('END')}`] }
    }
  ],
  [
    'a public key of SSH',
    'certificate-ssh-key',
    () => ({ files: ['ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ ada@contoso'] })
  ],
  [
    'an encrypted PEM with a cipher that is not known here',
    'certificate-cipher-unknown',
    () => {
      const headers = 'Proc-Type: 4,ENCRYPTED\nDEK-Info: IDEA-CBC,0011223344556677\n\n'
      const key = `-----BEGIN RSA PRIVATE KEY-----\n${headers}AAAA\n-----END RSA PRIVATE KEY-----\n`
      return { files: [desk.certificate, key], passphrase: 'right' }
    }
  ],
  [
    'a key that scrypt protects',
    'certificate-cipher-unknown',
    async () => {
      const args = ['-scrypt', '-out', 'scrypt.key', '-passout', 'pass:right']
      await ssl.run('pkcs8', '-topk8', '-in', 'desk.key', ...args)
      return { files: [desk.certificate, await ssl.read('scrypt.key')], passphrase: 'right' }
    }
  ],
  [
    'a PFX as base64 text',
    'certificate-pfx-as-text',
    async () => ({ files: [(await pfx()).toString('base64')], passphrase: 'right' })
  ]
]

describe('a broken certificate file is told by its own sentence', () => {
  it.each(broken)('%s: %s', async (_what, code, make) => {
    expect(await problemsOf(await make())).toEqual([code])
    const sentence = words.fields.problems[code]
    const saidOfAnother = Object.entries(words.fields.problems).filter(
      ([other, text]) => other !== code && text === sentence
    )
    expect(saidOfAnother).toEqual([])
  })

  it('a huge one', async () => {
    await ssl.write('huge.pfx', Buffer.alloc(5_000_000, 0x30))
    expect(await readCertificateFiles([ssl.path('huge.pfx')])).toEqual({
      ok: false,
      failure: 'certificate-file-too-large'
    })
  })

  it('one that is damaged anywhere, without a crash', async () => {
    const whole = await pfx('-iter', '1')
    for (let place = 0; place < whole.length; place += 37) {
      const damaged = Buffer.from(whole)
      damaged[place] = (damaged[place] ?? 0) ^ 0x55
      const problems = await problemsOf({ files: [damaged], passphrase: 'right' })
      for (const code of problems) expect(words.fields.problems[code]).toBeDefined()
    }
  })

  it('an encrypted key that is damaged anywhere, without a crash', async () => {
    const args = ['-iter', '1', '-outform', 'DER', '-out', 'one.der', '-passout', 'pass:right']
    await ssl.run('pkcs8', '-topk8', '-in', 'desk.key', ...args)
    const whole = await ssl.read('one.der')
    const rounds = whole.indexOf(Buffer.from('020101', 'hex')) + 2
    const changes = Array.from(whole.subarray(0, 120), (byte, at) => [at, byte ^ 0x15] as const)
    for (const [place, value] of [[rounds, 0] as const, ...changes]) {
      const damaged = Buffer.from(whole)
      damaged[place] = value
      const marks = (mark: string): string => `-----${mark} ENCRYPTED PRIVATE KEY-----\n`
      const key = `${marks('BEGIN')}${damaged.toString('base64')}\n${marks('END')}`
      const problems = await problemsOf({ files: [desk.certificate, key], passphrase: 'right' })
      for (const code of problems) expect(words.fields.problems[code]).toBeDefined()
    }
  })

  it('an encrypted key without parts', async () => {
    const key = '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n'
    const problems = await problemsOf({ files: [desk.certificate, key], passphrase: 'right' })
    expect(problems).toEqual(['certificate-file-damaged'])
  })
})
