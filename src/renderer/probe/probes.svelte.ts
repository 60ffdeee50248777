import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import type { CallResult, DesktopApi } from '../../shared/contract'
import type { CallFailure } from '../../shared/call-failure'
import type { ProbeCallId, ProbeOutcome, ProbeRequest } from '../../shared/probe'

/** A known call, or a path that the person types. */
export type CallChoice = ProbeCallId | 'path'

/** How a test call ended: with or without an answer, or because there was no token for it. */
export type ProbeEnd =
  | { readonly kind: 'ended'; readonly outcome: ProbeOutcome }
  | { readonly kind: 'without-token'; readonly failure: CallFailure }

/** The test calls and what came of them, by profile. */
export class Probes {
  readonly #desktop: DesktopApi
  readonly #running = new SvelteSet<string>()
  readonly #ends = new SvelteMap<string, ProbeEnd>()

  constructor(desktop: DesktopApi) {
    this.#desktop = desktop
  }

  running(profileId: string): boolean {
    return this.#running.has(profileId)
  }

  /** How the profile's last call ended, until the next one begins. */
  end(profileId: string): ProbeEnd | undefined {
    return this.#ends.get(profileId)
  }

  plan(profileId: string): Promise<CallResult<'getProbeCalls'>> {
    return this.#desktop.getProbeCalls({ profileId })
  }

  /** Sends a call; returns when it has ended, however it ends. */
  async send(profileId: string, request: ProbeRequest): Promise<void> {
    if (this.#running.has(profileId)) return
    this.#running.add(profileId)
    this.#ends.delete(profileId)
    try {
      const result = await this.#desktop.runProbe({ profileId, request })
      this.#ends.set(
        profileId,
        result.ok
          ? { kind: 'ended', outcome: result.value }
          : { kind: 'without-token', failure: result.failure }
      )
    } finally {
      this.#running.delete(profileId)
    }
  }

  async cancel(profileId: string): Promise<void> {
    await this.#desktop.cancelProbe({ profileId })
  }

  /** Fetches the text of the last answer; `undefined` when it is no longer kept. */
  async text(profileId: string): Promise<string | undefined> {
    const result = await this.#desktop.getProbeText({ profileId })
    return result.ok ? result.value.text : undefined
  }

  /** Forgets what was said of profiles that are gone or have changed. */
  forget(profileIds: readonly string[]): void {
    for (const id of profileIds) this.#ends.delete(id)
  }
}
