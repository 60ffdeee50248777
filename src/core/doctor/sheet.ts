import { doctorCheckIds, type DoctorCheck, type DoctorCheckId } from '../../shared/doctor'
import type { AccessMode } from '../../shared/profile'
import { isNeeded, unreached, type Finding, type Findings } from './findings'

/** The checks of one examination, as they fill in. */
export class Sheet {
  #checks: readonly DoctorCheck[] = doctorCheckIds.map((id) => ({ id, verdict: 'waiting' }))
  #begun: { readonly id: DoctorCheckId; readonly at: number } | undefined
  readonly #mode: AccessMode
  readonly #now: () => number
  readonly #onProgress: (checks: readonly DoctorCheck[]) => void

  /** @param now milliseconds since the epoch */
  constructor(
    mode: AccessMode,
    now: () => number,
    onProgress: (checks: readonly DoctorCheck[]) => void
  ) {
    this.#mode = mode
    this.#now = now
    this.#onProgress = onProgress
  }

  get checks(): readonly DoctorCheck[] {
    return this.#checks
  }

  /** A check is under way from now on. */
  begin(id: DoctorCheckId): void {
    this.#begun = { id, at: this.#now() }
    this.#change((check) => (check.id === id ? { id, verdict: 'running' } : check))
  }

  /** Enters what was found. The check that was under way gets the time that it took. */
  put(findings: Findings): void {
    const begun = this.#begun
    this.#begun = undefined
    this.#change((check) => {
      const finding = findings[check.id]
      if (finding === undefined) return check
      // What needs a person was found without doing anything.
      const timed = begun?.id === check.id && finding.verdict !== 'needs-sign-in'
      const took = timed ? { durationMs: this.#now() - begun.at } : {}
      return { id: check.id, ...finding, ...took }
    })
  }

  /** Every check that still waits was not made because of this one. */
  endAt(because: DoctorCheckId): void {
    this.#fill(unreached(because))
  }

  /** What was under way was not made after all. */
  stop(): void {
    this.#begun = undefined
    this.#change((check) =>
      check.verdict === 'running' ? { id: check.id, verdict: 'waiting' } : check
    )
  }

  #fill(finding: Finding): void {
    this.#change((check) => {
      if (check.verdict !== 'waiting') return check
      return isNeeded(check.id, this.#mode)
        ? { id: check.id, ...finding }
        : { id: check.id, verdict: 'not-needed' }
    })
  }

  #change(change: (check: DoctorCheck) => DoctorCheck): void {
    this.#checks = this.#checks.map(change)
    this.#onProgress(this.#checks)
  }
}
