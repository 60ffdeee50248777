import type { Result } from '../../shared/result'
import { succeeded } from '../../shared/result'
import { patchState } from './state-fields'
import type { ProfileState, ProfileStatePatch, ProfileStates, StateFailure } from './state-fields'

/** States that end with the process. */
export class StatesInMemory implements ProfileStates {
  readonly #states = new Map<string, ProfileState>()

  get(profileId: string): Promise<ProfileState | undefined> {
    return Promise.resolve(this.#states.get(profileId))
  }

  readAll(): Promise<ReadonlyMap<string, ProfileState>> {
    return Promise.resolve(new Map(this.#states))
  }

  set(profileId: string, patch: ProfileStatePatch): Promise<Result<ProfileState, StateFailure>> {
    const state = patchState(this.#states.get(profileId), patch)
    this.#states.set(profileId, state)
    return Promise.resolve(succeeded(state))
  }

  remove(profileId: string): Promise<Result<undefined, StateFailure>> {
    this.#states.delete(profileId)
    return Promise.resolve(succeeded(undefined))
  }
}
