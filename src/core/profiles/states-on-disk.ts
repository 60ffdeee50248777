import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '../../shared/result'
import { failed } from '../../shared/result'
import {
  namesIn,
  readFileIfPresent,
  removeLeftovers,
  writeFileAtomically
} from '../disk/atomic-file'
import { withFolderLock } from '../disk/folder-lock'
import { systemErrorCode } from '../disk/system-error'
import { Gate } from './gate'
import { formatState, parseState, patchState } from './state-fields'
import type { ProfileState, ProfileStatePatch, ProfileStates, StateFailure } from './state-fields'
import { asGuid } from './typed-text'

/** Told the id of a profile whose state could not be read, and why. */
export type UnreadableListener = (profileId: string, why: string) => void

/** How many files are read at the same time: enough to keep the disk busy, far from any limit. */
const readsAtOnce = 32

/** States as one small file for each profile. */
export class StatesOnDisk implements ProfileStates {
  readonly #folder: string
  readonly #onUnreadable: UnreadableListener
  readonly #reads = new Gate(readsAtOnce)

  constructor(folder: string, onUnreadable: UnreadableListener | undefined) {
    this.#folder = folder
    this.#onUnreadable = onUnreadable ?? (() => undefined)
  }

  async get(profileId: string): Promise<ProfileState | undefined> {
    const path = this.#pathOf(profileId)
    return await this.#reads.run(async () => {
      try {
        const bytes = await readFileIfPresent(path)
        return bytes === undefined ? undefined : parseState(bytes.toString())
      } catch (error) {
        this.#onUnreadable(profileId, error instanceof Error ? error.message : String(error))
        return undefined
      }
    })
  }

  async readAll(): Promise<ReadonlyMap<string, ProfileState>> {
    await removeLeftovers(this.#folder)
    const ids = (await namesIn(this.#folder)).flatMap((name) => {
      const id = asGuid(name.replace(/\.json$/, ''))
      return id !== undefined && name === `${id}.json` ? [id] : []
    })
    const states = new Map<string, ProfileState>()
    await Promise.all(
      ids.map(async (id) => {
        const state = await this.get(id)
        if (state !== undefined) states.set(id, state)
      })
    )
    return states
  }

  async set(
    profileId: string,
    patch: ProfileStatePatch
  ): Promise<Result<ProfileState, StateFailure>> {
    const path = this.#pathOf(profileId)
    return await this.#write(profileId, async () => {
      const state = patchState(await this.get(profileId), patch)
      await writeFileAtomically(path, formatState(state), { mode: 0o600 })
      return state
    })
  }

  async remove(profileId: string): Promise<Result<undefined, StateFailure>> {
    const path = this.#pathOf(profileId)
    return await this.#write(profileId, async () => {
      await rm(path, { force: true })
      return undefined
    })
  }

  /** Runs `work` with no other process writing this profile's state, so that no field is lost. */
  async #write<Value>(
    profileId: string,
    work: () => Promise<Value>
  ): Promise<Result<Value, StateFailure>> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      const written = await withFolderLock(this.#folder, work, { name: profileId })
      if (written.ok) return written
      return failed({ kind: 'store-not-written', detail: 'Another process holds the state.' })
    } catch (error) {
      if (!(error instanceof Error) || systemErrorCode(error) === undefined) throw error
      return failed({ kind: 'store-not-written', detail: error.message.slice(0, 500) })
    }
  }

  #pathOf(profileId: string): string {
    // SECURITY: An id that is a path would read and write files outside the folder.  [src/core/profiles/profile-state.security.test.ts]
    if (asGuid(profileId) !== profileId) throw new RangeError('This is not the id of a profile.')
    return join(this.#folder, `${profileId}.json`)
  }
}
