import { events, type EventName, type EventPayload } from '../../shared/contract'

/** The part of a window's web contents that events are sent to. */
export interface EventTarget {
  isDestroyed(): boolean
  send(channel: string, payload: unknown): void
}

/** Sends one event of the contract to the page. */
export type SendEvent = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void

/**
 * Makes the sender of events. An event for a window that is gone is dropped: there is nobody to tell.
 *
 * @param target the window's page, or `undefined` when it is gone
 * @param isLocked whether the desk is locked; the page is then told that alone
 * @param onBug told of a payload that does not follow the contract; it is not sent
 */
export function createEventSender(
  target: () => EventTarget | undefined,
  isLocked: () => boolean,
  onBug: (error: unknown) => void
): SendEvent {
  return (name, payload) => {
    const page = target()
    if (page === undefined || page.isDestroyed()) return
    // SECURITY: behind the lock, the page learns nothing. [src/main/ipc/events.security.test.ts]
    if (isLocked() && name !== 'lockChanged') return
    try {
      let message: unknown = payload
      // SECURITY: what the contract does not declare falls off, so that a token in an event by mistake does
      // not reach the page. [src/main/ipc/events.security.test.ts]
      message = events[name].parse(payload)
      page.send(name, message)
    } catch (error) {
      onBug(error)
    }
  }
}
