import type { ToMain, ToPreload } from './page/preload-world'
import { decode, encode } from './structured-clone'

type Handler = (event: object, ...args: never[]) => unknown

/** The handlers of one window, by channel. */
export type IpcHandlers = Map<string, Handler>

/** `webContents.ipc`: the main process's side of `ipcRenderer.invoke`, for one window. */
export class Ipc {
  readonly #handlers: IpcHandlers

  constructor(handlers: IpcHandlers) {
    this.#handlers = handlers
  }

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }
}

/** Runs the handler of an invoked channel; what it returns or throws becomes the answer. */
export async function answerInvoke(
  handlers: IpcHandlers,
  event: object,
  message: Extract<ToMain, { kind: 'invoke' }>
): Promise<ToPreload> {
  const { id, channel } = message
  try {
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    const decoded = decode(message.args)
    const args: readonly unknown[] = Array.isArray(decoded) ? decoded : []
    const value: unknown = await Reflect.apply(handler, undefined, [event, ...args])
    return { kind: 'result', id, value: encode(value) }
  } catch (thrown) {
    console.error(`Error occurred in handler for '${channel}':`, thrown)
    return { kind: 'failure', id, message: String(thrown) }
  }
}
