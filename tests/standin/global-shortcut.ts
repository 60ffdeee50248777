const modifiers = new Set([
  'alt',
  'altgr',
  'cmd',
  'cmdorctrl',
  'command',
  'commandorcontrol',
  'control',
  'ctrl',
  'meta',
  'option',
  'shift',
  'super'
])

const callbacks = new Map<string, () => void>()
/** What another program holds. */
const taken = new Set<string>()

/** One form for each way of writing an accelerator. Throws, as Electron does, for what is none. */
function standardForm(accelerator: string): string {
  const parts = accelerator.split('+').map((part) => part.trim().toLowerCase())
  const keys = parts.filter((part) => !modifiers.has(part))
  if (keys.length !== 1 || keys[0] === '')
    throw new TypeError(
      'Error processing argument at index 0, conversion failure from ' + accelerator
    )
  const held = parts.filter((part) => modifiers.has(part)).map((part) => standardModifier(part))
  return [...new Set(held)].sort().concat(keys).join('+')
}

function standardModifier(name: string): string {
  const control = ['cmdorctrl', 'commandorcontrol', 'ctrl', 'control']
  return control.includes(name) ? 'control' : name
}

/** `globalShortcut`: remembered, and pressed by `person.ts`. */
export const globalShortcut = {
  register(accelerator: string, callback: () => void): boolean {
    const form = standardForm(accelerator)
    if (taken.has(form) || callbacks.has(form)) return false
    callbacks.set(form, callback)
    return true
  },

  unregister(accelerator: string): void {
    callbacks.delete(standardForm(accelerator))
  },

  unregisterAll(): void {
    callbacks.clear()
  },

  isRegistered(accelerator: string): boolean {
    return callbacks.has(standardForm(accelerator))
  }
}

/** Presses a shortcut. Returns whether the app has heard of it. */
export function pressShortcut(accelerator: string): boolean {
  const callback = callbacks.get(standardForm(accelerator))
  callback?.()
  return callback !== undefined
}

/** Lets another program hold a shortcut from now on. */
export function takeShortcut(accelerator: string): void {
  taken.add(standardForm(accelerator))
}
