import type { Codec, Encoded } from '../structured-clone'
import type { BridgeMessage, MakeBridge } from './bridge'
import type { WorldSettings } from './main-world'

export interface PreloadSettings extends WorldSettings {
  /** The function that carries a text to the main process. */
  readonly binding: string
  /** The function that the main process calls to bring a message. */
  readonly deliver: string
  /** What a sandboxed preload sees as `process`. */
  readonly process: object
}

/** From the preload to the main process. */
export type ToMain =
  | {
      readonly kind: 'invoke'
      readonly id: number
      readonly channel: string
      readonly args: Encoded
    }
  | { readonly kind: 'preload-error'; readonly error: Encoded }

/** From the main process to the preload. */
export type ToPreload =
  | { readonly kind: 'result'; readonly id: number; readonly value: Encoded }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'event'; readonly channel: string; readonly args: Encoded }

type Listener = (event: object, ...args: unknown[]) => void

/** The preload script, wrapped as CommonJS wraps a module. */
export type Preload = (
  require: (name: string) => unknown,
  process: object,
  module: { exports: unknown },
  exports: unknown
) => void

/**
 * Runs in an isolated world of the page (in Chromium the very thing that Electron's context
 * isolation is made of) before any script of the page: gives the preload its `electron` and runs it.
 * The text of this function runs inside the page; it uses nothing from outside itself.
 */
export function preloadWorld(
  settings: PreloadSettings,
  makeBridge: MakeBridge,
  makeCodec: () => Codec,
  preload: Preload
): void {
  if (window !== window.top) return
  const { encode, decode, isPlain } = makeCodec()
  const send: unknown = Reflect.get(globalThis, settings.binding)
  Reflect.deleteProperty(globalThis, settings.binding)
  const tellMain = (message: ToMain): void => {
    if (typeof send === 'function') Reflect.apply(send, undefined, [JSON.stringify(message)])
  }

  const problems: (string | undefined)[] = []
  const takeProblem = (message: BridgeMessage): void => {
    if (message.kind === 'exposed') problems.push(message.problem)
  }
  const bridge = makeBridge(settings.preloadEvent, settings.pageEvent, takeProblem, isPlain)
  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown): void {
      bridge.post({ kind: 'expose', key, api: bridge.pack(api) })
      const problem = problems.pop()
      if (problem !== undefined) throw new Error(problem)
    }
  }

  const listeners = new Map<string, Listener[]>()
  const waiting = new Map<number, (message: ToPreload) => void>()
  let lastId = 0
  const ipcRenderer = {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      return new Promise((resolve, reject) => {
        const id = ++lastId
        tellMain({ kind: 'invoke', id, channel, args: encode(args) })
        waiting.set(id, (message) => {
          if (message.kind === 'result') resolve(decode(message.value))
          else if (message.kind === 'failure')
            reject(new Error(`Error invoking remote method '${channel}': ${message.message}`))
        })
      })
    },
    on(channel: string, listener: Listener): object {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    removeListener(channel: string, listener: Listener): object {
      const left = [...(listeners.get(channel) ?? [])]
      const at = left.lastIndexOf(listener)
      if (at >= 0) left.splice(at, 1)
      listeners.set(channel, left)
      return ipcRenderer
    }
  }
  Reflect.set(globalThis, settings.deliver, (message: ToPreload): void => {
    if (message.kind === 'event') {
      const decoded = decode(message.args)
      const args: readonly unknown[] = Array.isArray(decoded) ? decoded : []
      for (const listener of listeners.get(message.channel) ?? [])
        listener({ sender: ipcRenderer, ports: [] }, ...args)
    } else {
      waiting.get(message.id)?.(message)
      waiting.delete(message.id)
    }
  })

  const only = (name: string, members: object): object =>
    new Proxy(members, {
      get(target, member): unknown {
        if (member in target || typeof member === 'symbol') return Reflect.get(target, member)
        throw new Error(`electron stand-in: ${name}${member} is not implemented in a preload`)
      }
    })
  const electron = only('', {
    contextBridge: only('contextBridge.', contextBridge),
    ipcRenderer: only('ipcRenderer.', ipcRenderer)
  })
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  try {
    preload(require, Object.freeze(settings.process), module, module.exports)
  } catch (thrown) {
    console.error('Unable to load preload script', thrown)
    tellMain({ kind: 'preload-error', error: encode(thrown) })
  }
}
