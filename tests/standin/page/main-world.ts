import type { Bridge, BridgeMessage, MakeBridge } from './bridge'

/** What both worlds' scripts are told. */
export interface WorldSettings {
  /** Random names of the two worlds' events. */
  readonly pageEvent: string
  readonly preloadEvent: string
}

/**
 * Runs in the page's own world before any script of the page: puts on `window` what the preload
 * exposes. The text of this function runs inside the page; it uses nothing from outside itself.
 */
export function mainWorld(settings: WorldSettings, makeBridge: MakeBridge): void {
  if (window !== window.top) return
  // What the page gives is small.
  const neverPlain = (): boolean => false
  const expose = (message: BridgeMessage): void => {
    if (message.kind !== 'expose') return
    if (Object.hasOwn(window, message.key)) {
      const problem = 'Cannot bind an API on top of an existing property on the window object'
      bridge.post({ kind: 'exposed', problem })
      return
    }
    const value = bridge.unpack(message.api, true)
    Object.defineProperty(window, message.key, { value, enumerable: true })
    bridge.post({ kind: 'exposed' })
  }
  const bridge: Bridge = makeBridge(settings.pageEvent, settings.preloadEvent, expose, neverPlain)
}
