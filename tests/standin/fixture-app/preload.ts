import { contextBridge, ipcRenderer } from 'electron'

/** What the page sees as `window.fixture`. */
export interface FixtureApi {
  readonly echo: (value: unknown) => Promise<unknown>
  readonly fail: () => Promise<unknown>
  readonly sender: () => Promise<unknown>
  readonly add: (left: number, right: number) => number
  readonly refuse: () => never
  readonly onTick: (callback: (tick: unknown) => void) => () => void
  readonly modules: () => readonly string[]
}

const api: FixtureApi = {
  echo: (value) => ipcRenderer.invoke('echo', value),
  fail: () => ipcRenderer.invoke('fail'),
  sender: () => ipcRenderer.invoke('sender'),
  add: (left, right) => left + right,
  refuse: () => {
    throw new TypeError('refused')
  },
  onTick: (callback) => {
    const listener = (_event: unknown, tick: unknown): void => callback(tick)
    ipcRenderer.on('tick', listener)
    return () => {
      ipcRenderer.removeListener('tick', listener)
    }
  },
  modules: () => ['fs', 'node:child_process'].map(attempt)
}

function attempt(name: string): string {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- This is what is tried.
    return typeof require(name)
  } catch (error) {
    return String(error)
  }
}

contextBridge.exposeInMainWorld('fixture', api)
