/** What a key does in the list besides moving. */
export type ListAct = 'toggle' | 'all' | 'clear' | 'delete' | 'edit' | 'pin' | 'type'

/** The part of a key press that counts. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'
>

/** Returns the place that a key leads to from `place`, or nothing. It may be beyond the ends. */
export function placeAfter(
  press: KeyPress,
  place: number,
  { screen, last }: { readonly screen: number; readonly last: number }
): number | undefined {
  if (press.altKey || press.ctrlKey || press.metaKey) return undefined
  const target = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    PageDown: place + screen,
    PageUp: place - screen,
    Home: 0,
    End: last
  }[press.key]
  return target === undefined ? undefined : Math.min(Math.max(target, 0), last)
}

/**
 * Returns what a key does to the row that has the focus. Letters search, so that pinning has the keys
 * by which browsers remember a page: Ctrl or Cmd with D.
 */
export function actOf(press: KeyPress, isMac: boolean): ListAct | undefined {
  if (press.isComposing || press.altKey) return undefined
  const command = isMac ? press.metaKey : press.ctrlKey
  if (command) return commands[press.key.toLowerCase()]
  if (press.ctrlKey || press.metaKey) return undefined
  const named = plain[press.key]
  if (named !== undefined) return named
  return press.key.length === 1 && press.key !== '/' ? 'type' : undefined
}

const commands: Readonly<Record<string, ListAct>> = { a: 'all', d: 'pin' }
const plain: Readonly<Record<string, ListAct>> = {
  ' ': 'toggle',
  Escape: 'clear',
  Delete: 'delete',
  F2: 'edit'
}
