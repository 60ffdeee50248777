/**
 * Returns a text as one word of a POSIX shell (sh, bash, zsh, dash, ksh), of which nothing is evaluated.
 * The text has no NUL. Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02
 */
export function posixWord(text: string): string {
  let content = text
  // SECURITY: Nothing but the quote itself ends a quoted word.  [src/core/tokens/quoting/posix-shell.security.test.ts]
  content = content.replaceAll("'", String.raw`'\''`)
  return `'${content}'`
}

/** Returns a statement that sets an environment variable for what the shell starts. */
export function posixAssignment(name: string, value: string): string {
  return `export ${name}=${posixWord(value)}`
}
