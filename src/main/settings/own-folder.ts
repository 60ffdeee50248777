import { mkdir } from 'node:fs/promises'
import { openFolder } from '../security/external-links'

/** Shows one of the app's own folders, which is made if nothing was written there yet. */
export async function openOwnFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  await openFolder(path)
}
