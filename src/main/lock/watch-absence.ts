import type { LockReason } from '../../shared/lock'
import type { Settings } from '../../shared/settings'

/** What the system tells of the person: Electron's `powerMonitor`. */
export interface PresenceSource {
  /** Seconds since the last input to any program. */
  getSystemIdleTime(): number
  /** `locked` where the system tells that the screen is. */
  getSystemIdleState(thresholdSeconds: number): 'active' | 'idle' | 'locked' | 'unknown'
  on(event: 'lock-screen' | 'suspend' | 'user-did-resign-active', listener: () => void): unknown
}

export interface AbsenceOptions {
  readonly source: PresenceSource
  readonly settings: () => Pick<Settings, 'lockMinutes' | 'lockWithScreen'>
  readonly isLocked: () => boolean
  /** Told that nobody is there, and how that was noticed. */
  readonly onAbsence: (reason: LockReason) => void
  /** How long to wait between two looks at the idle time. */
  readonly lookEveryMs: number
  /** Runs `work` once after `delayMs`; the returned function takes it back. */
  readonly after: (delayMs: number, work: () => void) => () => void
}

/**
 * Watches whether the person has gone, until the returned function is called.
 *
 * What counts is input to the whole computer, not to this window: a token is copied to be used elsewhere,
 * and a desk that locked itself during that work would only be switched off. Sleep and the screen's lock
 * come by event where there is one; Linux has none for the screen, so its state is looked at too.
 */
export function watchAbsence(options: AbsenceOptions): () => void {
  const { source, settings, isLocked, onAbsence, lookEveryMs, after } = options
  let takeBack = (): void => undefined

  function look(): void {
    const { lockMinutes, lockWithScreen } = settings()
    let nextMs = lookEveryMs
    if (!isLocked()) {
      const leftMs = lockMinutes * 60_000 - source.getSystemIdleTime() * 1000
      if (lockWithScreen && source.getSystemIdleState(1) === 'locked') onAbsence('screen')
      else if (lockMinutes > 0 && leftMs <= 0) onAbsence('idle')
      else if (lockMinutes > 0) nextMs = Math.min(leftMs, lookEveryMs)
    }
    takeBack = after(nextMs, look)
  }

  function withScreen(reason: LockReason): () => void {
    return () => {
      if (settings().lockWithScreen) onAbsence(reason)
    }
  }

  source.on('lock-screen', withScreen('screen'))
  source.on('user-did-resign-active', withScreen('screen'))
  source.on('suspend', withScreen('suspend'))
  look()
  return () => {
    takeBack()
  }
}
