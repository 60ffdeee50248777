import { app } from './app'
import { browser } from './browser'
import { cancellable } from './emitter'
import { headful } from './environment'
import { lifetime } from './lifetime'
import { nativeTheme } from './native-theme'
import { Page, type Target } from './page-target'
import { RememberedWindow } from './remembered-window'
import { WebContents, type ContentsState, type WebPreferences } from './web-contents'
import { answerWindowOpen } from './window-open'
import { focusedWindow, giveFocus, takeFocus, windows, type WindowParts } from './windows'

type Options = Omit<Electron.BrowserWindowConstructorOptions, 'webPreferences'> & {
  readonly webPreferences?: WebPreferences
}

/** `BrowserWindow`: a page in Chromium, and the memory of how its window should look. */
export class BrowserWindow
  extends RememberedWindow
  implements
    Pick<
      Electron.BrowserWindow,
      | 'blur'
      | 'close'
      | 'destroy'
      | 'focus'
      | 'hide'
      | 'isDestroyed'
      | 'isFocused'
      | 'loadURL'
      | 'show'
    >
{
  readonly webContents: WebContents
  readonly #page: Page
  readonly #state: ContentsState
  readonly #parts: WindowParts
  #isClosing = false

  /** `adopted` is a page that another page has opened. */
  constructor(options: Options = {}, adopted?: Target) {
    if (!lifetime.isReady) throw new Error('Cannot create BrowserWindow before app is ready')
    const { webPreferences = {}, ...look } = options
    refuseUnsafe(webPreferences)
    super(look, app.name)
    this.#state = {
      windowOpenHandler: null,
      isDestroyed: false,
      closeWindow: () => this.close(),
      bounds: () => this.getBounds()
    }
    this.#page = new Page(webPreferences.preload)
    this.webContents = new WebContents(this.#page, webPreferences, this.#state)
    this.#page.once('loaded', () => this.emit('ready-to-show'))
    this.#page.on('loaded', () => void this.#readTitle())
    this.#parts = this.#register(options)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
    this.on('resize', () => void this.#resize())
    if (this.isVisible()) giveFocus(this)
    this.#open(adopted).catch((error: unknown) => {
      // An app that ends at once takes its Chromium away before the page is there.
      if (!lifetime.isQuitting) throw error
    })
  }

  #register(options: Options): WindowParts {
    const { webContents: contents } = this
    const page = this.#page
    const parts: WindowParts = {
      window: this,
      contents,
      page,
      close: () => this.#closeUnlessPrevented(),
      onGone: () => this.#onGone(),
      onPopup: (target) =>
        answerWindowOpen(page, this.#state.windowOpenHandler, target, () => {
          new BrowserWindow({ ...options, show: true }, target)
        })
    }
    windows.push(parts)
    nativeTheme.on('updated', this.#applyTheme)
    return parts
  }

  async #open(adopted: Target | undefined): Promise<void> {
    const bounds = this.getBounds()
    await this.#page.attach(adopted ?? (await browser().newTarget(bounds)), bounds)
    if (headful) await this.#place()
  }

  async #resize(): Promise<void> {
    await this.#page.ready
    if (headful) await this.#place()
    else await this.#page.resize(this.getBounds(), this.webContents.zoomFactor)
  }

  /** Puts Chromium's window where this one should be. */
  async #place(): Promise<void> {
    const { session } = this.#page
    const found = await session.send('Browser.getWindowForTarget').catch(() => undefined)
    if (!found) return
    const { windowId } = found
    await session.sendQuietly('Browser.setWindowBounds', { windowId, bounds: this.getBounds() })
  }

  readonly #applyTheme = (): void => void this.#page.applyTheme()

  static getAllWindows(): BrowserWindow[] {
    return windows.map(({ window }) => window)
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focusedWindow() ?? null
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return windows.find((parts) => parts.contents === contents)?.window ?? null
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  close(): void {
    void this.#closeUnlessPrevented()
  }

  destroy(): void {
    void this.#closePage()
  }

  isDestroyed(): boolean {
    return this.#state.isDestroyed
  }

  async #closeUnlessPrevented(): Promise<boolean> {
    if (this.#state.isDestroyed) return true
    const event = cancellable({})
    this.emit('close', event)
    if (event.defaultPrevented) return false
    await this.#closePage()
    return true
  }

  async #closePage(): Promise<void> {
    await this.#page.ready
    const { targetId } = this.#page
    if (this.#state.isDestroyed || targetId === undefined) return
    this.#isClosing = true
    const closed = new Promise((resolve) => this.once('closed', resolve))
    await browser().root.sendQuietly('Target.closeTarget', { targetId })
    await closed
  }

  /** The page is gone: because it was closed here, by itself, or by a person. */
  #onGone(): void {
    if (this.#state.isDestroyed) return
    // Whoever closed Chromium's window was not asked; the app must hear of it all the same.
    if (!this.#isClosing) this.emit('close', cancellable({}))
    this.#state.isDestroyed = true
    takeFocus(this)
    this.#page.frames.detachAll()
    windows.splice(windows.indexOf(this.#parts), 1)
    nativeTheme.off('updated', this.#applyTheme)
    this.webContents.emit('destroyed')
    this.emit('closed')
    if (windows.length > 0 || lifetime.isQuitting) return
    if (!app.emit('window-all-closed')) app.quit()
  }

  async #readTitle(): Promise<void> {
    const title = await this.#page.title()
    if (!title || title === this.getTitle() || this.#state.isDestroyed) return
    const event = cancellable({})
    this.emit('page-title-updated', event, title, true)
    if (!event.defaultPrevented) this.setTitle(title)
  }

  show(): void {
    this.setVisible(true)
    this.focus()
  }

  hide(): void {
    takeFocus(this)
    this.setVisible(false)
  }

  focus(): void {
    if (!this.isVisible()) return
    void this.#page.ready.then(() => this.#page.session.sendQuietly('Page.bringToFront'))
    giveFocus(this)
  }

  blur(): void {
    takeFocus(this)
  }

  isFocused(): boolean {
    return focusedWindow() === this
  }
}

function refuseUnsafe(preferences: WebPreferences): void {
  const { contextIsolation = true, nodeIntegration = false, sandbox = true } = preferences
  if (!contextIsolation || nodeIntegration || !sandbox)
    throw new Error(
      'electron stand-in: a window without sandbox, without contextIsolation or with ' +
        'nodeIntegration is not implemented'
    )
}
