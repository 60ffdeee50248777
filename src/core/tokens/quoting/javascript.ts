/** Returns a text as a string literal of JavaScript. */
export function javascriptString(text: string): string {
  return withVisibleEscapes(JSON.stringify(text))
}

/** Returns JSON, or a literal of JavaScript, that means the same and shows all that it holds. */
export function withVisibleEscapes(json: string): string {
  let escaped = json
  // SECURITY: Marks that turn the direction of writing make code read otherwise than it runs.  [src/core/tokens/quoting/javascript.security.test.ts]
  escaped = escaped.replace(/[\p{Cf}\u007F-\u009F\u2028\u2029]/gu, escapeUnits)
  return escaped
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}
