import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { headful } from './environment'

/** `shell`. With a person, the desktop opens things; without one, a line says what was not opened. */
export const shell: Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'> = {
  openExternal(url) {
    const { href, origin, pathname } = new URL(url)
    open(href, `${origin}${pathname}`)
    return Promise.resolve()
  },
  openPath(path) {
    open(path, path)
    return Promise.resolve('')
  },
  showItemInFolder(path) {
    open(dirname(path), path)
  }
}

/** `inLogs` leaves out a query: it may hold what must not be printed. */
function open(target: string, inLogs: string): void {
  if (headful)
    spawn('xdg-open', [target], { detached: true, stdio: 'ignore' })
      .on('error', () => process.stderr.write(`electron stand-in: no xdg-open to open ${inLogs}\n`))
      .unref()
  else process.stderr.write(`electron stand-in: without a display, not opened: ${inLogs}\n`)
}
