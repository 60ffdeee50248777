import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { CallFailure } from '../../shared/call-failure'
import { MOST_PROFILES } from '../../shared/inputs'
import { failed, succeeded, type Result } from '../../shared/result'
import { MOST_FILE_BYTES, type FileFormat, type ImportPreview } from '../../shared/transfer'
import { writeFileAtomically } from '../disk/atomic-file'
import { readAtMost } from '../disk/read-at-most'
import { systemErrorCode } from '../disk/system-error'
import type { ImportContent, ImportPace } from '../profiles/transfer/read-import'
import { confirmedRow, unconfirmedHostOf } from '../profiles/unconfirmed'
import { applyImport, type ApplyImportParts, type ImportEnd } from './apply-import'
import { ImportTickets } from './import-tickets'
import { Listeners, type Unsubscribe } from './listeners'

export type { ImportEnd } from './apply-import'

/** How far a preview or an import has come. */
export interface ImportProgress {
  readonly ticket: string
  readonly stage: 'reading' | 'checking' | 'writing'
  readonly done: number
  readonly total: number
}

/** A file of profiles, or what is in one. */
export type ImportSource = ImportContent | { readonly path: string }

export interface ExportRequest {
  readonly format: FileFormat
  /** All profiles unless given. */
  readonly profileIds?: readonly string[] | undefined
}

export interface ApplyOptions {
  /** Login hosts (`host[:port]`) that the person has named, and that need no confirmation any more. */
  readonly allowedAuthorities?: readonly string[]
}

/** The transfers' area: profiles from files and into files, and what has to be agreed to afterwards. */
export interface TransferArea {
  /** Says what a file would do. Changes nothing. */
  preview(source: ImportSource): Promise<Result<ImportPreview, CallFailure>>
  /**
   * Does what a preview showed: all of it in one write, or nothing. Fails with `too-late` when the preview
   * is over, or when the profiles have changed so that it would no longer do what it showed.
   */
  apply(ticket: string, options?: ApplyOptions): Promise<Result<ImportEnd, CallFailure>>
  /** Ends a preview that is made or looked at, and an import that has not been written yet. */
  cancel(ticket: string): void
  /** Forgets every preview, and ends what is under way. */
  cancelAll(): void
  /** Returns profiles as the text of a file, without anything secret. */
  exportText(request: ExportRequest): Promise<{ readonly text: string; readonly count: number }>
  /** Writes profiles into a file, in place of what it holds. Returns how many. */
  exportFile(path: string, request: ExportRequest): Promise<Result<number, CallFailure>>
  /** The login host (`host[:port]`) that a profile got by an import and that nobody has agreed to yet. */
  unconfirmedAuthority(profileId: string): string | undefined
  /** Notes that a person has agreed to a login host, `host[:port]`; another one stays as it is. */
  confirmAuthority(profileId: string, host: string): Promise<Result<undefined, CallFailure>>
  onProgress(listener: (progress: ImportProgress) => void): Unsubscribe
}

