import { createHmac, timingSafeEqual } from 'node:crypto'
import { DerElement, type Forge } from './der-reader'
import {
  decryptWithPassphrase,
  derivePkcs12,
  digestOf,
  IterationBudget,
  UnreadableFile,
  type Opening
} from './password-encryption'

/** What lies in a PFX file: DER encodings, in the file's order. Secret. */
export interface PfxContent {
  readonly certificates: readonly Buffer[]
  /** PKCS#8, no longer encrypted. */
  readonly keys: readonly Buffer[]
}

const identifiers = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  safeContentsBag: '1.2.840.113549.1.12.10.1.6',
  x509Certificate: '1.2.840.113549.1.9.22.1'
} as const

/** Files that nest bags in bags are made to do harm. */
const mostNestedBags = 4

/** Tells whether an element has the form of a PFX: version 3, then what is kept in it. */
export function isPfx(element: DerElement): boolean {
  try {
    return (
      element.at(0).integer === 3 && element.at(1, 0).identifier.startsWith('1.2.840.113549.1.7.')
    )
  } catch {
    return false
  }
}

/**
 * Opens a PFX (PKCS#12) file: https://www.rfc-editor.org/rfc/rfc7292. An empty passphrase also opens a
 * file that was written without any, as programs do not agree on which of the two they write.
 *
 * @throws UnreadableFile for a wrong passphrase, an unknown cipher and too much work
 * @throws Error when the file is damaged
 */
export async function readPfx(
  forge: Forge,
  pfx: DerElement,
  passphrase: string
): Promise<PfxContent> {
  const passphrases = passphrase === '' ? [undefined, ''] : [passphrase]
  let refusal: UnreadableFile | undefined
  for (const one of passphrases) {
    try {
      return await openPfx(forge, pfx, { passphrase: one, budget: new IterationBudget() })
    } catch (error) {
      if (!isWrongPassphrase(error)) throw error
      refusal = error
    }
  }
  throw refusal ?? new Error('No passphrase was tried.')
}

function isWrongPassphrase(error: unknown): error is UnreadableFile {
  return error instanceof UnreadableFile && error.code === 'certificate-passphrase-wrong'
}

async function openPfx(forge: Forge, pfx: DerElement, opening: Opening): Promise<PfxContent> {
  const safe = pfx.at(1)
  if (safe.at(0).identifier !== identifiers.data)
    throw new UnreadableFile('certificate-cipher-unknown')
  const kept = safe.at(1, 0).bytes
  const isVouchedFor = pfx.has(2)
  if (isVouchedFor) await checkMac(pfx.at(2), kept, opening)
  const parts: PfxContent[] = []
  for (const part of DerElement.read(forge, kept).children) {
    const content = await contentOf(part, opening)
    const bags = isVouchedFor ? DerElement.read(forge, content) : readDecrypted(forge, content)
    parts.push(await readBags(bags, opening, 0))
  }
  return joined(parts)
}

/** Without a code that vouches for the content, nonsense is what a wrong passphrase makes. */
function readDecrypted(forge: Forge, content: Buffer): DerElement {
  try {
    return DerElement.read(forge, content)
  } catch {
    throw new UnreadableFile('certificate-passphrase-wrong')
  }
}

async function checkMac(mac: DerElement, kept: Buffer, opening: Opening): Promise<void> {
  const digest = digestOf(mac.at(0, 0, 0).identifier)
  const expected = mac.at(0, 1).bytes
  const { length } = createHmac(digest, '').digest()
  const key = await derivePkcs12(
    {
      digest,
      purpose: 'mac',
      salt: mac.at(1).bytes,
      iterations: mac.has(2) ? mac.at(2).integer : 1,
      length
    },
    opening
  )
  const found = createHmac(digest, key).update(kept).digest()
  // SECURITY: what the passphrase does not vouch for is not used. [tests/integration/certificate-files.security.test.ts]
  if (expected.length !== length || !timingSafeEqual(found, expected)) {
    throw new UnreadableFile('certificate-passphrase-wrong')
  }
}

/** Returns the encoding of a part's bags, decrypted if need be. */
async function contentOf(part: DerElement, opening: Opening): Promise<Buffer> {
  switch (part.at(0).identifier) {
    case identifiers.data:
      return part.at(1, 0).bytes
    case identifiers.encryptedData: {
      const encrypted = part.at(1, 0, 1)
      return await decryptWithPassphrase(encrypted.at(1), encrypted.at(2).bytes, opening)
    }
    default:
      throw new UnreadableFile('certificate-cipher-unknown')
  }
}

async function readBags(bags: DerElement, opening: Opening, depth: number): Promise<PfxContent> {
  if (depth > mostNestedBags) throw new Error('Bags lie in bags.')
  const parts: PfxContent[] = []
  for (const bag of bags.children) parts.push(await readBag(bag, opening, depth))
  return joined(parts)
}

async function readBag(bag: DerElement, opening: Opening, depth: number): Promise<PfxContent> {
  const none: PfxContent = { certificates: [], keys: [] }
  const content = bag.at(1, 0)
  switch (bag.at(0).identifier) {
    case identifiers.keyBag:
      return { ...none, keys: [content.encoded] }
    case identifiers.shroudedKeyBag:
      return {
        ...none,
        keys: [await decryptWithPassphrase(content.at(0), content.at(1).bytes, opening)]
      }
    case identifiers.certificateBag:
      return content.at(0).identifier === identifiers.x509Certificate
        ? { ...none, certificates: [content.at(1, 0).bytes] }
        : none
    case identifiers.safeContentsBag:
      return await readBags(content, opening, depth + 1)
    default:
      return none
  }
}

function joined(parts: readonly PfxContent[]): PfxContent {
  return {
    certificates: parts.flatMap(({ certificates }) => certificates),
    keys: parts.flatMap(({ keys }) => keys)
  }
}
