import { isDeepStrictEqual } from 'node:util'
import type { ProfileState, ProfileStates } from '../profiles/profile-state'
import { patchState, type ProfileStatePatch } from '../profiles/state-fields'

/** The states of profiles, with those that the disk refused: what they say is true all the same, until the app ends. */
export class KeptStates {
  readonly #states: ProfileStates
  readonly #unsaved = new Map<string, ProfileState>()

  constructor(states: ProfileStates) {
    this.#states = states
  }

  /** Returns every profile's state by id. @throws the system's error. */
  async readAll(): Promise<ReadonlyMap<string, ProfileState>> {
    const states = await this.#states.readAll()
    return this.#unsaved.size === 0 ? states : new Map([...states, ...this.#unsaved])
  }

  async of(profileId: string): Promise<ProfileState | undefined> {
    return this.#unsaved.get(profileId) ?? (await this.#states.get(profileId))
  }

  /** Changes fields of a profile's state, on disk where that is possible. */
  async save(profileId: string, patch: ProfileStatePatch): Promise<void> {
    const before = await this.of(profileId)
    // A cached token is noted whenever it is asked for, and mostly says what is known already.
    if (!this.#unsaved.has(profileId) && isSaidAlready(before, patch)) return
    const state = { ...before, ...patch }
    const saved = await this.#states.set(profileId, state)
    if (saved.ok) this.#unsaved.delete(profileId)
    else this.#unsaved.set(profileId, patchState(undefined, state))
  }

  /** Forgets a profile that is no more. Returns what was known of it. */
  async take(profileId: string): Promise<ProfileState | undefined> {
    const state = await this.of(profileId)
    this.#unsaved.delete(profileId)
    await this.#states.remove(profileId)
    return state
  }
}

/** Whether a state says all that the patch does. */
function isSaidAlready(state: ProfileState | undefined, patch: ProfileStatePatch): boolean {
  return state !== undefined && isDeepStrictEqual(patchState(state, patch), state)
}
