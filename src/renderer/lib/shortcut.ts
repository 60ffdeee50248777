/** Whether this is a Mac: its shortcuts are pressed with ⌘ where others have Ctrl. */
export const isMac = navigator.userAgent.includes('Macintosh')

/** How the shortcut of “Copy token” is written on this computer. */
export const copyShortcut = isMac ? '⇧ ⌘ C' : 'Ctrl Shift C'

/** The same in the form that assistive technology reads (`aria-keyshortcuts`). */
export const copyShortcutKeys = isMac ? 'Meta+Shift+C' : 'Control+Shift+C'

/** Tells whether a key press is the shortcut of “Copy token”. */
export function isCopyShortcut(event: KeyboardEvent): boolean {
  const command = isMac ? event.metaKey : event.ctrlKey
  return command && event.shiftKey && !event.altKey && event.key.toLowerCase() === 'c'
}

/** How the shortcut of the settings is written on this computer. */
export const settingsShortcut = isMac ? '⌘ ,' : 'Ctrl ,'

/** Tells whether a key press is the shortcut of the settings. */
export function isSettingsShortcut(event: KeyboardEvent): boolean {
  const command = isMac ? event.metaKey : event.ctrlKey
  return command && !event.shiftKey && !event.altKey && event.key === ','
}

/** Tells whether a key press opens the palette of commands. */
export function isPaletteShortcut(event: KeyboardEvent): boolean {
  return isCommandPress(event, 'k')
}

/** Tells whether a key press opens the editor for a new profile. */
export function isNewProfileShortcut(event: KeyboardEvent): boolean {
  return isCommandPress(event, 'n')
}

/** Tells whether a key press leads to the search, also from a field. */
export function isFindShortcut(event: KeyboardEvent): boolean {
  return isCommandPress(event, 'f')
}

/** Tells whether a key press is the question mark that shows the shortcuts, and not one that is typed. */
export function isShortcutsStroke(event: KeyboardEvent): boolean {
  return event.key === '?' && isStroke(event)
}

function isCommandPress(event: KeyboardEvent, key: string): boolean {
  const command = isMac ? event.metaKey : event.ctrlKey
  return command && !event.shiftKey && !event.altKey && event.key.toLowerCase() === key
}

/** Tells whether a key press leaves what concerns the whole desk, and closes nothing else. */
export function isLeaveStroke(event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return false
  const { target } = event
  return !(
    target instanceof HTMLElement && target.closest('[role=menu], [role=dialog], select') !== null
  )
}

/** Tells whether a key press is the stroke that leads to the search, and not one that is typed. */
export function isSearchShortcut(event: KeyboardEvent): boolean {
  return event.key === '/' && isStroke(event)
}

/** A key alone, where nothing is typed. */
function isStroke(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const { target } = event
  return !(
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role=menu], [role=dialog]') !==
      null
  )
}

/** How the shortcut of “Undo” is written on this computer. */
export const undoShortcut = isMac ? '⌘ Z' : 'Ctrl Z'

/** The same in the form that assistive technology reads (`aria-keyshortcuts`). */
export const undoShortcutKeys = isMac ? 'Meta+Z' : 'Control+Z'

/** Tells whether a key press undoes what was done to the list, and not what was typed in a field. */
export function isUndoShortcut(event: KeyboardEvent): boolean {
  const command = isMac ? event.metaKey : event.ctrlKey
  if (!command || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'z') return false
  const { target } = event
  return !(
    target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null
  )
}

/** The shortcuts of the main window that nobody can change, as they are written on this computer. */
const written = {
  palette: isMac ? '⌘ K' : 'Ctrl K',
  find: '/',
  copy: copyShortcut,
  'new-profile': isMac ? '⌘ N' : 'Ctrl N',
  settings: settingsShortcut,
  undo: undoShortcut,
  shortcuts: '?'
} as const
export type WindowShortcut = keyof typeof written

/** Returns how a shortcut is written on this computer. */
export function keysOfShortcut(name: WindowShortcut): string {
  return written[name]
}
