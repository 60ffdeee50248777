import type { FileFormat, ImportRow } from '../../shared/transfer'
import { transfer } from './transfer'

type Counts = Readonly<Record<ImportRow['kind'], number>>

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}

/** Words of `ptd import` and `ptd export`. */
export const cliTransfer = {
  counts: ({ new: created, changed, same, duplicate, broken }: Counts): string =>
    [
      `${created.toLocaleString('en')} new`,
      `${changed.toLocaleString('en')} changed`,
      `${same.toLocaleString('en')} unchanged`,
      `${duplicate.toLocaleString('en')} repeated`,
      `${broken.toLocaleString('en')} broken`
    ].join(', ') + '.',
  dryRun: 'Nothing was changed: this was a dry run.',
  nothingGood: 'Nothing was imported: every row is broken.',
  /** The row, before what is said of it. */
  row: (format: FileFormat, { position, name }: Pick<ImportRow, 'position' | 'name'>): string =>
    `${transfer.preview.position(format, position)}${name === '' ? '' : ` “${name}”`}`,
  problem: (field: string, sentence: string): string => `${field}: ${sentence}`,
  change: (field: string, before: string, after: string): string =>
    `${field}: ${before === '' ? transfer.preview.empty : `“${before}”`} → ${after === '' ? transfer.preview.empty : `“${after}”`}`,
  inert: (host: string, rows: number): string =>
    `${count(rows, 'profile signs', 'profiles sign')} in at ${host}, which is none of Microsoft’s listed clouds. Nothing is sent there until you agree. If you trust it, import the file again with: --allow-authority ${host}`,
  allowed: (host: string): string =>
    `Sign-ins and secrets may go to ${host}, which is none of Microsoft’s listed clouds.`,
  wouldAllow: (host: string): string => `Sign-ins and secrets would be allowed to go to ${host}.`,
  unusedHost: (host: string): string =>
    `No profile of the file waits for ${host} to be allowed. Name the host as the file has it, with its port.`,
  progress: (stage: 'reading' | 'checking' | 'writing', done: number, total: number): string =>
    total === 0
      ? `${transfer.stages[stage]} …`
      : `${transfer.stages[stage]}: ${transfer.progress(done, total)}`
} as const
