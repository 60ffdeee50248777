import { LENGTHS } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import { printable } from '../output/printable'
import type { CommandContext } from '../command'
import type { Problem } from '../problem'

/** Keys as a terminal sends them. https://www.ecma-international.org/publications-and-standards/standards/ecma-48/ */
const keys = {
  interrupt: '\u0003',
  end: '\u0004',
  backspace: '\u0008',
  delete: '\u007F',
  erase: '\u0015'
}

/**
 * Returns a secret that is typed without being shown, or that another program writes to standard input.
 * One line break at its end does not belong to it.
 */
export async function readSecret(
  { terminal, input }: CommandContext,
  question: string
): Promise<Result<string, Problem>> {
  const read = input.isTTY
    ? await readHidden(terminal.prompt, input, question)
    : await readAll(input)
  if (!read.ok) return read
  const secret = read.value.replace(/\r?\n$/, '')
  return secret === '' ? failed({ kind: 'nothing-entered' }) : succeeded(secret)
}

async function readAll(input: NodeJS.ReadStream): Promise<Result<string, Problem>> {
  input.setEncoding('utf8')
  let text = ''
  for await (const part of input) {
    text += String(part)
    if (text.length > LENGTHS.credential) return failed({ kind: 'too-much-entered' })
  }
  return succeeded(text)
}

async function readHidden(
  prompt: (text: string) => void,
  input: NodeJS.ReadStream,
  question: string
): Promise<Result<string, Problem>> {
  prompt(`${printable(question)} `)
  // SECURITY: what is typed is not shown: scroll-back and shared screens would keep it.  [tests/cli/secret.security.test.ts]
  input.setRawMode(true)
  input.setEncoding('utf8')
  let typed = ''
  try {
    for await (const part of input) {
      for (const key of String(part)) {
        if (key === keys.interrupt) return failed({ kind: 'interrupted' })
        if (key === '\r' || key === '\n' || key === keys.end) return succeeded(typed)
        if (key === keys.erase) typed = ''
        else if (key === keys.backspace || key === keys.delete) typed = typed.slice(0, -1)
        else typed += key
      }
      if (typed.length > LENGTHS.credential) return failed({ kind: 'too-much-entered' })
    }
    return succeeded(typed)
  } finally {
    if (!input.destroyed) input.setRawMode(false)
    prompt('\n')
  }
}
