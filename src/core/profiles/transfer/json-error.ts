/**
 * Returns where a text stops being JSON, as a line and a column counted from 1, or `undefined` when it is
 * JSON. What the engine says of it names no place for most mistakes.
 */
export function findJsonError(
  text: string
): { readonly line: number; readonly column: number } | undefined {
  const position = errorPosition(text)
  if (position === undefined) return undefined
  const before = text.slice(0, position)
  const lines = before.split(/\r\n|\r|\n/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

const gap = /[ \t\r\n]*/y
const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** Whether a code stands for itself within quotes: no quote, no backslash, no control character. */
function isPlain(code: number): boolean {
  return code >= 0x20 && code !== 0x22 && code !== 0x5c
}

/** What may come next: within an object or an array, at its beginning or after one of its parts. */
type Place = 'object' | 'array'

/** Reads the text as JSON (RFC 8259) without building anything, however deeply it is nested. */
function errorPosition(text: string): number | undefined {
  const open: Place[] = []
  let at = 0

  function skip(pattern: RegExp): boolean {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found === null) return false
    at += found[0].length
    return true
  }

  function take(sign: string): boolean {
    skip(gap)
    if (!text.startsWith(sign, at)) return false
    at += sign.length
    return true
  }

  function takeText(): boolean {
    if (!take('"')) return false
    for (;;) {
      while (isPlain(text.charCodeAt(at))) at += 1
      if (text.startsWith('"', at)) {
        at += 1
        return true
      }
      if (!skip(escape)) return false
    }
  }

  const takeName = (): boolean => takeText() && take(':')

  /** Goes on after a value: closes what ends here, and stands before the next value. */
  function takeEndings(): boolean {
    for (;;) {
      const place = open.at(-1)
      if (place === undefined) return true
      if (take(',')) return place === 'array' || takeName()
      if (!take(place === 'array' ? ']' : '}')) return false
      open.pop()
    }
  }

  do {
    if (take('{')) {
      if (take('}')) {
        if (!takeEndings()) return at
        continue
      }
      open.push('object')
      if (!takeName()) return at
      continue
    }
    if (take('[')) {
      if (take(']')) {
        if (!takeEndings()) return at
        continue
      }
      open.push('array')
      continue
    }
    if (!(takeText() || skip(scalar)) || !takeEndings()) return at
  } while (open.length > 0)
  skip(gap)
  return at === text.length ? undefined : at
}
