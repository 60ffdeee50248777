/** The few forms of DER (ITU-T X.690) that an X.509 certificate needs. Each returns encoded bytes. */

function encode(tag: number, content: Buffer): Buffer {
  const { length } = content
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content])
  const digits = length > 0xff ? [length >> 8, length & 0xff] : [length]
  return Buffer.concat([Buffer.from([tag, 0x80 + digits.length, ...digits]), content])
}

/** A sequence of at most 64 KB. */
export function sequence(...parts: readonly Buffer[]): Buffer {
  return encode(0x30, Buffer.concat(parts))
}

export function setOf(...parts: readonly Buffer[]): Buffer {
  return encode(0x31, Buffer.concat(parts))
}

/** A positive integer from its big-endian bytes. */
export function integer(bytes: Buffer): Buffer {
  const isNegativeAsIs = (bytes[0] ?? 0) >= 0x80
  return encode(0x02, isNegativeAsIs ? Buffer.concat([Buffer.from([0]), bytes]) : bytes)
}

export function boolean(value: boolean): Buffer {
  return encode(0x01, Buffer.from([value ? 0xff : 0]))
}

export function octetString(content: Buffer): Buffer {
  return encode(0x04, content)
}

/** Whole bytes, except for the last `unusedBits` bits. */
export function bitString(content: Buffer, unusedBits = 0): Buffer {
  return encode(0x03, Buffer.concat([Buffer.from([unusedBits]), content]))
}

export function utf8String(text: string): Buffer {
  return encode(0x0c, Buffer.from(text, 'utf8'))
}

/** For the years 1950 to 2049. */
export function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '')
  return encode(0x17, Buffer.from(digits.slice(2), 'ascii'))
}

/** From the dotted form, such as `2.5.29.17`. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second]
  for (const arc of rest) {
    const groups = [arc & 0x7f]
    for (let left = arc >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80)
    bytes.push(...groups)
  }
  return encode(0x06, Buffer.from(bytes))
}

/** A value with a context-specific tag, constructed (`explicit`) or primitive. */
export function contextTag(tag: number, content: Buffer, kind: 'explicit' | 'primitive'): Buffer {
  return encode((kind === 'explicit' ? 0xa0 : 0x80) + tag, content)
}
