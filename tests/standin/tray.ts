import { Emitter } from './emitter'
import type { Menu } from './menu'
import type { NativeImage } from './native-image'

/** A tray icon as a person finds it. */
export interface SeenTray {
  readonly tray: Tray
  readonly toolTip: string
  readonly menu: Menu | null
}

const seen = new Map<Tray, SeenTray>()

/** Every tray icon that is there, oldest first. */
export function seenTrays(): readonly SeenTray[] {
  return [...seen.values()]
}

/** `Tray`: nothing is drawn. What a person would find there is in `person.ts`. */
export class Tray
  extends Emitter
  implements Pick<Electron.Tray, 'destroy' | 'isDestroyed' | 'setToolTip'>
{
  constructor(image: NativeImage) {
    super('Tray', ['click', 'double-click', 'right-click'])
    if (image.isEmpty()) throw new Error('electron stand-in: a tray icon without an image')
    seen.set(this, { tray: this, toolTip: '', menu: null })
  }

  setToolTip(toolTip: string): void {
    this.#change({ toolTip })
  }

  setContextMenu(menu: Menu | null): void {
    this.#change({ menu })
  }

  destroy(): void {
    seen.delete(this)
  }

  isDestroyed(): boolean {
    return !seen.has(this)
  }

  #change(change: Partial<SeenTray>): void {
    const before = seen.get(this)
    if (before === undefined) throw new Error('Tray is destroyed')
    seen.set(this, { ...before, ...change })
  }
}
