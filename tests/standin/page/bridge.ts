/** A value on its way between the two worlds of a page; exactly one field is set. */
export type Packed =
  | { readonly plain: unknown }
  | { readonly callback: number }
  | { readonly promise: number }
  | { readonly error: PackedError }
  | { readonly list: readonly Packed[] }
  | { readonly object: readonly (readonly [string, Packed])[] }

export interface PackedError {
  readonly name: string
  readonly message: string
}

type Answer =
  | { readonly ok: true; readonly value: Packed }
  | { readonly ok: false; readonly error: PackedError }

export type BridgeMessage =
  | {
      readonly kind: 'call'
      readonly id: number
      readonly callback: number
      readonly args: readonly Packed[]
    }
  | { readonly kind: 'return'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'settle'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'expose'; readonly key: string; readonly api: Packed }
  | { readonly kind: 'exposed'; readonly problem?: string }

/** One end of the bridge. */
export interface Bridge {
  readonly post: (message: BridgeMessage) => void
  readonly pack: (value: unknown) => Packed
  readonly unpack: (packed: Packed, frozen: boolean) => unknown
}

export type MakeBridge = (
  here: string,
  there: string,
  onOther: (message: BridgeMessage) => void,
  /** Whether a value can cross as it is. */
  isPlain: (value: unknown) => boolean
) => Bridge

/**
 * One end of the way between the page's world and the preload's. Messages are DOM events, which
 * Chromium clones from world to world and delivers synchronously, so that a function called through
 * the bridge has its answer when `dispatchEvent` returns. The events' names are random: the page
 * cannot guess them.
 *
 * The text of this function runs inside the page; it uses nothing from outside itself.
 */
export function makeBridge(
  here: string,
  there: string,
  onOther: (message: BridgeMessage) => void,
  isPlain: (value: unknown) => boolean
): Bridge {
  // Kept now, before any script of the page can replace them.
  const dispatch = window.dispatchEvent.bind(window)
  const { CustomEvent: MessageEvent } = window
  const callbacks = new Map<number, (...args: unknown[]) => unknown>()
  const waiting = new Map<number, (answer: Answer) => void>()
  let lastId = 0

  const post = (message: BridgeMessage): void => {
    dispatch(new MessageEvent(there, { detail: message }))
  }
  const packError = (thrown: unknown): PackedError =>
    thrown instanceof Error
      ? { name: thrown.name, message: thrown.message }
      : { name: 'Error', message: String(thrown) }
  const unpackError = ({ name, message }: PackedError): Error =>
    Object.assign(new Error(message), name === 'Error' ? {} : { name })
  const failed = (thrown: unknown): Answer => ({ ok: false, error: packError(thrown) })

  const pack = (value: unknown): Packed => {
    if (typeof value === 'function') {
      const callback = ++lastId
      callbacks.set(callback, (...args) => Reflect.apply(value, undefined, args))
      return { callback }
    }
    if (typeof value === 'symbol') return { plain: undefined }
    if (value === null || typeof value !== 'object') return { plain: value }
    if (value instanceof Promise) return packPromise(value)
    if (value instanceof Error) return { error: packError(value) }
    if (Array.isArray(value)) return { list: value.map(pack) }
    if (Object.prototype.toString.call(value) === '[object Object]')
      return { object: Object.entries(value).map(([key, item]) => [key, pack(item)]) }
    return { plain: structuredClone(value) }
  }
  const packPromise = (promise: Promise<unknown>): Packed => {
    const id = ++lastId
    promise.then(
      (value) => {
        // Chromium clones what the event carries: the other world gets a copy of its own.
        const packed = isPlain(value) ? { plain: value } : pack(value)
        post({ kind: 'settle', id, answer: { ok: true, value: packed } })
      },
      (thrown: unknown) => post({ kind: 'settle', id, answer: failed(thrown) })
    )
    return { promise: id }
  }

  const unpack = (packed: Packed, frozen: boolean): unknown => {
    const settle = <Value>(value: Value): Value => (frozen ? Object.freeze(value) : value)
    if ('callback' in packed) return unpackCallback(packed.callback)
    if ('promise' in packed) return unpackPromise(packed.promise)
    if ('error' in packed) return unpackError(packed.error)
    if ('list' in packed) return settle(packed.list.map((item) => unpack(item, frozen)))
    if ('object' in packed)
      return settle(
        Object.fromEntries(packed.object.map(([key, item]) => [key, unpack(item, frozen)]))
      )
    return packed.plain
  }
  const unpackPromise = (id: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.set(id, (answer) => {
        if (answer.ok) resolve(unpack(answer.value, false))
        else reject(unpackError(answer.error))
      })
    })
  const unpackCallback =
    (callback: number) =>
    (...args: unknown[]): unknown => {
      const id = ++lastId
      const answers: Answer[] = []
      waiting.set(id, (answer) => answers.push(answer))
      post({ kind: 'call', id, callback, args: args.map(pack) })
      const [answer] = answers
      if (!answer) throw new Error('the other side of the context bridge did not answer')
      if (!answer.ok) throw unpackError(answer.error)
      return unpack(answer.value, false)
    }

  const call = (callback: number, args: readonly Packed[]): Answer => {
    try {
      const value = callbacks.get(callback)?.(...args.map((item) => unpack(item, false)))
      return { ok: true, value: pack(value) }
    } catch (thrown) {
      return failed(thrown)
    }
  }
  const receive = (message: BridgeMessage): void => {
    if (message.kind === 'call')
      post({ kind: 'return', id: message.id, answer: call(message.callback, message.args) })
    else if (message.kind === 'return' || message.kind === 'settle') {
      waiting.get(message.id)?.(message.answer)
      waiting.delete(message.id)
    } else onOther(message)
  }
  const isMessage = (event: Event): event is CustomEvent<BridgeMessage> =>
    event instanceof MessageEvent
  window.addEventListener(here, (event) => {
    if (isMessage(event)) receive(event.detail)
  })
  return { post, pack, unpack }
}
