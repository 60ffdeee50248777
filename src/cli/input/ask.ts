import { createInterface } from 'node:readline'
import { printable } from '../output/printable'
import type { CommandContext } from '../command'

/** Asks on the terminal. Returns false without a person, and for every answer but yes. */
export async function askYesOrNo(
  { terminal, input }: CommandContext,
  question: string
): Promise<boolean> {
  if (!terminal.hasPerson) return false
  terminal.prompt(`${printable(question)} [y/N] `)
  const lines = createInterface({ input })
  try {
    for await (const line of lines) return /^\s*y(es)?\s*$/i.test(line)
    return false
  } finally {
    lines.close()
    input.destroy()
  }
}
