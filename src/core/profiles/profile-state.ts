import { join } from 'node:path'
import type { ProfileStates } from './state-fields'
import { StatesInMemory } from './states-in-memory'
import { StatesOnDisk, type UnreadableListener } from './states-on-disk'

export type { ProfileState, ProfileStates } from './state-fields'

export interface ProfileStatesOptions {
  /** The data folder. Without it, the states are kept in memory only. */
  readonly folder: string | undefined
  /** Told of every state that cannot be read; it counts as absent. */
  readonly onUnreadable?: UnreadableListener
}

/** Opens the states of a data folder, or in memory. */
export function openProfileStates({ folder, onUnreadable }: ProfileStatesOptions): ProfileStates {
  return folder === undefined
    ? new StatesInMemory()
    : new StatesOnDisk(join(folder, 'state'), onUnreadable)
}
