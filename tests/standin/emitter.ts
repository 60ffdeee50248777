import { EventEmitter } from 'node:events'
import { electronType, notImplemented } from './surface'

/** What Electron hands to a listener first: an event whose default can be prevented. */
export interface CancellableEvent {
  defaultPrevented: boolean
  preventDefault(): void
}

/** A fresh cancellable event that also carries `details`. */
export function cancellable<Details extends object>(details: Details): CancellableEvent & Details {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    }
  }
  return event
}

/**
 * Base of everything that emits, named after the Electron type it stands in for. Listening for an
 * event that Electron has and the stand-in does not know throws: a listener that is silently never
 * called would be worse.
 */
export class Emitter extends EventEmitter {
  constructor(typeName: string, events: readonly string[]) {
    super()
    this.setMaxListeners(0)
    const known = electronType(typeName).events
    const invented = events.filter((name) => !known.has(name))
    if (invented.length > 0) throw new Error(`${typeName} has no event ${invented.join(', ')}`)
    this.on('newListener', (name: string | symbol) => {
      if (typeof name !== 'string' || events.includes(name)) return
      if (known.has(name)) throw notImplemented(`the event '${name}' of ${typeName}`)
    })
  }
}
