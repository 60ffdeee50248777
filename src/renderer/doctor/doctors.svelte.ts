import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import type { DesktopApi, EventPayload } from '../../shared/contract'
import type { CallFailure } from '../../shared/call-failure'
import type { DoctorReport } from '../../shared/doctor'
import { words } from '../../words'

/** The doctor's report of each profile, while it is made and afterwards. */
export class Doctors {
  readonly #desktop: DesktopApi
  readonly #reports = new SvelteMap<string, DoctorReport>()
  /** Profiles for which the main process was asked and has not answered yet. */
  readonly #asked = new SvelteSet<string>()
  /** Why the doctor could not begin, in a sentence. */
  readonly #refusals = new SvelteMap<string, string>()
  /** What became of the last copy of a report. */
  readonly #copies = new SvelteMap<
    string,
    { readonly copied: boolean; readonly sentence: string }
  >()

  constructor(desktop: DesktopApi) {
    this.#desktop = desktop
  }

  report(profileId: string): DoctorReport | undefined {
    return this.#reports.get(profileId)
  }

  refusal(profileId: string): string | undefined {
    return this.#refusals.get(profileId)
  }

  copy(profileId: string): { readonly copied: boolean; readonly sentence: string } | undefined {
    return this.#copies.get(profileId)
  }

  isRunning(profileId: string): boolean {
    const report = this.#reports.get(profileId)
    return this.#asked.has(profileId) || (report !== undefined && report.end === undefined)
  }

  change({ profileId, report }: EventPayload<'doctorChanged'>): void {
    if (report === undefined) this.forget([profileId])
    else this.#reports.set(profileId, report)
  }

  forget(profileIds: readonly string[]): void {
    for (const id of profileIds) {
      this.#reports.delete(id)
      this.#refusals.delete(id)
      this.#copies.delete(id)
    }
  }

  async run(profileId: string): Promise<void> {
    if (this.isRunning(profileId)) return
    this.#refusals.delete(profileId)
    this.#copies.delete(profileId)
    this.#asked.add(profileId)
    try {
      const result = await this.#desktop.runDoctor({ profileId })
      if (result.ok) this.#reports.set(profileId, result.value)
      else this.#refusals.set(profileId, sentenceOf(result.failure))
    } finally {
      this.#asked.delete(profileId)
    }
  }

  async cancel(profileId: string): Promise<void> {
    await this.#desktop.cancelDoctor({ profileId })
  }

  async copyReport(profileId: string, withNames: boolean): Promise<void> {
    this.#copies.delete(profileId)
    const result = await this.#desktop.copyDoctorReport({ profileId, withNames })
    const sentence = result.ok ? words.doctor.copied(withNames) : sentenceOf(result.failure)
    this.#copies.set(profileId, { copied: result.ok, sentence })
  }
}

function sentenceOf(failure: CallFailure): string {
  const isBusy = failure.kind === 'failure' && failure.failure.code === 'busy'
  if (isBusy) return words.doctor.busy
  return words.failures.calls[failure.kind === 'failure' ? 'internal' : failure.kind]
}
