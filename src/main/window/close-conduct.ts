import type { ClosingAnswer } from '../dialogs/ask-closing'
import type { Settings } from '../../shared/settings'

interface CloseEvent {
  preventDefault(): void
}

/** The main window, as far as closing it needs. */
export interface ClosedWindow {
  on(event: 'close', listener: (event: CloseEvent) => void): unknown
  on(event: 'closed', listener: () => void): unknown
  isDestroyed(): boolean
  hide(): void
}

export interface CloseConductOptions {
  readonly window: ClosedWindow
  readonly platform: NodeJS.Platform
  readonly closing: () => Settings['closing']
  /** Whether a hidden window can be brought back from a tray. */
  readonly hasTray: () => boolean
  readonly isQuitting: () => boolean
  readonly ask: () => Promise<ClosingAnswer>
  readonly remember: (closing: 'tray' | 'quit') => Promise<void>
  readonly quit: () => void
  readonly onTrouble: (error: unknown) => void
}

/**
 * Decides what closing the main window does. On macOS it hides, as there, and the app stays in the dock.
 * Elsewhere it hides to the tray or ends the app, as the person has chosen; without a tray it ends the
 * app, because nobody would find the window again.
 */
export function conductClosing(options: CloseConductOptions): void {
  const { window, platform, closing, hasTray, isQuitting, quit } = options
  let isAsking = false

  const askThen = async (): Promise<void> => {
    isAsking = true
    try {
      const { way, remember } = await options.ask()
      if (way === 'stay') return
      if (remember) await options.remember(way)
      if (way === 'quit') quit()
      else if (!window.isDestroyed()) window.hide()
    } finally {
      isAsking = false
    }
  }

  window.on('close', (event) => {
    if (isQuitting()) return
    if (platform !== 'darwin' && (!hasTray() || closing() === 'quit')) return
    event.preventDefault()
    if (platform === 'darwin' || closing() === 'tray') window.hide()
    else if (!isAsking) askThen().catch(options.onTrouble)
  })
  // A hidden quick-copy window would keep the app running, out of sight.
  window.on('closed', () => {
    if (!isQuitting()) quit()
  })
}
