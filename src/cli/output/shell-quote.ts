import { assertNever } from '../../shared/assert'
import { posixAssignment, posixWord } from '../../core/tokens/quoting/posix-shell'
import { powershellAssignment, powershellString } from '../../core/tokens/quoting/powershell'

export const shells = ['posix', 'powershell'] as const
/** `posix`: sh, bash, zsh, dash, ksh, and for what is quoted here, fish. */
export type Shell = (typeof shells)[number]

/** Returns a text as one word of the shell, of which nothing is evaluated. The text has no NUL. */
export function quoteFor(shell: Shell, text: string): string {
  switch (shell) {
    case 'posix':
      return posixWord(text)
    case 'powershell':
      return powershellString(text)
    default:
      return assertNever(shell)
  }
}

/** Returns a statement that sets an environment variable. */
export function assignment(shell: Shell, name: string, value: string): string {
  switch (shell) {
    case 'posix':
      return posixAssignment(name, value)
    case 'powershell':
      return powershellAssignment(name, value)
    default:
      return assertNever(shell)
  }
}
