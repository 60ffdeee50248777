import { SvelteSet } from 'svelte/reactivity'
import type { DesktopApi, EventPayload } from '../../shared/contract'
import type { CallFailure } from '../../shared/call-failure'
import type { Result } from '../../shared/result'
import type { ImportPreview, ImportRow } from '../../shared/transfer'
import { droppedFile, readDropped, type DroppedFailure, type DroppedText } from './dropped-file'

export type RowKind = ImportRow['kind']
type Progress = EventPayload<'importProgress'>

/** What became of an import. */
export interface ImportEnd {
  readonly end: 'complete' | 'cancelled'
  readonly created: number
  readonly changed: number
  /** The profiles that are new or changed. */
  readonly profileIds: readonly string[]
}

export interface ImportProblem {
  readonly failure: DroppedFailure
  readonly fileName?: string | undefined
}

export type ImportStage =
  | { readonly kind: 'start'; readonly problem?: ImportProblem | undefined }
  | { readonly kind: 'reading'; readonly fileName?: string }
  | { readonly kind: 'preview'; readonly preview: ImportPreview; readonly problem?: ImportProblem }
  | { readonly kind: 'applying'; readonly preview: ImportPreview }
  | { readonly kind: 'end'; readonly end: ImportEnd }

const ROW_KINDS: readonly RowKind[] = ['new', 'changed', 'same', 'duplicate', 'broken']

/** The import of profiles from a file: what the file would change, and what became of it. */
export class Imports {
  readonly #desktop: DesktopApi
  stage = $state.raw<ImportStage>({ kind: 'start' })
  progress = $state.raw<Progress | undefined>(undefined)
  cancelling = $state(false)
  /** Which rows are shown. */
  filter = $state<RowKind | 'all'>('all')
  #saved: readonly string[] = []

  constructor(desktop: DesktopApi) {
    this.#desktop = desktop
  }

  /** Whether something is being read or saved, which nothing else may come between. */
  get busy(): boolean {
    return this.stage.kind === 'reading' || this.stage.kind === 'applying'
  }

  /** Listens for progress; the function it returns ends that. */
  listen(): () => void {
    const ends = [
      this.#desktop.onImportProgress((progress) => {
        const { stage } = this
        const isOurs = stage.kind === 'applying' && progress.ticket === stage.preview.ticket
        if (isOurs || stage.kind === 'reading') this.progress = progress
      }),
      this.#desktop.onProfilesChanged(({ saved }) => {
        if (this.stage.kind === 'applying')
          this.#saved = [...this.#saved, ...saved.map(({ id }) => id)]
      })
    ]
    return () => {
      for (const end of ends) end()
    }
  }

  /** Lets the person choose a file in a native dialog; what was there before stays if none is chosen. */
  async choose(): Promise<void> {
    if (this.busy) return
    const before = this.stage
    await this.#read(undefined, async () => {
      const result = await this.#desktop.chooseImportFile({})
      if (!result.ok) return result
      const { preview } = result.value
      if (preview === undefined) this.stage = before
      else await this.#letGo(before)
      return { ok: true, value: preview }
    })
  }

  /** Takes what was dropped. Has to be called while the drop is handled. */
  async drop(data: DataTransfer | null): Promise<void> {
    if (this.busy) return
    const before = this.stage
    const file = droppedFile(data)
    if (!file.ok) {
      this.#fail({ failure: file.failure }, before)
      return
    }
    const { name } = file.value
    await this.#read(name, async () => {
      const read = await readDropped(file.value)
      if (!read.ok) return read
      const result = await this.#preview(read.value)
      if (result.ok) await this.#letGo(before)
      return result
    })
    if (this.stage.kind === 'start' && before.kind === 'preview') {
      // What could not be read takes nothing away from the preview that was there.
      const { problem } = this.stage
      this.stage = problem === undefined ? before : { ...before, problem }
    }
  }

  /** Applies the preview: all of it or nothing. */
  async apply(): Promise<void> {
    if (this.stage.kind !== 'preview') return
    const { preview } = this.stage
    this.#saved = []
    this.progress = undefined
    this.cancelling = false
    this.stage = { kind: 'applying', preview }
    const result = await this.#desktop.applyImport({ ticket: preview.ticket })
    this.stage = result.ok
      ? { kind: 'end', end: { ...result.value, profileIds: [...new SvelteSet(this.#saved)] } }
      : this.#stageAfter(preview, result.failure)
    this.progress = undefined
    this.cancelling = false
  }

  /** Ends what is being read or saved. What has been saved by then is saved. */
  async cancel(): Promise<void> {
    const { stage } = this
    const ticket = stage.kind === 'applying' ? stage.preview.ticket : this.progress?.ticket
    if (ticket === undefined || this.cancelling) return
    this.cancelling = true
    await this.#desktop.cancelImport({ ticket })
  }

  /** Gives the preview up, or the end of an import that has been read. */
  async startAgain(): Promise<void> {
    if (this.busy) return
    const before = this.stage
    this.stage = { kind: 'start' }
    await this.#letGo(before)
  }

  /** The main process need not keep a preview that nobody applies. */
  async #letGo(stage: ImportStage): Promise<void> {
    if (stage.kind === 'preview') await this.#desktop.cancelImport({ ticket: stage.preview.ticket })
  }

  async #preview({ text, fileName }: DroppedText): Promise<Result<ImportPreview, CallFailure>> {
    const result = await this.#desktop.previewImport({ text, fileName })
    return result.ok ? { ok: true, value: result.value.preview } : result
  }

  async #read(
    fileName: string | undefined,
    read: () => Promise<Result<ImportPreview | undefined, DroppedFailure>>
  ): Promise<void> {
    this.progress = undefined
    this.cancelling = false
    this.stage = { kind: 'reading', ...(fileName === undefined ? {} : { fileName }) }
    const result = await read()
    this.progress = undefined
    if (!result.ok) {
      const problem = this.#isCancelled(result.failure)
        ? undefined
        : { failure: result.failure, fileName }
      this.stage = { kind: 'start', problem }
    } else if (result.value !== undefined) {
      this.filter = 'all'
      this.stage = { kind: 'preview', preview: result.value }
    }
    this.cancelling = false
  }

  /** A reading that the person has ended is no failure. */
  #isCancelled(failure: DroppedFailure): boolean {
    return this.cancelling && failure.kind === 'too-late'
  }

  #fail(problem: ImportProblem, before: ImportStage): void {
    this.stage = before.kind === 'preview' ? { ...before, problem } : { kind: 'start', problem }
  }

  /** A preview that is still good can be applied again. */
  #stageAfter(preview: ImportPreview, failure: CallFailure): ImportStage {
    const problem = { failure, fileName: preview.fileName }
    return failure.kind === 'too-late' || failure.kind === 'file'
      ? { kind: 'start', problem }
      : { kind: 'preview', preview, problem }
  }
}

/** How many rows of each kind there are. */
export function countsOf(rows: readonly ImportRow[]): Readonly<Record<RowKind, number>> {
  const counts = { new: 0, changed: 0, same: 0, duplicate: 0, broken: 0 }
  for (const { kind } of rows) counts[kind] += 1
  return counts
}

/** The kinds that rows are of, in the order in which they are shown. */
export function kindsIn(counts: Readonly<Record<RowKind, number>>): readonly RowKind[] {
  return ROW_KINDS.filter((kind) => counts[kind] > 0)
}
