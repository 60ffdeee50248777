/** Shorter texts may stand in an answer by chance. */
const shortestSecret = 20
/** Of a longer secret, a piece of this many characters is looked for at each of these steps. */
const pieceLength = 24
const pieceStep = 16

/** The last part of a JSON Web Token, without which the rest is worth nothing; another token as a whole. */
export function secretPartOf(token: string): string {
  return token.split('.').at(-1) ?? ''
}

/**
 * Tells whether a text holds a token, or a good piece of it, in any of the forms that programs give to
 * what they repeat: as it is, escaped for JSON, HTML or an address, spaced out, backwards, in base64 or
 * in hexadecimal digits. An API that means to hide it can do so in other ways.
 */
export function holdsToken(text: string, token: string): boolean {
  const secret = secretPartOf(token)
  if (secret.length < shortestSecret) return false
  const pieces = [secret, ...inBase64(secret), Buffer.from(secret).toString('hex')].flatMap(
    piecesOf
  )
  const forms = [text, unescaped(text)].map(squeezed)
  const backwards = forms.map((form) => Array.from(form).reverse().join(''))
  return [...forms, ...backwards].some((form) => pieces.some((piece) => form.includes(piece)))
}

/** Returns the pieces of which one lies within every longer part of a secret. */
function piecesOf(secret: string): readonly string[] {
  const text = squeezed(secret)
  if (text.length <= pieceLength) return [text]
  const count = Math.floor((text.length - pieceLength) / pieceStep) + 1
  return Array.from({ length: count }, (_none, place) =>
    text.slice(place * pieceStep, place * pieceStep + pieceLength)
  )
}

/** What base64 makes of a text depends on how many bytes stand before it, in groups of three. */
function inBase64(text: string): readonly string[] {
  return [0, 1, 2].map((bytesBefore) =>
    Buffer.from(`${' '.repeat(bytesBefore)}${text}`)
      .toString('base64')
      .replace(/=+$/, '')
      .slice(bytesBefore === 0 ? 0 : 4, -1)
  )
}

/** Leaves out all that spaces a text out, and what differs between base64 and its form for addresses. */
function squeezed(text: string): string {
  return text.replace(/[^0-9a-z]/gi, '').toLowerCase()
}

/** Undoes escapes, also those of escapes. */
function unescaped(text: string): string {
  let plain = text
  for (let round = 0; round < 3; round += 1) {
    plain = plain
      .replace(/\\+u\{?0*([0-9a-f]{2})\}?/gi, (_all, digits: string) => character(digits, 16))
      .replace(/(?:\\+x|%)([0-9a-f]{2})/gi, (_all, digits: string) => character(digits, 16))
      .replace(/&(?:amp;)*#x0*([0-9a-f]{2});?/gi, (_all, digits: string) => character(digits, 16))
      .replace(/&(?:amp;)*#0*(\d{2,3});?/g, (_all, digits: string) => character(digits, 10))
  }
  return plain
}

function character(digits: string, base: number): string {
  return String.fromCharCode(Number.parseInt(digits, base))
}
