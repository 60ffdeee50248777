import { createDecipheriv, createHash, pbkdf2 } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { FieldProblemCode } from '../../shared/profile'
import { loadForge, type DerElement } from './der-reader'

const deriveKey = promisify(pbkdf2)

/** What is wrong with a file, thrown inside its reading and turned into a value at the reader's edge. */
export class UnreadableFile extends Error {
  constructor(readonly code: FieldProblemCode) {
    super(code)
  }
}

/** More rounds than any program writes: Windows and OpenSSL use some 2,000, careful ones 600,000. */
export const mostIterations = 1_000_000
const mostIterationsOfFile = 6_000_000

/**
 * Counts how much work a file asks for. Without a limit, a file of a few bytes could keep the computer
 * busy for hours.
 */
export class IterationBudget {
  #left = mostIterationsOfFile

  /** @throws UnreadableFile when the file asks for more than any real one. */
  spend(iterations: number): number {
    this.#left -= iterations
    // SECURITY: a hostile count must not keep the computer busy. [tests/integration/certificate-files.security.test.ts]
    if (iterations > mostIterations || this.#left < 0) {
      throw new UnreadableFile('certificate-iterations-too-many')
    }
    return iterations
  }
}

/** How a file's content was encrypted, and with what it is opened. */
export interface Opening {
  /** `undefined` is no passphrase at all, which PKCS#12 tells from an empty one. */
  readonly passphrase: string | undefined
  readonly budget: IterationBudget
}

const digests: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512'
}

/** Pseudo-random functions of PBKDF2. https://www.rfc-editor.org/rfc/rfc8018#appendix-B.1 */
const pseudoRandomFunctions: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512'
}

const ciphers: Readonly<Record<string, { readonly name: string; readonly keyBytes: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyBytes: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyBytes: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyBytes: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyBytes: 24 }
}

/** The encryptions of PKCS#12 itself. https://www.rfc-editor.org/rfc/rfc7292#appendix-C */
const pkcs12Ciphers: Readonly<
  Record<string, { readonly kind: '3des' | 'rc2'; readonly keyBytes: number }>
> = {
  '1.2.840.113549.1.12.1.3': { kind: '3des', keyBytes: 24 },
  '1.2.840.113549.1.12.1.4': { kind: '3des', keyBytes: 16 },
  '1.2.840.113549.1.12.1.5': { kind: 'rc2', keyBytes: 16 },
  '1.2.840.113549.1.12.1.6': { kind: 'rc2', keyBytes: 5 }
}

const pbes2 = '1.2.840.113549.1.5.13'
const pbkdf2Identifier = '1.2.840.113549.1.5.12'
const pkcs12BlockBytes = 8

/** Returns the name of a digest by its identifier. @throws UnreadableFile for one that is not known here. */
export function digestOf(identifier: string): string {
  return known(digests[identifier])
}

/**
 * Returns what was encrypted with a passphrase.
 *
 * @param algorithm the AlgorithmIdentifier that stands before the encrypted content
 * @throws UnreadableFile for a wrong passphrase, an unknown cipher, and too much work
 */
export async function decryptWithPassphrase(
  algorithm: DerElement,
  content: Uint8Array,
  opening: Opening
): Promise<Buffer> {
  const identifier = algorithm.at(0).identifier
  if (identifier === pbes2) return await decryptPbes2(algorithm.at(1), content, opening)
  const { kind, keyBytes } = known(pkcs12Ciphers[identifier])
  const salt = algorithm.at(1, 0).bytes
  const iterations = algorithm.at(1, 1).integer
  const derive = (purpose: 'key' | 'iv', length: number): Promise<Buffer> =>
    derivePkcs12({ digest: 'sha1', purpose, salt, iterations, length }, opening)
  const key = await derive('key', keyBytes)
  const iv = await derive('iv', pkcs12BlockBytes)
  if (kind === 'rc2') return await decryptRc2(key, iv, content)
  const wholeKey = key.length === 24 ? key : Buffer.concat([key, key.subarray(0, 8)])
  return decrypt('des-ede3-cbc', wholeKey, iv, content)
}

