import { format, resolveConfig } from 'prettier'
import type { Mark } from './marks'
import type { Outcome } from './trial'

/** A mark and what came of removing what it marks. */
export interface Trial {
  readonly mark: Mark
  readonly outcome: Outcome
}

/** Says in a few words how a trial ended. */
export function describeOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'noticed':
      return `noticed by "${outcome.test}"`
    case 'unnoticed':
      return 'NOT NOTICED: the test passes without it'
    case 'not-built':
      return `NOT TRIED: ${outcome.detail}`
    case 'not-run':
      return `NOT TRIED: ${outcome.detail}`
  }
}

/** Counts the trials whose removal was noticed. */
export function countNoticed(trials: readonly Trial[]): number {
  return trials.filter(({ outcome }) => outcome.kind === 'noticed').length
}

/**
 * Returns the report of a whole run as Markdown, formatted as this project formats. It holds no date and no
 * times, so that it changes only when the code or its tests do.
 *
 * @param path where the report will lie; its settings are those of that place
 */
export async function writeReport(trials: readonly Trial[], path: string): Promise<string> {
  const files = new Set(trials.map(({ mark }) => mark.file))
  const tests = new Set(trials.map(({ mark }) => mark.testFile))
  const lines = [
    '# Security marks',
    '',
    'Each security-relevant statement or property in `src` bears a comment `// SECURITY: why [test file]`.',
    '`npm run mutate:security` removes one after the other in a copy of the project, demands that the',
    'build still succeeds, and that a test of the named file then fails. This is its report.',
    '',
    `**${String(countNoticed(trials))} of ${String(trials.length)} removals were noticed**, in ` +
      `${String(files.size)} files, by tests in ${String(tests.size)} files.`,
    ''
  ]
  for (const file of [...files].sort()) {
    lines.push(
      `## \`${file}\``,
      '',
      '| line | why it is there | test that notices |',
      '| --- | --- | --- |'
    )
    for (const { mark, outcome } of trials.filter((trial) => trial.mark.file === file)) {
      const test =
        outcome.kind === 'noticed'
          ? `${cell(outcome.test)} (\`${mark.testFile}\`)`
          : `**${cell(describeOutcome(outcome))}**`
      lines.push(`| ${String(mark.line)} | ${cell(mark.reason)} | ${test} |`)
    }
    lines.push('')
  }
  return format(lines.join('\n'), { ...(await resolveConfig(path)), filepath: path })
}

/** Keeps a text within its cell. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[|<>*_\\]/g, '\\$&')
}
