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
  if (event.key !== '/' || event.defaultPrevented || event.isComposing) return false
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
