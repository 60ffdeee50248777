import { failed, succeeded, type Result } from '../../../shared/result'
import type { FileProblem } from './file-problem'

/*
 * CSV as RFC 4180 has it (https://www.rfc-editor.org/rfc/rfc4180), with line breaks of any kind and another
 * delimiter where spreadsheets of other countries use one.
 *
 * A spreadsheet takes a cell that begins with one of = + - @ tab or a line break for a formula. Such a cell
 * is written with an apostrophe before it, as is one that begins with apostrophes and then one of these;
 * reading takes one apostrophe off again, so that every text comes back as it was.
 */

export const delimiters = [',', ';', '\t'] as const
export type Delimiter = (typeof delimiters)[number]

/** One line of a table, which may be several of the file. */
export interface CsvRecord {
  /** The line on which it begins, counted from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

const formulaStart = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const guardedFormula = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** Returns a table as text, with commas and CR LF. */
export function formatCsv(records: readonly (readonly string[])[]): string {
  return records.map((cells) => `${cells.map(formatCell).join(',')}\r\n`).join('')
}

function formatCell(text: string): string {
  // SECURITY: a name that is a formula would run in whoever's spreadsheet opens the file.
  // [src/core/profiles/transfer/csv.security.test.ts]
  if (formulaStart.test(text)) text = `'${text}`
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Reads a table; lines without any text are left out, and a guard of a formula is taken off. */
export function parseCsv(
  text: string,
  delimiter: Delimiter
): Result<readonly CsvRecord[], FileProblem> {
  const reader = new CsvReader(text, delimiter)
  const records: CsvRecord[] = []
  for (;;) {
    const record = reader.next()
    if (record === 'quote-not-closed')
      return failed({ problem: 'quote-not-closed', about: String(reader.line) })
    if (record === undefined) return succeeded(records)
    if (record.cells.some((cell) => cell.trim() !== '')) records.push(record)
  }
}

/** Returns the first record, for a look at the columns. */
export function firstRecord(text: string, delimiter: Delimiter): readonly string[] {
  const record = new CsvReader(text, delimiter).next()
  return typeof record === 'object' ? record.cells : []
}

class CsvReader {
  readonly #text: string
  readonly #delimiter: Delimiter
  #at = 0
  #line = 1

  constructor(text: string, delimiter: Delimiter) {
    this.#text = text
    this.#delimiter = delimiter
  }

  get line(): number {
    return this.#line
  }

  next(): CsvRecord | 'quote-not-closed' | undefined {
    if (this.#at >= this.#text.length) return undefined
    const line = this.#line
    const cells: string[] = []
    for (;;) {
      const cell = this.#cell()
      if (cell === undefined) return 'quote-not-closed'
      cells.push(guardedFormula.test(cell) ? cell.slice(1) : cell)
      if (this.#text[this.#at] === this.#delimiter) {
        this.#at += 1
        continue
      }
      this.#endLine()
      return { line, cells }
    }
  }

  /** Returns the cell that begins here, up to what ends it; `undefined` when its quotes do not end. */
  #cell(): string | undefined {
    if (this.#text[this.#at] !== '"') return this.#plain()
    const start = this.#at + 1
    for (let end = this.#text.indexOf('"', start); ; end = this.#text.indexOf('"', end + 2)) {
      if (end === -1) return undefined
      if (this.#text[end + 1] === '"') continue
      const quoted = this.#text.slice(start, end)
      this.#line += countOfBreaks(quoted)
      this.#at = end + 1
      // What stands behind the quotes belongs to the cell: better than to lose it.
      return quoted.replaceAll('""', '"') + this.#plain()
    }
  }

  #plain(): string {
    const start = this.#at
    while (this.#at < this.#text.length) {
      const sign = this.#text[this.#at]
      if (sign === this.#delimiter || sign === '\n' || sign === '\r') break
      this.#at += 1
    }
    return this.#text.slice(start, this.#at)
  }

  #endLine(): void {
    if (this.#text[this.#at] === '\r') this.#at += 1
    if (this.#text[this.#at] === '\n') this.#at += 1
    this.#line += 1
  }
}

function countOfBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}
