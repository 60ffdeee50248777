import { assertNever } from '../../shared/assert'

export const shells = ['posix', 'powershell'] as const
/** `posix`: sh, bash, zsh, dash, ksh, and for what is quoted here, fish. */
export type Shell = (typeof shells)[number]

/** Returns a text as one word of the shell, of which nothing is evaluated. The text has no NUL. */
export function quoteFor(shell: Shell, text: string): string {
  switch (shell) {
    case 'posix':
      // https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02
      // SECURITY: nothing but the quote itself ends a quoted word.  [src/cli/output/shell-quote.security.test.ts]
      return `'${text.replaceAll("'", String.raw`'\''`)}'`
    case 'powershell':
      // PowerShell takes the typographic quotes for plain ones.
      // https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
      return `'${text.replace(/['\u2018\u2019\u201A\u201B]/g, '$&$&')}'`
    default:
      return assertNever(shell)
  }
}

/** Returns a statement that sets an environment variable. */
export function assignment(shell: Shell, name: string, value: string): string {
  const quoted = quoteFor(shell, value)
  return shell === 'posix' ? `export ${name}=${quoted}` : `$env:${name} = ${quoted}`
}
