import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { readFileIfPresent, writeFileAtomically } from '../disk/atomic-file'
import { withFolderLock } from '../disk/folder-lock'
import { KeyStoreFailure } from './key-store'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

async function readFolderId(path: string): Promise<string | undefined> {
  const text = (await readFileIfPresent(path))?.toString('utf8').trim()
  return text !== undefined && uuid.test(text) ? text : undefined
}

/**
 * Returns the random id of a data folder, a UUID in its file `folder-id`, made on the first call. It
 * names the folder's item in the key store, so that two folders never share a key.
 *
 * @throws KeyStoreFailure when another process holds the folder; the system's error.
 */
export async function folderId(folder: string): Promise<string> {
  const path = join(folder, 'folder-id')
  const present = await readFolderId(path)
  if (present !== undefined) return present
  const made = await withFolderLock(
    folder,
    async () => {
      const meanwhile = await readFolderId(path)
      if (meanwhile !== undefined) return meanwhile
      const fresh = randomUUID()
      await writeFileAtomically(path, `${fresh}\n`)
      return fresh
    },
    { name: 'folder-id' }
  )
  if (made.ok) return made.value
  throw new KeyStoreFailure('locked-or-slow', 'Another running copy of the app holds the folder.')
}
