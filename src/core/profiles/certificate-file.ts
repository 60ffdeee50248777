import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto'
import type { FieldProblemCode } from '../../shared/profile'
import { DerElement, loadForge } from './der-reader'
import { decryptWithPassphrase, IterationBudget, UnreadableFile } from './password-encryption'
import { readPem, type PemBlock } from './pem'
import { isPfx, readPfx } from './pfx'

/** What one file, or one pasted text, holds. Secret. */
export interface FileContent {
  readonly certificates: readonly X509Certificate[]
  readonly keys: readonly KeyObject[]
  readonly isPfx: boolean
  /** What it holds that looks like a certificate or key and is neither. */
  readonly strangers: readonly FieldProblemCode[]
}

const nothing: FileContent = { certificates: [], keys: [], isPfx: false, strangers: [] }

const certificateLabels = ['CERTIFICATE', 'X509 CERTIFICATE']

/** Blocks that people take for a certificate or its private key. */
const strangerLabels: Readonly<Record<string, FieldProblemCode>> = {
  'CERTIFICATE REQUEST': 'certificate-request',
  'NEW CERTIFICATE REQUEST': 'certificate-request',
  'PUBLIC KEY': 'certificate-public-key',
  'RSA PUBLIC KEY': 'certificate-public-key',
  PKCS7: 'certificate-pkcs7',
  CMS: 'certificate-pkcs7',
  PKCS12: 'certificate-pfx-as-text',
  'OPENSSH PRIVATE KEY': 'certificate-ssh-key'
}

/** Ciphers of the older form of encrypted PEM that Node still has. */
const oldPemCiphers = ['DES-EDE3-CBC', 'AES-128-CBC', 'AES-192-CBC', 'AES-256-CBC']

/**
 * Reads a file of any form that certificates and keys come in.
 *
 * @param passphrase opens what is encrypted; `undefined` when none has been asked for yet
 * @throws UnreadableFile with what is wrong with the file as a whole
 */
export async function readFileContent(
  bytes: Uint8Array,
  passphrase: string | undefined
): Promise<FileContent> {
  const file = Buffer.from(bytes)
  const sign = signOf(file)
  if (sign === 'der') return await readDer(file, passphrase)
  if (sign === 'text') return await readText(file.toString('utf8'), passphrase)
  throw new UnreadableFile(sign)
}

const javaKeyStores = ['feedfeed', 'cececece']
const byteOrderMarks = ['fffe', 'feff']

function signOf(file: Buffer): 'der' | 'text' | FieldProblemCode {
  if (file.length === 0) return 'certificate-file-empty'
  if (javaKeyStores.includes(file.toString('hex', 0, 4))) return 'certificate-java-key-store'
  const isWide = byteOrderMarks.includes(file.toString('hex', 0, 2)) || file.includes('-\0-\0-')
  if (isWide) return 'certificate-utf16'
  // A sequence, with a length of more than one byte or of a length to come.
  return file[0] === 0x30 && (file[1] ?? 0) >= 0x80 ? 'der' : 'text'
}

async function readText(text: string, passphrase: string | undefined): Promise<FileContent> {
  const { blocks, isTruncated } = readPem(text)
  if (isTruncated) throw new UnreadableFile('certificate-truncated')
  if (blocks.length === 0) throw new UnreadableFile(signOfText(text))
  const contents: FileContent[] = []
  for (const block of blocks) contents.push(await readBlock(block, passphrase))
  return {
    ...nothing,
    certificates: contents.flatMap(({ certificates }) => certificates),
    keys: contents.flatMap(({ keys }) => keys),
    strangers: contents.flatMap(({ strangers }) => strangers)
  }
}

function signOfText(text: string): FieldProblemCode {
  if (text.replaceAll('\ufeff', '').trim() === '') return 'certificate-file-empty'
  if (/^(?:ssh-[a-z0-9]+ |PuTTY-User-Key-File|---- BEGIN SSH2)/.test(text.trim()))
    return 'certificate-ssh-key'
  const body = text.replace(/\s/g, '')
  const isBase64OfDer = /^MI[A-Za-z0-9+/]+={0,2}$/.test(body)
  return isBase64OfDer ? 'certificate-pfx-as-text' : 'certificate-unknown-file'
}

async function readBlock(block: PemBlock, passphrase: string | undefined): Promise<FileContent> {
  const { label } = block
  const stranger = strangerLabels[label]
  if (stranger !== undefined) return { ...nothing, strangers: [stranger] }
  if (certificateLabels.includes(label)) {
    return { ...nothing, certificates: [parsed(() => parseCertificate(block.body))] }
  }
  if (!label.endsWith('PRIVATE KEY')) return nothing
  return { ...nothing, keys: [await readKeyBlock(block, passphrase)] }
}

