/** What `encode` makes: plain JSON, with `$` naming the kind of whatever JSON cannot say. */
export type Encoded =
  null | string | number | boolean | { readonly $: string; readonly v?: unknown }

export interface Codec {
  readonly encode: (value: unknown) => Encoded
  readonly decode: (value: unknown) => unknown
  /** Whether JSON says all of a value: objects, lists, texts, numbers, and none of them in two places. */
  readonly isPlain: (value: unknown) => boolean
}

/**
 * Values as the structured clone algorithm lets them pass between processes, written as JSON. The
 * text of this function also runs inside the page (see `page/scripts.ts`), so it may use nothing
 * from outside itself but the language's own globals.
 */
export function makeCodec(): Codec {
  const encodeBytes = (bytes: Uint8Array): string => {
    let text = ''
    for (let at = 0; at < bytes.length; at += 32_768)
      text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
    return btoa(text)
  }
  const decodeBytes = (text: unknown): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(String(text)), (character) => character.charCodeAt(0))
  const kindOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)
  const refuse = (): never => {
    throw new Error('An object could not be cloned.')
  }

  const isPlainObject = (value: object, seen: Set<object>): boolean => {
    if (seen.has(value)) return false
    seen.add(value)
    const isList = Array.isArray(value)
    const isUsual = isList || Object.getPrototypeOf(value) === Object.prototype
    const names = isUsual ? Object.keys(value) : []
    // A list with gaps, or with names of its own, has not as many names as items.
    if (!isUsual || (isList && names.length !== value.length)) return false
    // Such a name would be taken for the prototype where this is read.
    return names.every((name) => name !== '__proto__' && isPlainAny(Reflect.get(value, name), seen))
  }
  const isPlainAny = (value: unknown, seen: Set<object>): boolean => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
    if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
    return typeof value === 'object' && isPlainObject(value, seen)
  }
  const isPlain = (value: unknown): boolean => isPlainAny(value, new Set())

  const encodeNumber = (value: number): Encoded => {
    if (Object.is(value, -0)) return { $: 'number', v: '-0' }
    return Number.isFinite(value) ? value : { $: 'number', v: String(value) }
  }

  const encodeObject = (value: object, seen: Map<object, number>): Encoded => {
    const known = seen.get(value)
    if (known !== undefined) return { $: 'seen', v: known }
    seen.set(value, seen.size)
    const inner = (item: unknown): Encoded => encodeAny(item, seen)
    if (Array.isArray(value)) return { $: 'array', v: value.map(inner) }
    if (ArrayBuffer.isView(value))
      return {
        $: 'bytes',
        v: encodeBytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
      }
    if (value instanceof ArrayBuffer) return { $: 'buffer', v: encodeBytes(new Uint8Array(value)) }
    if (value instanceof Date) return { $: 'date', v: value.getTime() }
    if (value instanceof Map)
      return { $: 'map', v: [...value].map(([key, item]) => [inner(key), inner(item)]) }
    if (value instanceof Set) return { $: 'set', v: [...value].map(inner) }
    if (value instanceof Error)
      return { $: 'error', v: [value.name, value.message, value.stack ?? ''] }
    if (kindOf(value) !== 'Object') return refuse()
    return { $: 'object', v: Object.entries(value).map(([key, item]) => [key, inner(item)]) }
  }

  const encodeAny = (value: unknown, seen: Map<object, number>): Encoded => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'undefined') return { $: 'undefined' }
    if (typeof value === 'number') return encodeNumber(value)
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) }
    return typeof value === 'object' ? encodeObject(value, seen) : refuse()
  }

  const decodeError = (fields: unknown): Error => {
    const [name, message, stack] = Array.isArray(fields) ? fields.map(String) : []
    const kinds = [RangeError, TypeError, SyntaxError, ReferenceError]
    const error = new (kinds.find((kind) => kind.name === name) ?? Error)(message)
    return Object.assign(error, { stack: stack ?? '' })
  }

  const decodeAny = (encoded: unknown, seen: unknown[]): unknown => {
    if (encoded === null || typeof encoded !== 'object' || !('$' in encoded)) return encoded
    const v = 'v' in encoded ? encoded.v : undefined
    const list: unknown[] = Array.isArray(v) ? v : []
    const inner = (item: unknown): unknown => decodeAny(item, seen)
    const keep = <Value>(value: Value): Value => {
      seen.push(value)
      return value
    }
    const pairs = (): unknown[][] => list.filter((pair) => Array.isArray(pair))
    switch (encoded.$) {
      case 'plain':
        return v
      case 'undefined':
        return undefined
      case 'number':
        return Number(v)
      case 'bigint':
        return BigInt(String(v))
      case 'seen':
        return seen[Number(v)]
      case 'bytes':
        return keep(decodeBytes(v))
      case 'buffer':
        return keep(decodeBytes(v).buffer)
      case 'date':
        return keep(new Date(Number(v)))
      case 'error':
        return keep(decodeError(v))
      case 'array': {
        const array = keep<unknown[]>([])
        for (const item of list) array.push(inner(item))
        return array
      }
      case 'map': {
        const map = keep(new Map<unknown, unknown>())
        for (const [key, item] of pairs()) map.set(inner(key), inner(item))
        return map
      }
      case 'set': {
        const set = keep(new Set<unknown>())
        for (const item of list) set.add(inner(item))
        return set
      }
      case 'object': {
        const object = keep({})
        for (const [key, item] of pairs())
          Object.defineProperty(object, String(key), {
            value: inner(item),
            writable: true,
            enumerable: true,
            configurable: true
          })
        return object
      }
      default:
        throw new Error(`unknown kind of encoded value: ${String(encoded.$)}`)
    }
  }

  return {
    // Thousands of rows cross in little more than the time that Electron itself takes for them.
    encode: (value) => (isPlain(value) ? { $: 'plain', v: value } : encodeAny(value, new Map())),
    decode: (value) => decodeAny(value, []),
    isPlain
  }
}

/** The same codec, for this side of the connection. */
export const { encode, decode } = makeCodec()
