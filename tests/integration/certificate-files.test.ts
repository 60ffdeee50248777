import { createPrivateKey } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCertificate, type CertificateCredential } from '../../src/core/profiles/certificate'
import { OpenSsl, type MadePair } from '../certificates/openssl'

const passphrase = 'pässword 1'
/**
 * What Windows writes: its friendly name, the provider of the key, and the key before the certificates.
 * Windows itself is not at hand, so OpenSSL writes the same algorithms and bag attributes.
 */
const likeWindows = ['-name', 'tp-5f0c', '-CSP', 'Microsoft Software Key Storage Provider']

let ssl: OpenSsl
let pair: MadePair

beforeAll(async () => {
  ssl = await OpenSsl.inNewFolder()
  pair = await ssl.makePair('desk', { commonName: 'Contoso desk' })
})
afterAll(async () => {
  await ssl.close()
})

async function opened(
  files: readonly (string | Uint8Array)[],
  given?: string
): Promise<CertificateCredential> {
  const bytes = files.map((file) => Buffer.from(file))
  const read = await readCertificate(bytes, given, Date.now())
  if (!read.ok) throw new Error(`Refused: ${read.failure.join(', ')}`)
  return read.value
}

async function expectDesk(files: readonly (string | Uint8Array)[], given?: string): Promise<void> {
  const { summary, privateKeyPem, certificatePem } = await opened(files, given)
  expect(summary.subject).toContain('CN=Contoso desk')
  expect(certificatePem.replaceAll('\n', '')).toContain(
    pair.certificate.slice(pair.certificate.indexOf('-----BEGIN')).replaceAll('\n', '')
  )
  expect(createPrivateKey(privateKeyPem).equals(createPrivateKey(pair.key))).toBe(true)
}

describe('a PFX file opens', () => {
  it.each<readonly [string, readonly string[]]>([
    [
      'with the algorithms of a Windows export as AES256-SHA256',
      ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC', '-macalg', 'sha256', ...likeWindows]
    ],
    [
      'with the algorithms of a Windows export as TripleDES-SHA1',
      [
        ...['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
        ...['-iter', '2000', ...likeWindows]
      ]
    ],
    ['of OpenSSL 3', []],
    ['of OpenSSL with -legacy: RC2 of 40 bits and triple DES', ['-legacy']],
    [
      'with 128-bit RC2 and two-key triple DES',
      ['-certpbe', 'PBE-SHA1-RC2-128', '-keypbe', 'PBE-SHA1-2DES', '-legacy']
    ],
    [
      'with AES-128 and a MAC of SHA-512',
      ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-192-CBC', '-macalg', 'sha512']
    ],
    ['with 600,000 rounds', ['-iter', '600000']],
    ['without a code that vouches for it', ['-nomac']],
    ['with certificates that are not encrypted', ['-certpbe', 'NONE']]
  ])('%s', async (_what, args) => {
    await expectDesk([await ssl.exportPfx('desk', passphrase, ...args)], passphrase)
  })

  it('without a passphrase, as OpenSSL writes an empty one', async () => {
    await expectDesk([await ssl.exportPfx('desk', '')])
    await expectDesk([await ssl.exportPfx('desk', '', '-legacy')])
    await expectDesk([await ssl.exportPfx('desk', '', '-nomac')])
  })

  it('without any encryption', async () => {
    const plain = ['-keypbe', 'NONE', '-certpbe', 'NONE', '-nomac']
    await expectDesk([await ssl.exportPfx('desk', '', ...plain)])
  })

  it('with its chain, its own certificate first', async () => {
    const other = await ssl.makePair('authority', { commonName: 'Authority' })
    await ssl.write('chain.pem', other.certificate)
    const pfx = await ssl.exportPfx('desk', passphrase, '-certfile', 'chain.pem')
    await expectDesk([pfx], passphrase)
    expect((await opened([pfx], passphrase)).certificatePem.match(/BEGIN/g)).toHaveLength(1)
  })

  it('while the window goes on, even with 600,000 rounds', async () => {
    const pfx = await ssl.exportPfx('desk', passphrase, '-iter', '600000')
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    await opened([pfx], passphrase)
    clearInterval(timer)
    expect(turns).toBeGreaterThan(50)
  })
})

describe('PEM opens', () => {
  it('in one file and in two, in either order', async () => {
    await expectDesk([pair.certificate + pair.key])
    await expectDesk([pair.certificate, pair.key])
    await expectDesk([pair.key, pair.certificate])
  })

  it('with CRLF line breaks and with a byte order mark', async () => {
    await expectDesk([(pair.key + pair.certificate).replaceAll('\n', '\r\n')])
    await expectDesk([`\uFEFF${pair.certificate}${pair.key}`])
  })

  it('with a key of PKCS#1', async () => {
    await ssl.run('rsa', '-in', 'desk.key', '-traditional', '-out', 'pkcs1.key')
    const key = (await ssl.read('pkcs1.key')).toString()
    expect(key).toContain('BEGIN RSA PRIVATE KEY')
    await expectDesk([pair.certificate, key])
  })

  it.each<readonly [string, readonly string[]]>([
    ['AES-256', ['-v2', 'aes-256-cbc']],
    ['AES-128 with SHA-1', ['-v2', 'aes-128-cbc', '-v2prf', 'hmacWithSHA1']],
    ['triple DES', ['-v2', 'des3']],
    ['triple DES of PKCS#12', ['-v1', 'PBE-SHA1-3DES']]
  ])('with a key that PKCS#8 encrypts by %s', async (_what, args) => {
    await ssl.run(
      ...['pkcs8', '-topk8', '-in', 'desk.key', '-out', 'locked.key', ...args],
      ...['-passout', `pass:${passphrase}`]
    )
    const key = (await ssl.read('locked.key')).toString()
    expect(key).toContain('BEGIN ENCRYPTED PRIVATE KEY')
    await expectDesk([pair.certificate + key], passphrase)
  })

  it.each(['aes256', 'aes128', 'des3'])(
    'with a key that the older form encrypts by %s',
    async (cipher) => {
      await ssl.run(
        ...['rsa', '-in', 'desk.key', '-traditional', `-${cipher}`, '-out', 'old.key'],
        ...['-passout', `pass:${passphrase}`]
      )
      const key = (await ssl.read('old.key')).toString()
      expect(key).toContain('Proc-Type: 4,ENCRYPTED')
      await expectDesk([pair.certificate, key.replaceAll('\n', '\r\n')], passphrase)
    }
  )
})

describe('DER opens', () => {
  it('as a .cer file beside a key in PEM, and beside one in DER', async () => {
    await ssl.run('x509', '-in', 'desk.pem', '-outform', 'DER', '-out', 'desk.cer')
    await ssl.run(
      'pkcs8',
      '-topk8',
      '-nocrypt',
      '-in',
      'desk.key',
      '-outform',
      'DER',
      '-out',
      'desk.der'
    )
    const certificate = await ssl.read('desk.cer')
    await expectDesk([certificate, pair.key])
    await expectDesk([certificate, await ssl.read('desk.der')])
  })
})