async function readKeyBlock(block: PemBlock, passphrase: string | undefined): Promise<KeyObject> {
  const isEncrypted = block.label === 'ENCRYPTED PRIVATE KEY' || block.cipher !== undefined
  if (!isEncrypted) return parsed(() => createPrivateKey(block.text))
  if (passphrase === undefined || passphrase === '')
    throw new UnreadableFile('certificate-key-encrypted')
  if (block.cipher === undefined) return await readEncryptedKey(block.body, passphrase)
  if (!oldPemCiphers.includes(block.cipher)) throw new UnreadableFile('certificate-cipher-unknown')
  try {
    return createPrivateKey({ key: block.text, passphrase })
  } catch {
    throw new UnreadableFile('certificate-passphrase-wrong')
  }
}

/** https://www.rfc-editor.org/rfc/rfc5958#section-3 */
async function readEncryptedKey(body: string, passphrase: string): Promise<KeyObject> {
  const forge = await loadForge()
  const encrypted = parsed(() => DerElement.read(forge, Buffer.from(body, 'base64')))
  const key = await orDamaged(() =>
    decryptWithPassphrase(encrypted.at(0), encrypted.at(1).bytes, {
      passphrase,
      budget: new IterationBudget()
    })
  )
  return parsed(() => parsePrivateKey(key), 'certificate-passphrase-wrong')
}

/** Whatever else a file makes the libraries throw, it is the file that is wrong. */
async function orDamaged<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read()
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile('certificate-file-damaged')
  }
}

async function readDer(file: Buffer, passphrase: string | undefined): Promise<FileContent> {
  const certificate = tried(() => parseCertificate(file.toString('base64')))
  if (certificate !== undefined) return { ...nothing, certificates: [certificate] }
  const key = tried(() => parsePrivateKey(file))
  if (key !== undefined) return { ...nothing, keys: [key] }
  if (tried(() => createPublicKey({ key: file, format: 'der', type: 'spki' })) !== undefined)
    return { ...nothing, strangers: ['certificate-public-key'] }
  const forge = await loadForge()
  const element = tried(() => DerElement.read(forge, file))
  if (element === undefined) throw new UnreadableFile('certificate-file-damaged')
  if (isPfx(element)) return await readPfxContent(element, passphrase ?? '')
  return { ...nothing, strangers: [strangerOf(element)] }
}

function strangerOf(element: DerElement): FieldProblemCode {
  if (tried(() => element.at(0).identifier) === '1.2.840.113549.1.7.2') return 'certificate-pkcs7'
  // A request is what is to be certified, the algorithm and the signature.
  const isRequest = tried(() => element.at(0, 0).integer) === 0 && element.has(2)
  return isRequest ? 'certificate-request' : 'certificate-unknown-file'
}

async function readPfxContent(element: DerElement, passphrase: string): Promise<FileContent> {
  const forge = await loadForge()
  try {
    return await orDamaged(async () => {
      const { certificates, keys } = await readPfx(forge, element, passphrase)
      return {
        ...nothing,
        isPfx: true,
        certificates: certificates.map((bytes) => parseCertificate(bytes.toString('base64'))),
        keys: keys.map(parsePrivateKey)
      }
    })
  } catch (error) {
    const isUntried =
      passphrase === '' &&
      error instanceof UnreadableFile &&
      error.code === 'certificate-passphrase-wrong'
    throw isUntried ? new UnreadableFile('certificate-key-encrypted') : error
  }
}

/** @throws Error when it is no certificate, or has no date at which it ends. */
function parseCertificate(base64: string): X509Certificate {
  const certificate = new X509Certificate(Buffer.from(base64, 'base64'))
  if (Number.isNaN(Date.parse(certificate.validTo))) throw new Error('It has no end.')
  return certificate
}

/** Reads DER of PKCS#8 or PKCS#1. */
function parsePrivateKey(key: Buffer): KeyObject {
  const pkcs8 = tried(() => createPrivateKey({ key, format: 'der', type: 'pkcs8' }))
  return pkcs8 ?? createPrivateKey({ key, format: 'der', type: 'pkcs1' })
}

function parsed<Value>(read: () => Value, code: FieldProblemCode = 'certificate-truncated'): Value {
  try {
    return read()
  } catch {
    throw new UnreadableFile(code)
  }
}

function tried<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
