import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCertificate } from '../../src/core/profiles/certificate'
import { OpenSsl } from '../certificates/openssl'

let ssl: OpenSsl
beforeAll(async () => {
  ssl = await OpenSsl.inNewFolder()
  await ssl.makePair('desk', { commonName: 'Contoso desk' })
})
afterAll(async () => {
  await ssl.close()
})

/** Replaces a DER integer of three bytes, so that nothing else of the file moves. */
function withRounds(file: Buffer, from: number, to: number): Buffer {
  const find = Buffer.from([0x02, 0x03, from >> 16, (from >> 8) & 0xff, from & 0xff])
  const put = Buffer.from([0x02, 0x03, to >> 16, (to >> 8) & 0xff, to & 0xff])
  const hostile = Buffer.from(file)
  let found = 0
  for (let at = hostile.indexOf(find); at >= 0; at = hostile.indexOf(find, at + 1)) {
    put.copy(hostile, at)
    found += 1
  }
  expect(found).toBeGreaterThan(0)
  return hostile
}

async function problemsOf(file: Uint8Array, passphrase: string): Promise<unknown> {
  const read = await readCertificate([file], passphrase, Date.now())
  return read.ok ? [] : read.failure
}

const tooMany = 1_100_000

it.each([
  ['of the MAC', ['-macalg', 'sha256', '-iter', '70000']],
  ['of the older key derivation', ['-legacy', '-nomac', '-iter', '70000']],
  ['of PBKDF2', ['-nomac', '-iter', '70000']]
])('a file that asks for more than a million rounds %s is refused', async (_what, args) => {
  const file = await ssl.exportPfx('desk', 'right', ...args)
  const hostile = withRounds(file, 70_000, tooMany)
  expect(await problemsOf(hostile, 'right')).toEqual(['certificate-iterations-too-many'])
})

it('an encrypted PEM that asks for more than a million rounds is refused', async () => {
  const args = ['-iter', '70000', '-outform', 'DER', '-out', 'locked.der', '-passout', 'pass:right']
  await ssl.run('pkcs8', '-topk8', '-in', 'desk.key', ...args)
  const hostile = withRounds(await ssl.read('locked.der'), 70_000, tooMany)
  const body = hostile.toString('base64')
  const marks = (place: string): string => `-----${place} ENCRYPTED PRIVATE KEY-----\n`
  const pem = Buffer.from(`${marks('BEGIN')}${body}\n${marks('END')}`)
  expect(await problemsOf(pem, 'right')).toEqual(['certificate-iterations-too-many'])
})

it('a file whose content was changed is not used, although the passphrase opens it', async () => {
  const plain = ['-keypbe', 'NONE', '-certpbe', 'NONE', '-name', 'desk-friendly-name']
  const file = await ssl.exportPfx('desk', 'right', ...plain)
  expect(await problemsOf(file, 'right')).toEqual([])
  const changed = Buffer.from(file)
  const place = changed.indexOf(Buffer.from('desk-friendly-name', 'utf16le').swap16())
  expect(place).toBeGreaterThan(0)
  changed[place + 1] = 'X'.charCodeAt(0)
  expect(await problemsOf(changed, 'right')).toEqual(['certificate-passphrase-wrong'])
})
