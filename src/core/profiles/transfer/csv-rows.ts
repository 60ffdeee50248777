import { MOST_PROFILES } from '../../../shared/inputs'
import type { Profile } from '../../../shared/profile'
import { namedApis, namedClouds } from '../../../shared/profile'
import { failed, succeeded, type Result } from '../../../shared/result'
import { delimiters, firstRecord, formatCsv, parseCsv, type Delimiter } from './csv-text'
import type { FileProblem } from './file-problem'
import type { RawRow } from './json-rows'

/** The columns of a CSV file, in the order in which they are written. */
export const csvColumns = [
  'id',
  'name',
  'tenant',
  'clientId',
  'mode',
  'api',
  'cloud',
  'environment',
  'account',
  'tags',
  'notes'
] as const satisfies readonly (keyof Profile)[]
type Column = (typeof csvColumns)[number]

const neededColumns = ['name', 'tenant', 'clientId', 'mode', 'api', 'cloud'] as const

/** Returns the text of a CSV file: the known fields of each profile, and no others. */
export function formatCsvFile(profiles: readonly Profile[]): string {
  const rows = profiles.map((profile) => csvColumns.map((column) => cellOf(profile, column)))
  return formatCsv([csvColumns, ...rows])
}

function cellOf(profile: Profile, column: Column): string {
  if (column === 'api') return typeof profile.api === 'string' ? profile.api : profile.api.resource
  if (column === 'cloud')
    return typeof profile.cloud === 'string' ? profile.cloud : profile.cloud.authority
  if (column === 'tags') return joinTags(profile.tags ?? [])
  return profile[column] ?? ''
}

/** A comma never lies in a tag, so a cell that has one is separated by commas. */
function joinTags(tags: readonly string[]): string {
  return tags.some((tag) => tag.includes(';')) ? `${tags.join(',')},` : tags.join(';')
}

function splitTags(cell: string): readonly string[] {
  return cell.split(cell.includes(',') ? ',' : ';')
}

/** Returns the rows of a CSV file. Cells of other columns become unknown fields. */
export function rowsOfCsv(text: string): Result<readonly RawRow[], FileProblem> {
  const table = parseCsv(text, delimiterOf(text))
  if (!table.ok) return table
  const [header, ...records] = table.value
  const columns = (header?.cells ?? []).map(readColumn)
  const twice = columns.find((column, index) => column !== '' && columns.indexOf(column) < index)
  if (twice !== undefined) return failed({ problem: 'column-twice', about: twice.slice(0, 100) })
  const missing = neededColumns.filter((column) => !columns.includes(column))
  if (missing.length > 0) return failed({ problem: 'no-columns', about: missing.join(', ') })
  if (records.length > MOST_PROFILES)
    return failed({ problem: 'too-many-rows', about: String(records.length) })
  return succeeded(
    records.map(({ line, cells }) => ({
      position: line,
      value: valueOf(columns, cells),
      hasTooManyCells: cells.slice(columns.length).some((cell) => cell.trim() !== '')
    }))
  )
}

/** The delimiter under which most of the known columns appear. */
function delimiterOf(text: string): Delimiter {
  const counts = delimiters.map((delimiter) => {
    const columns = firstRecord(text, delimiter).map(readColumn)
    return { delimiter, count: columns.filter((column) => knownColumns.has(column)).length }
  })
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter
}

const columnsByFold = new Map(csvColumns.map((column) => [column.toLowerCase(), column]))
const knownColumns: ReadonlySet<string> = new Set(csvColumns)

/** `Client ID`, `client_id` and `CLIENTID` are one column. An unknown one keeps its name. */
function readColumn(heading: string): string {
  const name = heading.trim()
  return columnsByFold.get(name.toLowerCase().replace(/[\s_-]+/g, '')) ?? name
}

/** Returns a line as a JSON file would have it. An empty cell empties a field, or is none where there is no empty one. */
function valueOf(columns: readonly string[], cells: readonly string[]): object {
  const fields = columns.flatMap((column, index): readonly (readonly [string, unknown])[] => {
    const cell = cells[index] ?? ''
    if (column === '' || (cell.trim() === '' && !canBeEmpty.has(column))) return []
    return [[column, fieldOf(column, cell)]]
  })
  // Whatever a column is called: no name reaches a prototype this way.
  return Object.fromEntries(fields)
}

const canBeEmpty: ReadonlySet<string> = new Set(['account', 'tags', 'notes'])

function fieldOf(column: string, cell: string): unknown {
  const text = cell.trim()
  switch (column) {
    case 'mode':
    case 'environment':
      return text.toLowerCase()
    case 'api':
      return namedApis.find((api) => api === text.toLowerCase()) ?? { resource: text }
    case 'cloud':
      return namedClouds.find((cloud) => cloud === text.toLowerCase()) ?? { authority: text }
    case 'tags':
      return splitTags(cell)
    default:
      return cell
  }
}
