import { app } from './app'
import { browser } from './browser'
import { cancellable, Emitter } from './emitter'
import { headful } from './environment'
import { lifetime } from './lifetime'
import { nativeTheme } from './native-theme'
import { Page, type Target } from './page-target'
import { WebContents, type ContentsState, type WebPreferences } from './web-contents'
import { answerWindowOpen } from './window-open'
import { focusedWindow, windows, type WindowParts } from './windows'

type Options = Omit<Electron.BrowserWindowConstructorOptions, 'webPreferences'> & {
  readonly webPreferences?: WebPreferences
}

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

/** `BrowserWindow`. Where it is and whether it shows is only remembered, not done. */
export class BrowserWindow
  extends Emitter
  implements
    Pick<
      Electron.BrowserWindow,
      | 'close'
      | 'destroy'
      | 'focus'
      | 'getBounds'
      | 'getNormalBounds'
      | 'getTitle'
      | 'hide'
      | 'isContentProtected'
      | 'isDestroyed'
      | 'isMaximized'
      | 'isMinimized'
      | 'isVisible'
      | 'loadURL'
      | 'maximize'
      | 'minimize'
      | 'restore'
      | 'setBounds'
      | 'setContentProtection'
      | 'setMenuBarVisibility'
      | 'setTitle'
      | 'show'
      | 'unmaximize'
    >
{
  readonly webContents: WebContents
  readonly #page: Page
  readonly #state: ContentsState
  readonly #parts: WindowParts
  #bounds: Electron.Rectangle
  #title: string
  #isVisible: boolean
  #isMinimized = false
  #isMaximized = false
  #isContentProtected = false

  /** `adopted` is a page that another page has opened. */
  constructor(options: Options = {}, adopted?: Target) {
    super('BrowserWindow', emitted)
    if (!lifetime.isReady) throw new Error('Cannot create BrowserWindow before app is ready')
    const { x = 0, y = 0, width = 800, height = 600, webPreferences = {} } = options
    refuseUnsafe(webPreferences)
    this.#bounds = { x, y, width, height }
    this.#title = options.title ?? app.name
    this.#isVisible = options.show ?? true
    this.#state = {
      windowOpenHandler: null,
      isDestroyed: false,
      closeWindow: () => this.close(),
      bounds: () => this.#bounds
    }
    this.#page = new Page(webPreferences.preload)
    this.webContents = new WebContents(this.#page, webPreferences, this.#state)
    this.#page.once('loaded', () => this.emit('ready-to-show'))
    this.#page.on('loaded', () => void this.#readTitle())
    this.#parts = this.#register(options)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
    void this.#open(adopted)
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
    const target = adopted ?? (await browser().newTarget(this.#bounds))
    await this.#page.attach(target, this.#bounds)
    if (headful) await this.#place()
  }

  async #place(): Promise<void> {
    const { session } = this.#page
    const { windowId } = await session.send('Browser.getWindowForTarget')
    await session.sendQuietly('Browser.setWindowBounds', { windowId, bounds: this.#bounds })
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
    const closed = new Promise((resolve) => this.once('closed', resolve))
    await browser().root.sendQuietly('Target.closeTarget', { targetId })
    await closed
  }

  /** The page is gone: because it was closed here, by itself, or by a person. */
  #onGone(): void {
    if (this.#state.isDestroyed) return
    this.#state.isDestroyed = true
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
    if (!title || title === this.#title || this.#state.isDestroyed) return
    const event = cancellable({})
    this.emit('page-title-updated', event, title, true)
    if (!event.defaultPrevented) this.#title = title
  }

  setTitle(title: string): void {
    this.#title = title
  }

  getTitle(): string {
    return this.#title
  }

  show(): void {
    this.#isVisible = true
    this.emit('show')
    this.focus()
  }

  hide(): void {
    this.#isVisible = false
    this.emit('hide')
  }

  isVisible(): boolean {
    return this.#isVisible
  }

  focus(): void {
    void this.#page.ready.then(() => this.#page.session.sendQuietly('Page.bringToFront'))
    this.emit('focus')
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
    void this.#page.ready.then(() =>
      headful ? this.#place() : this.#page.resize(this.#bounds, this.webContents.zoomFactor)
    )
    this.emit('resize')
    this.emit('move')
  }

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }

  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds }
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

function refuseUnsafe(preferences: WebPreferences): void {
  const { contextIsolation = true, nodeIntegration = false, sandbox = true } = preferences
  const isSandboxed = sandbox || lifetime.isSandboxForced
  if (!contextIsolation || nodeIntegration || !isSandboxed)
    throw new Error(
      'electron stand-in: a window without sandbox, without contextIsolation or with ' +
        'nodeIntegration is not implemented'
    )
}
