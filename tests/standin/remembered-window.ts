import { Emitter } from './emitter'

const emitted = [
  'blur',
  'close',
  'closed',
  'focus',
  'hide',
  'maximize',
  'minimize',
  'move',
  'page-title-updated',
  'ready-to-show',
  'resize',
  'restore',
  'show',
  'unmaximize'
]

/**
 * The half of `BrowserWindow` that is only remembered: there is no window manager to do it. What is
 * asked of the window reads back as it would from Electron.
 */
export class RememberedWindow
  extends Emitter
  implements
    Pick<
      Electron.BrowserWindow,
      | 'getBounds'
      | 'getNormalBounds'
      | 'getTitle'
      | 'isAlwaysOnTop'
      | 'isContentProtected'
      | 'isMaximized'
      | 'isMinimized'
      | 'isVisible'
      | 'maximize'
      | 'minimize'
      | 'restore'
      | 'setAlwaysOnTop'
      | 'setBounds'
      | 'setContentProtection'
      | 'setMenuBarVisibility'
      | 'setTitle'
      | 'unmaximize'
    >
{
  #bounds: Electron.Rectangle
  #title: string
  #isVisible: boolean
  #isMinimized = false
  #isMaximized = false
  #isContentProtected = false
  #isAlwaysOnTop: boolean

  constructor(options: Electron.BaseWindowConstructorOptions, appName: string) {
    super('BrowserWindow', emitted)
    const { x = 0, y = 0, width = 800, height = 600, title = appName, show = true } = options
    this.#bounds = { x, y, width, height }
    this.#title = title
    this.#isVisible = show
    this.#isAlwaysOnTop = options.alwaysOnTop ?? false
  }

  setTitle(title: string): void {
    this.#title = title
  }

  getTitle(): string {
    return this.#title
  }

  /** Remembers whether the window is shown, and tells of a change. */
  protected setVisible(isVisible: boolean): void {
    if (this.#isVisible === isVisible) return
    this.#isVisible = isVisible
    this.emit(isVisible ? 'show' : 'hide')
  }

  isVisible(): boolean {
    return this.#isVisible
  }

  minimize(): void {
    this.#isMinimized = true
    this.emit('minimize')
  }

  restore(): void {
    this.#isMinimized = false
    this.emit('restore')
  }

  isMinimized(): boolean {
    return this.#isMinimized
  }

  maximize(): void {
    this.#isMaximized = true
    this.emit('maximize')
  }

  unmaximize(): void {
    this.#isMaximized = false
    this.emit('unmaximize')
  }

  isMaximized(): boolean {
    return this.#isMaximized
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    this.emit('resize')
    this.emit('move')
  }

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }

  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }

  setAlwaysOnTop(isAlwaysOnTop: boolean): void {
    this.#isAlwaysOnTop = isAlwaysOnTop
  }

  isAlwaysOnTop(): boolean {
    return this.#isAlwaysOnTop
  }

  setContentProtection(isProtected: boolean): void {
    this.#isContentProtected = isProtected
  }

  isContentProtected(): boolean {
    return this.#isContentProtected
  }

  /** There is no menu bar to show or hide. */
  setMenuBarVisibility(): void {}
}