/** https://www.rfc-editor.org/rfc/rfc8018#section-6.2 */
async function decryptPbes2(
  parameters: DerElement,
  content: Uint8Array,
  { passphrase = '', budget }: Opening
): Promise<Buffer> {
  if (parameters.at(0, 0).identifier !== pbkdf2Identifier) throw unknownCipher()
  const [salt, iterations, ...options] = parameters.at(0, 1).children
  const cipher = known(ciphers[parameters.at(1, 0).identifier])
  const prf = options.find(({ isSequence }) => isSequence)
  const digest = prf === undefined ? 'sha1' : known(pseudoRandomFunctions[prf.at(0).identifier])
  // On a thread of Node's own: the window must not stand still meanwhile.
  const key = await deriveKey(
    passphrase,
    known(salt).bytes,
    budget.spend(known(iterations).integer),
    cipher.keyBytes,
    digest
  )
  return decrypt(cipher.name, key, parameters.at(1, 1).bytes, content)
}

function decrypt(cipher: string, key: Buffer, iv: Buffer, content: Uint8Array): Buffer {
  const decipher = createDecipheriv(cipher, key, iv)
  try {
    return Buffer.concat([decipher.update(content), decipher.final()])
  } catch {
    // Another key makes nonsense of the padding.
    throw new UnreadableFile('certificate-passphrase-wrong')
  }
}

/** RC2 has left OpenSSL 3, and with it Node; old exports encrypt their certificates with it. */
async function decryptRc2(key: Buffer, iv: Buffer, content: Uint8Array): Promise<Buffer> {
  const forge = await loadForge()
  const cipher = forge.rc2.createDecryptionCipher(key.toString('latin1'), key.length * 8)
  cipher.start(iv.toString('latin1'))
  cipher.update(forge.util.createBuffer(Buffer.from(content).toString('latin1')))
  if (!cipher.finish()) throw new UnreadableFile('certificate-passphrase-wrong')
  return Buffer.from(cipher.output.getBytes(), 'latin1')
}

export interface Pkcs12Derivation {
  readonly digest: string
  readonly purpose: 'key' | 'iv' | 'mac'
  readonly salt: Buffer
  readonly iterations: number
  /** In bytes. */
  readonly length: number
}

const purposes = { key: 1, iv: 2, mac: 3 } as const
/** How many rounds are done before others get their turn: some ten milliseconds. */
const iterationsAtOnce = 5000

/**
 * Returns key material in the way of PKCS#12, letting the event loop go on meanwhile.
 * https://www.rfc-editor.org/rfc/rfc7292#appendix-B.2
 */
export async function derivePkcs12(
  { digest, purpose, salt, iterations, length }: Pkcs12Derivation,
  { passphrase, budget }: Opening
): Promise<Buffer> {
  budget.spend(iterations)
  const blockBytes = digest === 'sha384' || digest === 'sha512' ? 128 : 64
  const diversifier = Buffer.alloc(blockBytes, purposes[purpose])
  const input = Buffer.concat([
    repeated(salt, blockBytes),
    repeated(pkcs12Passphrase(passphrase), blockBytes)
  ])
  const parts: Buffer[] = []
  for (let made = 0; made < length;) {
    let part = createHash(digest).update(diversifier).update(input).digest()
    for (let round = 1; round < iterations; round += 1) {
      part = createHash(digest).update(part).digest()
      if (round % iterationsAtOnce === 0) await setImmediate()
    }
    parts.push(part)
    made += part.length
    addToBlocks(input, repeated(part, blockBytes).subarray(0, blockBytes))
  }
  return Buffer.concat(parts).subarray(0, length)
}

/** UTF-16 with a closing zero; none at all is no bytes. https://www.rfc-editor.org/rfc/rfc7292#appendix-B.1 */
function pkcs12Passphrase(passphrase: string | undefined): Buffer {
  return passphrase === undefined
    ? Buffer.alloc(0)
    : Buffer.from(`${passphrase}\0`, 'utf16le').swap16()
}

/** Repeats the bytes up to the next whole number of blocks. */
function repeated(bytes: Buffer, blockBytes: number): Buffer {
  return Buffer.alloc(Math.ceil(bytes.length / blockBytes) * blockBytes, bytes)
}

/** Adds `summand` + 1 to each block of `blocks`, in place. */
function addToBlocks(blocks: Buffer, summand: Buffer): void {
  for (let start = 0; start < blocks.length; start += summand.length) {
    let carry = 1
    for (let index = summand.length - 1; index >= 0; index -= 1) {
      const sum = (blocks[start + index] ?? 0) + (summand[index] ?? 0) + carry
      blocks[start + index] = sum & 0xff
      carry = sum >> 8
    }
  }
}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw unknownCipher()
  return value
}

function unknownCipher(): UnreadableFile {
  return new UnreadableFile('certificate-cipher-unknown')
}