export interface TransferAreaParts extends ApplyImportParts {
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

export function createTransferArea(parts: TransferAreaParts): TransferArea {
  const { store, views, signal, now } = parts
  const tickets = new ImportTickets(now)
  const running = new Map<string, AbortController>()
  const listeners = new Listeners<ImportProgress>()

  /** Runs what can be cancelled by its ticket. */
  async function run<Value>(
    ticket: string,
    work: (signal: AbortSignal) => Promise<Value>
  ): Promise<Value> {
    const controller = new AbortController()
    running.set(ticket, controller)
    try {
      return await work(AbortSignal.any([controller.signal, signal]))
    } finally {
      running.delete(ticket)
    }
  }

  function paceOf(
    ticket: string,
    stage: ImportProgress['stage'],
    total: number,
    end: AbortSignal
  ): ImportPace {
    const onProgress = (done: number): void => listeners.tell({ ticket, stage, done, total })
    onProgress(0)
    return { signal: end, onProgress }
  }

  async function preview(
    ticket: string,
    source: ImportSource,
    end: AbortSignal
  ): Promise<Result<ImportPreview, CallFailure>> {
    if (store.view().mode === 'read-only-newer') return failed({ kind: 'store-read-only' })
    const { readImport, planImport } = await import('../profiles/transfer/read-import')
    const pace = paceOf(ticket, 'reading', 0, end)
    const content = await contentOf(source)
    if (!content.ok) return content
    const read = await readImport(content.value, randomUUID, pace)
    if (!read.ok)
      return failed(
        read.failure === 'ended' ? { kind: 'too-late' } : { kind: 'file', ...read.failure }
      )
    const { rows, about } = read.value
    const held = store.rows()
    const planned = await planImport(held, rows, paceOf(ticket, 'checking', rows.length, end))
    if (!planned.ok) return failed({ kind: 'too-late' })
    const shown = planned.value.map((row) => row.shown)
    const count = held.size + shown.filter(({ kind }) => kind === 'new').length
    if (count > MOST_PROFILES)
      return failed({ kind: 'file', problem: 'too-many-rows', about: String(count) })
    // SECURITY: a file so short that nobody was heard while it was read is not kept behind the lock either.
    // [tests/integration/import.security.test.ts]
    if (end.aborted) return failed({ kind: 'too-late' })
    tickets.keep(ticket, { read: read.value, planned: planned.value, held })
    return succeeded({ ticket, ...about, rows: shown })
  }

  async function exportText({
    format,
    profileIds
  }: ExportRequest): Promise<{ readonly text: string; readonly count: number }> {
    const { formatExport } = await import('../profiles/transfer/export-file')
    const rows = store.rows()
    const chosen =
      profileIds === undefined
        ? [...rows.values()]
        : [...new Set(profileIds)].flatMap((id) => rows.get(id) ?? [])
    return { text: formatExport(chosen, format), count: chosen.length }
  }

  return {
    preview: async (source) => {
      const ticket = tickets.newTicket()
      return await run(ticket, (end) => preview(ticket, source, end))
    },
    apply: async (ticket, { allowedAuthorities = [] } = {}) => {
      const waiting = tickets.take(ticket)
      if (waiting === undefined) return failed({ kind: 'too-late' })
      const allowed = new Set(allowedAuthorities.map((host) => host.toLowerCase()))
      const total = waiting.planned.length
      return await run(ticket, async (end) => {
        const applied = await applyImport(parts, {
          waiting,
          allowed,
          end,
          paceOf: (stage) => paceOf(ticket, stage, total, end)
        })
        // What the disk refused can be tried again.
        const canRetry = !applied.ok && applied.failure.kind !== 'too-late' && !end.aborted
        if (canRetry) tickets.keep(ticket, waiting)
        return applied
      })
    },
    cancel: (ticket) => {
      running.get(ticket)?.abort()
      tickets.drop(ticket)
    },
    cancelAll: () => {
      for (const controller of running.values()) controller.abort()
      tickets.dropAll()
    },
    exportText,
    exportFile: async (path, request) => {
      const { text, count } = await exportText(request)
      // Spreadsheets take a file without the mark for one in the encoding of their country.
      const content = request.format === 'csv' ? `\ufeff${text}` : text
      try {
        await writeFileAtomically(path, content)
        return succeeded(count)
      } catch (error) {
        const about = systemErrorCode(error)
        if (about === undefined) throw error
        return failed({ kind: 'file', problem: 'not-saved', about })
      }
    },
    unconfirmedAuthority: (profileId) => {
      const row = store.rows().get(profileId)
      return row === undefined ? undefined : unconfirmedHostOf(row)
    },
    confirmAuthority: async (profileId, host) => {
      const confirmed = await store.editRows<CallFailure>((rows) => {
        const row = rows.get(profileId)
        if (row === undefined) return failed({ kind: 'profile-missing' })
        // SECURITY: the host may be another one since the person was asked.
        // [tests/integration/unconfirmed-authority.security.test.ts]
        if (unconfirmedHostOf(row) !== host) return succeeded(undefined)
        rows.set(profileId, confirmedRow(row))
        return succeeded(undefined)
      })
      const profile = store.get(profileId)
      if (confirmed.ok && profile !== undefined) await views.forgetFailure(profile)
      return confirmed
    },
    onProgress: (listener) => listeners.add(listener)
  }
}

async function contentOf(source: ImportSource): Promise<Result<ImportContent, CallFailure>> {
  if (!('path' in source)) return succeeded(source)
  try {
    const bytes = await readAtMost(source.path, MOST_FILE_BYTES)
    if (bytes === undefined) return failed({ kind: 'file', problem: 'too-large' })
    return succeeded({ bytes, fileName: basename(source.path) })
  } catch (error) {
    const about = systemErrorCode(error)
    if (about === undefined) throw error
    return failed({ kind: 'file', problem: 'unreadable', about })
  }
}
