import { readdirSync, watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { systemErrorCode } from './system-error'

export interface WatchFolderOptions {
  readonly folder: string
  /** Folders in it that are watched as well, from when they are there. */
  readonly inner: readonly string[]
  /** Changes within this time are told at once. */
  readonly settleMs: number
  /** Told of the changed files' names, relative to the folder; `/` stands between folder and file. */
  readonly onChange: (names: ReadonlySet<string>) => void
  /** Told when the system does not watch (any more). */
  readonly onTrouble: (error: unknown) => void
}

/**
 * Watches a folder, whoever writes in it. A hint, no promise: some file systems tell nothing, so what is
 * shown is read again at other times as well.
 *
 * @returns what ends it
 */
export function watchFolder(options: WatchFolderOptions): () => void {
  const { folder, inner, settleMs, onChange, onTrouble } = options
  const watchers = new Map<string, FSWatcher>()
  let changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  function note(name: string): void {
    changed.add(name)
    timer ??= setTimeout(() => {
      timer = undefined
      const names = changed
      changed = new Set()
      onChange(names)
    }, settleMs).unref()
  }

  function start(within: string): void {
    if (watchers.has(within)) return
    try {
      const watcher = watch(join(folder, within), { persistent: false }, (_event, file) => {
        if (file === null) return
        note(within === '' ? file : `${within}/${file}`)
        if (within === '' && inner.includes(file)) startLate(file)
      })
      watcher.on('error', (error) => {
        watchers.delete(within)
        watcher.close()
        onTrouble(error)
      })
      watchers.set(within, watcher)
    } catch (error) {
      // A folder that is not there yet is watched when it comes.
      if (systemErrorCode(error) !== 'ENOENT') onTrouble(error)
    }
  }

  /** Begins with a folder that has just come, and with what may lie in it already. */
  function startLate(within: string): void {
    if (watchers.has(within)) return
    start(within)
    if (!watchers.has(within)) return
    for (const file of readdirSync(join(folder, within))) note(`${within}/${file}`)
  }

  for (const within of ['', ...inner]) start(within)
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers.values()) watcher.close()
    watchers.clear()
  }
}
