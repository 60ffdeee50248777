import { failed, succeeded, type Result } from '../../../shared/result'
import type { FileFormat, ImportPreview } from '../../../shared/transfer'
import type { ProfileRow } from '../profile-file'
import { rowsOfCsv } from './csv-rows'
import type { FileProblem } from './file-problem'
import { rowsOfJson } from './json-rows'
import { Pacer, type PacerOptions } from './pacer'
import { ImportPlan, type FileRow, type PlannedRow } from './plan-import'
import { readRow, type ReadRow } from './read-row'
import { textOfBytes, textOfDrop } from './read-text'

/** The content of a file of profiles: its bytes, or its text when somebody else has read it. */
export type ImportContent =
  | { readonly bytes: Uint8Array; readonly fileName?: string | undefined }
  | { readonly text: string; readonly fileName?: string | undefined }

/** A file that was read, before it is compared with what is held. */
export interface ReadImport {
  readonly rows: readonly FileRow[]
  readonly about: Pick<ImportPreview, 'format' | 'fileName' | 'unknownFields' | 'droppedSecrets'>
}

export type ImportPace = Pick<PacerOptions, 'signal' | 'onProgress'>

/** The work was ended before it was done. */
export const ended = 'ended'

const longestName = 100
const mostNames = 50

/** Reads a file and checks each of its rows. Never throws for what a file holds. */
export async function readImport(
  source: ImportContent,
  newId: () => string,
  pace: ImportPace
): Promise<Result<ReadImport, FileProblem | typeof ended>> {
  const text = 'bytes' in source ? textOfBytes(source.bytes) : textOfDrop(source.text)
  if (!text.ok) return text
  const format = formatOf(text.value, source.fileName)
  const raw = format === 'json' ? rowsOfJson(text.value) : rowsOfCsv(text.value)
  if (!raw.ok) return raw
  if (raw.value.length === 0) return failed({ problem: 'empty' })
  const pacer = new Pacer({ ...pace, now: Date.now })
  const rows: FileRow[] = []
  const unknownFields = new Set<string>()
  const droppedSecrets = new Set<string>()
  for (const rawRow of raw.value) {
    if (pacer.isDue && !(await pacer.pause(rows.length))) return failed(ended)
    const read = readRow(rawRow)
    for (const name of read.unknownFields) unknownFields.add(name.slice(0, longestName))
    for (const path of read.droppedSecrets) droppedSecrets.add(path.slice(0, longestName))
    rows.push(read.row.ok ? withNewId(read.row.value, newId) : read.row)
  }
  const { fileName } = source
  return succeeded({
    rows,
    about: {
      format,
      ...(fileName === undefined ? {} : { fileName: fileName.slice(-255) }),
      unknownFields: [...unknownFields].slice(0, mostNames),
      droppedSecrets: [...droppedSecrets].slice(0, mostNames)
    }
  })
}

/** A row that has an id of its own keeps it when it is new. */
function withNewId(row: ReadRow, newId: () => string): FileRow {
  const { position, id, profile, absent, unknownFields } = row
  return succeeded({ position, id, newId: id ?? newId(), profile, absent, unknownFields })
}

/** Says what each row does to what is held, in the order of the file. */
export async function planImport(
  held: ReadonlyMap<string, ProfileRow>,
  rows: readonly FileRow[],
  pace: ImportPace
): Promise<Result<readonly PlannedRow[], typeof ended>> {
  const pacer = new Pacer({ ...pace, now: Date.now })
  const plan = new ImportPlan(held, rows)
  const planned: PlannedRow[] = []
  for (const row of rows) {
    if (pacer.isDue && !(await pacer.pause(planned.length))) return failed(ended)
    planned.push(plan.next(row))
  }
  return succeeded(planned)
}

/** A file says by its beginning what it is; only when it might be either, its name decides. */
function formatOf(text: string, fileName = ''): FileFormat {
  if (/^\s*[{[]/.test(text)) return 'json'
  return /\.json$/i.test(fileName) ? 'json' : 'csv'
}
