/** The part of a window that says when it comes to the front. */
export interface FocusedWindow {
  on(event: 'focus', listener: () => void): unknown
}

/**
 * Calls `refresh` each time the window comes to the front, so that it shows what another program has
 * written since. `onTrouble` is told when that fails; what is shown then stays.
 */
export function refreshOnFocus(
  window: FocusedWindow,
  refresh: () => Promise<void>,
  onTrouble: (error: unknown) => void
): void {
  window.on('focus', () => {
    refresh().catch(onTrouble)
  })
}
