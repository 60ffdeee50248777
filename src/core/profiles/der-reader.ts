import type { asn1 } from 'node-forge'

/** The library, loaded when a file needs it: few starts of the app ever do. */
export type Forge = typeof import('node-forge')

/**
 * Returns node-forge, which reads and writes ASN.1 and knows the ciphers of old PFX files.
 * See docs/decisions/0009-node-forge-for-certificate-files.md.
 */
export async function loadForge(): Promise<Forge> {
  // It is a CommonJS package: what it exports is its default export.
  return (await import('node-forge')).default
}

/** One element of a DER or BER encoding (ITU-T X.690). Every reading throws where the form is another. */
export class DerElement {
  readonly #forge: Forge
  readonly #element: asn1.Asn1

  private constructor(forge: Forge, element: asn1.Asn1) {
    this.#forge = forge
    this.#element = element
  }

  /** @throws Error when the bytes are not one whole element. */
  static read(forge: Forge, bytes: Uint8Array): DerElement {
    return new DerElement(forge, forge.asn1.fromDer(binaryOf(bytes), false))
  }

  get isSequence(): boolean {
    return this.#element.type === this.#forge.asn1.Type.SEQUENCE && this.#element.constructed
  }

  /** The elements that this one is made of. */
  get children(): readonly DerElement[] {
    const { value } = this.#element
    if (typeof value === 'string') throw new Error('This element has no parts.')
    return value.map((element) => new DerElement(this.#forge, element))
  }

  /** The element at this place. */
  at(...path: readonly number[]): DerElement {
    const [first, ...rest] = path
    if (first === undefined) return this
    const child = this.children[first]
    if (child === undefined) throw new Error('An element is missing.')
    return child.at(...rest)
  }

  has(place: number): boolean {
    return this.children[place] !== undefined
  }

  /** The content of a string of bytes; BER may have cut it into pieces. */
  get bytes(): Buffer {
    const { value } = this.#element
    if (typeof value === 'string') return Buffer.from(value, 'latin1')
    return Buffer.concat(this.children.map((child) => child.bytes))
  }

  /** An object identifier in its dotted form. */
  get identifier(): string {
    const { value, type } = this.#element
    if (typeof value !== 'string' || type !== this.#forge.asn1.Type.OID)
      throw new Error('This is no object identifier.')
    return this.#forge.asn1.derToOid(value)
  }

  get integer(): number {
    const { value, type } = this.#element
    if (typeof value !== 'string' || type !== this.#forge.asn1.Type.INTEGER)
      throw new Error('This is no integer.')
    return Buffer.from(value, 'latin1').reduce((sum, byte) => sum * 256 + byte, 0)
  }

  /** The element's own encoding. */
  get encoded(): Buffer {
    return Buffer.from(this.#forge.asn1.toDer(this.#element).getBytes(), 'latin1')
  }
}

function binaryOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
