import { join } from 'node:path'
import { z } from 'zod'
import { profileIdSchema } from '../../shared/profile'
import { readFileIfPresent, writeFileAtomically } from '../disk/atomic-file'

/** Nobody looks further back than this. */
const MOST_RECENT = 100

const recentFileSchema = z.object({
  version: z.literal(1),
  profiles: z.array(profileIdSchema).max(MOST_RECENT)
})

/** Which profiles a token was copied from last, the latest first. Their ids and nothing else are kept. */
export interface RecentProfiles {
  ids(): readonly string[]
  /** Puts a profile first, at once; the file follows. */
  note(profileId: string): void
  /** Calls `listener` after each change; returns the function that ends it. */
  onChange(listener: () => void): () => void
  /** Resolves when what was noted is on the disk, or could not be written. */
  written(): Promise<void>
}

/**
 * Opens the recent profiles of a data folder. A file that cannot be read counts as none, and one that
 * cannot be written is told to `onTrouble`: the order of a list is not worth a failure.
 */
export async function openRecentProfiles(
  folder: string,
  onTrouble: (error: unknown) => void
): Promise<RecentProfiles> {
  const path = join(folder, 'recent.json')
  const listeners = new Set<() => void>()
  let ids = await readIds(path)
  let onDisk = ids
  let writing = Promise.resolve()
  const write = async (): Promise<void> => {
    // What was noted while the file was being written is written once.
    if (onDisk === ids) return
    onDisk = ids
    const file = { version: 1, profiles: ids }
    await writeFileAtomically(path, `${JSON.stringify(file, null, 2)}\n`).catch(onTrouble)
  }
  return {
    ids: () => ids,
    note(profileId) {
      if (ids[0] === profileId) return
      ids = [profileId, ...ids.filter((id) => id !== profileId)].slice(0, MOST_RECENT)
      writing = writing.then(write)
      for (const listener of listeners) listener()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    written: () => writing
  }
}

async function readIds(path: string): Promise<readonly string[]> {
  try {
    const bytes = await readFileIfPresent(path)
    if (bytes === undefined) return []
    return recentFileSchema.parse(JSON.parse(bytes.toString('utf8'))).profiles
  } catch {
    return []
  }
}
