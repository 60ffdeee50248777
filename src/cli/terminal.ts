import { linesOfText, printable, renderJson, renderLines, type Line } from './output/printable'

/** Where `ptd` is used: its streams, and whether a person is at the other end. */
export interface Terminal {
  /** Whether the answer goes to a terminal, where scroll-back keeps it. */
  readonly showsAnswers: boolean
  /** Whether there is a person to ask: someone who reads and can type. */
  readonly hasPerson: boolean
  /** Writes to standard output. */
  readonly answer: (lines: readonly Line[]) => void
  readonly answerJson: (value: unknown) => void
  /** Writes what a file would hold to standard output: as it is, but to a terminal as lines. */
  readonly answerText: (text: string) => void
  /** Writes to standard error. */
  readonly note: (lines: readonly Line[]) => void
  readonly noteJson: (value: unknown) => void
  /** Writes to standard error without a line break. */
  readonly prompt: (text: string) => void
  /** Shows how far something is in place of what it showed before, where a terminal reads standard error. */
  readonly progress: (text: string) => void
}

/** Returns the terminal of a process. */
export function terminalOf({
  stdin,
  stdout,
  stderr,
  env
}: Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr' | 'env'>): Terminal {
  // https://no-color.org
  const wantsColors = (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb'
  return {
    showsAnswers: stdout.isTTY,
    hasPerson: stdin.isTTY && stderr.isTTY,
    answer: (lines) => stdout.write(renderLines(lines, wantsColors && stdout.isTTY)),
    answerJson: (value) => stdout.write(renderJson(value)),
    answerText: (text) => {
      let shown = text
      // SECURITY: names come from other people; in a pipe they stay as they are, a terminal would be steered.
      // [tests/cli/transfer.test.ts]
      if (stdout.isTTY) shown = renderLines(linesOfText(text), false)
      stdout.write(shown)
    },
    note: (lines) => stderr.write(renderLines(lines, wantsColors && stderr.isTTY)),
    noteJson: (value) => stderr.write(renderJson(value)),
    prompt: (text) => stderr.write(text),
    progress: (text) => {
      if (stderr.isTTY) stderr.write(`\r${printable(text)}${eraseToEnd}`)
    }
  }
}

// https://www.ecma-international.org/publications-and-standards/standards/ecma-48/, 8.3.41 (EL)
const eraseToEnd = '\u001B[K'
