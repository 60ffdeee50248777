import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { decode, encode, makeCodec } from './structured-clone'

const copy = (value: unknown): unknown => decode(JSON.parse(JSON.stringify(encode(value))))

describe('a value arrives as the structured clone algorithm would have it', () => {
  const values = {
    'plain values': [null, true, 'text', 0, 1.5],
    'numbers that JSON lacks': [Number.NaN, Infinity, -Infinity, -0],
    'a bigint': 2n ** 70n,
    'undefined among others': { missing: undefined, list: [undefined, 1] },
    'a date': new Date(1_700_000_000_000),
    'a map and a set': new Map<unknown, unknown>([['key', new Set([1, { deep: true }])]]),
    bytes: Uint8Array.from({ length: 70_000 }, (_, index) => index % 256),
    'an object that looks like an encoded one': { $: 'undefined', v: 1 },
    'a key that would change the prototype': JSON.parse('{"__proto__":{"polluted":true}}') as object
  }
  for (const [name, value] of Object.entries(values))
    test(name, () => expect(copy(value)).toEqual(value))

  test('a part of a buffer, as its own bytes', () => {
    const whole = Uint8Array.of(1, 2, 3, 4)
    expect(copy(Buffer.from(whole.buffer, 1, 2))).toEqual(Uint8Array.of(2, 3))
  })

  test('an error keeps its kind and message', () => {
    const error = copy(new RangeError('too much'))
    expect(error).toBeInstanceOf(RangeError)
    expect(error).toHaveProperty('message', 'too much')
  })

  test('a circle stays a circle', () => {
    const circle: Record<string, unknown> = { name: 'circle' }
    circle['self'] = [circle]
    expect(copy(circle)).toEqual(circle)
  })

  test('a key that would change the prototype does not', () => {
    const received = copy(JSON.parse('{"__proto__":{"polluted":true}}'))
    expect(Object.getPrototypeOf(received)).toBe(Object.prototype)
  })
})

describe('what JSON says whole crosses as it is', () => {
  test('rows of texts and numbers do', () => {
    const rows = [{ id: 'one', tags: ['a'], at: 5, account: null }]
    expect(encode(rows)).toEqual({ $: 'plain', v: rows })
  })

  const shared = { name: 'in two places' }
  const gap: unknown[] = []
  gap[1] = 'after a gap'
  const others = {
    'a value that is missing': { missing: undefined },
    'a list with a gap': gap,
    'one object in two places': [shared, shared],
    'a number that JSON lacks': [Number.NaN],
    'a name that would change the prototype': JSON.parse('{"__proto__":1}') as object,
    'a date': [new Date(5)]
  }
  for (const [name, value] of Object.entries(others))
    test(`${name} does not`, () => expect(makeCodec().isPlain(value)).toBe(false))
})

test('what cannot be cloned is refused', () => {
  for (const value of [() => 1, Symbol('x'), Promise.resolve(), { deep: [() => 1] }])
    expect(() => encode(value)).toThrow('An object could not be cloned.')
})

test('the codec uses nothing from outside itself, since its text runs in the page', () => {
  const globals = { btoa, atob, value: { list: [1n, new Uint8Array([1])] } }
  const text: unknown = runInNewContext(
    `const codec = (${String(makeCodec)})(); JSON.stringify(codec.encode({ list: [1n, new Date(5)] }))`,
    globals
  )
  expect(decode(JSON.parse(String(text)))).toEqual({ list: [1n, new Date(5)] })
})
