/** The part of a key press that a shortcut is made of. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
>

export type ReadPress =
  | { readonly kind: 'shortcut'; readonly accelerator: string }
  /** Only Ctrl, Alt and the like are held so far. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'needs-modifier' }
  | { readonly kind: 'not-usable' }
  | { readonly kind: 'reserved'; readonly accelerator: string }

/** Keys whose name in an accelerator is not the one on the key. */
const namedCodes: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Return',
  NumpadEnter: 'Return',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Tab: 'Tab',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  Backquote: '`'
}

const modifierKeys: readonly string[] = [
  'Control',
  'Meta',
  'Alt',
  'AltGraph',
  'Shift',
  'OS',
  'Hyper',
  'Super'
]

/** What nearly every program uses, and what this window uses itself. */
const reserved: readonly string[] = [
  ...Array.from('ACFKNOPQRSTVWXYZ,', (key) => `CommandOrControl+${key}`),
  'CommandOrControl+Tab',
  'CommandOrControl+Shift+C',
  'Alt+Tab',
  'Alt+F4'
]

/**
 * Reads a key press as an Electron accelerator.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts#accelerators
 */
export function readPress(press: KeyPress, isMac: boolean): ReadPress {
  if (modifierKeys.includes(press.key)) return { kind: 'waiting' }
  const key = keyOf(press)
  if (key === undefined) return { kind: 'not-usable' }
  const held = modifiersOf(press, isMac)
  if (held.every((modifier) => modifier === 'Shift')) return { kind: 'needs-modifier' }
  const accelerator = [...held, key].join('+')
  return { kind: reserved.includes(accelerator) ? 'reserved' : 'shortcut', accelerator }
}

/** Returns what is written on the keys of an accelerator, in the order in which they are named. */
export function keysOf(accelerator: string, isMac: boolean): readonly string[] {
  if (accelerator === '') return []
  const written = isMac ? macKeys : otherKeys
  return accelerator.split('+').map((part) => written[part] ?? part)
}

const macKeys: Readonly<Record<string, string>> = {
  CommandOrControl: '⌘',
  Command: '⌘',
  Super: '⌘',
  Meta: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Option: '⌥',
  Shift: '⇧'
}

const otherKeys: Readonly<Record<string, string>> = {
  CommandOrControl: 'Ctrl',
  Control: 'Ctrl',
  Super: 'Win',
  Meta: 'Win',
  Return: 'Enter'
}

function modifiersOf(press: KeyPress, isMac: boolean): readonly string[] {
  const { ctrlKey, metaKey, altKey, shiftKey } = press
  return [
    ...((isMac ? metaKey : ctrlKey) ? ['CommandOrControl'] : []),
    ...(isMac && ctrlKey ? ['Control'] : []),
    ...(!isMac && metaKey ? ['Super'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey ? ['Shift'] : [])
  ]
}

/** The letter that the layout gives; with Alt it may be another sign, and then the key's place counts. */
function keyOf({ key, code }: KeyPress): string | undefined {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase()
  if (/^F(?:[1-9]|1\d|2[0-4])$/.test(key)) return key
  return /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1] ?? namedCodes[code]
}
