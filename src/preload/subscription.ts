import { ipcRenderer } from 'electron'
import type { EventName, EventPayload } from '../shared/contract'

/**
 * Returns the subscription of one event. The page's listener gets the payload only: Electron's event
 * holds the sender.
 */
export function subscription<Name extends EventName>(
  name: Name
): (listener: (payload: EventPayload<Name>) => void) => () => void {
  return (listener) => {
    const forward = (_event: unknown, payload: EventPayload<Name>): void => {
      listener(payload)
    }
    ipcRenderer.on(name, forward)
    return () => {
      ipcRenderer.removeListener(name, forward)
    }
  }
}
