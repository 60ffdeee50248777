/** The quick-copy window, as far as this file needs it. */
export interface QuickWindow {
  isDestroyed(): boolean
  isVisible(): boolean
  show(): void
  hide(): void
  destroy(): void
  on(event: 'blur' | 'closed', listener: () => void): unknown
  once(event: 'ready-to-show', listener: () => void): unknown
}

export interface QuickCopyOptions<Window extends QuickWindow> {
  /** Makes the window, connects its page and begins to load it. */
  readonly open: () => Window
  /** Puts it where the person looks. */
  readonly place: (window: Window) => void
  /** Tells the page that it comes to the front again. */
  readonly tellShown: () => void
  readonly isLocked: () => boolean
  /** Brings the main window to the front: there is the way back from the lock. */
  readonly showMainWindow: () => void
}

/**
 * The small window that copies a token over any other app. It is made when it is first asked for and
 * then kept hidden, so that it is there at once the next time.
 */
export class QuickCopy<Window extends QuickWindow> {
  readonly #options: QuickCopyOptions<Window>
  #window: Window | undefined
  #isReady = false

  constructor(options: QuickCopyOptions<Window>) {
    this.#options = options
  }

  /** The shortcut: shows the window, or hides it if it is there. */
  press(): void {
    if (this.#window?.isVisible() === true) this.hide()
    else this.show()
  }

  show(): void {
    if (this.#options.isLocked()) {
      this.#options.showMainWindow()
      // SECURITY: behind the lock there is no window with the names of profiles.
      // [src/main/quick/quick-copy.security.test.ts]
      return
    }
    if (this.#window === undefined) this.#open()
    else if (this.#isReady) this.#showAgain(this.#window)
  }

  hide(): void {
    if (this.#window?.isVisible() === true) this.#window.hide()
  }

  /** Ends the window with everything that its page holds. */
  destroy(): void {
    const window = this.#window
    this.#window = undefined
    this.#isReady = false
    if (window?.isDestroyed() === false) window.destroy()
  }

  #open(): void {
    const window = this.#options.open()
    this.#window = window
    window.on('blur', () => {
      if (this.#window === window) this.hide()
    })
    window.on('closed', () => {
      if (this.#window === window) this.destroy()
    })
    window.once('ready-to-show', () => {
      // It may have been locked away while it was loading.
      if (this.#window !== window) return
      this.#isReady = true
      this.#options.place(window)
      window.show()
    })
  }

  #showAgain(window: Window): void {
    this.#options.tellShown()
    this.#options.place(window)
    window.show()
  }
}
