import type * as electron from 'electron'
import { createRequire } from 'node:module'

/*
 * Loaded before the app (`-r`): notes when the page's `copyToken` arrives in the main process, and when the
 * clipboard has been written. The app itself has no place for this, and should have none.
 */

/** Milliseconds since the epoch, with fractions. */
interface CallTimes {
  arrivedAt: number
  writtenAt: number
}

const times: CallTimes = { arrivedAt: 0, writtenAt: 0 }
Reflect.set(globalThis, 'callTimes', times)

function now(): number {
  return performance.timeOrigin + performance.now()
}

const load: (name: 'electron') => typeof electron = createRequire(import.meta.url)
const { app, clipboard } = load('electron')

app.on('web-contents-created', (_event, { ipc }) => {
  const handle = ipc.handle.bind(ipc)
  ipc.handle = (channel, listener) => {
    handle(channel, (event, ...args: readonly unknown[]): unknown => {
      if (channel === 'copyToken') times.arrivedAt = now()
      return listener(event, ...args)
    })
  }
})

const write = clipboard.write.bind(clipboard)
clipboard.write = async (items) => {
  await write(items)
  times.writtenAt = now()
}
