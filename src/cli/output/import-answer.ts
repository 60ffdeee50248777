import type { ImportEnd } from '../../core/areas/transfer-area'
import type { ImportPreview, ImportRow } from '../../shared/transfer'
import { words } from '../../words'
import type { Line } from './printable'

type Kind = ImportRow['kind']

/** Login hosts that a file brings and that are none of Microsoft's. */
export interface ImportHosts {
  /** Nothing is sent there yet; with the number of profiles that wait. */
  readonly inert: readonly { readonly host: string; readonly rows: number }[]
  readonly allowed: readonly string[]
  /** Named by the person, and no row waits for them. */
  readonly unused: readonly string[]
}

/** Returns how many rows of each kind there are. */
export function countsOf({ rows }: ImportPreview): Readonly<Record<Kind, number>> {
  const counts = { new: 0, changed: 0, same: 0, duplicate: 0, broken: 0 }
  for (const { kind } of rows) counts[kind] += 1
  return counts
}

/** Returns what becomes of the login hosts of a file when these were named. */
export function hostsOf({ rows }: ImportPreview, named: readonly string[]): ImportHosts {
  const waiting = new Map<string, number>()
  for (const { authority } of rows)
    if (authority !== undefined) waiting.set(authority, (waiting.get(authority) ?? 0) + 1)
  return {
    inert: [...waiting].flatMap(([host, count]) =>
      named.includes(host) ? [] : [{ host, rows: count }]
    ),
    allowed: named.filter((host) => waiting.has(host)),
    unused: named.filter((host) => !waiting.has(host))
  }
}

/** Returns an import for a person; without an end it was a dry run. */
export function describeImport(
  preview: ImportPreview,
  end: ImportEnd | undefined
): readonly Line[] {
  const { format, rows, unknownFields, droppedSecrets } = preview
  const text = words.cli.transfer
  const said = words.transfer
  return [
    ...rows.flatMap((row) => linesOfRow(format, row)),
    ...(unknownFields.length === 0 ? [] : [[said.preview.unknownFields(unknownFields.join(', '))]]),
    ...(droppedSecrets.length === 0
      ? []
      : [[said.preview.droppedSecrets(droppedSecrets.join(', '))]]),
    [text.counts(countsOf(preview))],
    [
      {
        style: 'strong',
        text: end === undefined ? text.dryRun : said.end.counts(end.created, end.changed)
      }
    ]
  ]
}

/** New rows and those that change nothing are only counted. */
function linesOfRow(format: ImportPreview['format'], row: ImportRow): readonly Line[] {
  const text = words.cli.transfer
  const name = text.row(format, row)
  if (row.kind === 'broken') {
    const problems = row.problems.map((problem) =>
      text.problem(words.transfer.fields[problem.field], words.transfer.rowProblem(problem))
    )
    return [[{ style: 'bad', text: '✕' }, ` ${name}. ${problems.join(' ')}`]]
  }
  if (row.kind !== 'changed') return []
  const changes = row.changes.map(({ field, before, after }) =>
    text.change(words.transfer.fields[field], shortened(before), shortened(after))
  )
  return [[{ style: 'strong', text: '~' }, ` ${name}. ${changes.join('; ')}`]]
}

const longestShown = 80

/** Notes are long and have lines; what changed in them is to be seen at a glance. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  const characters = Array.from(line)
  return characters.length <= longestShown
    ? line
    : `${characters.slice(0, longestShown - 1).join('')}…`
}

/** Returns an import for a program; docs/command-line.md describes it. */
export function factsOfImport(
  preview: ImportPreview,
  hosts: ImportHosts,
  end: ImportEnd | undefined
): object {
  const { format, unknownFields, droppedSecrets } = preview
  const rows = preview.rows.map(({ problems, ...row }) => ({
    ...row,
    problems: problems.map((problem) => ({
      ...problem,
      sentence: words.transfer.rowProblem(problem)
    }))
  }))
  return {
    dryRun: end === undefined,
    created: end?.created ?? 0,
    changed: end?.changed ?? 0,
    format,
    counts: countsOf(preview),
    authorities: hosts,
    unknownFields,
    droppedSecrets,
    rows
  }
}
