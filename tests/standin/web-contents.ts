import { app } from './app'
import { browser } from './browser'
import type { ConsoleArgument, DevtoolsEvents, PausedRequest } from './devtools-events'
import { Emitter } from './emitter'
import type { WebFrameMain } from './frames'
import { answerInvoke, Ipc, type IpcHandlers } from './ipc'
import { NavigationGuard } from './navigation'
import type { Page, PreloadMessage } from './page-target'
import { applyPermissions } from './permissions'
import { abortRequest, handleRequest } from './requests'
import { fromChromium, toChromium } from './schemes'
import { Session } from './session'
import { decode, encode } from './structured-clone'

/** `webPreferences`, with the stand-in's own kind of session. */
export type WebPreferences = Omit<Electron.WebPreferences, 'session'> & {
  readonly session?: Session
}

type WindowOpenHandler = (details: {
  readonly url: string
  readonly frameName: string
  readonly features: string
  readonly disposition: string
}) => { readonly action: 'allow' | 'deny' }

/** What a window shares with its contents. */
export interface ContentsState {
  windowOpenHandler: WindowOpenHandler | null
  isDestroyed: boolean
  readonly closeWindow: () => void
  readonly bounds: () => Electron.Rectangle
}

const emitted = [
  'console-message',
  'destroyed',
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'preload-error',
  'render-process-gone',
  'will-attach-webview',
  'will-frame-navigate',
  'will-navigate',
  'will-redirect'
]

let lastId = 0

/** `WebContents`: what the main process sees of a page. */
export class WebContents
  extends Emitter
  implements
    Pick<
      Electron.WebContents,
      | 'close'
      | 'getURL'
      | 'getZoomFactor'
      | 'id'
      | 'isDestroyed'
      | 'loadURL'
      | 'reload'
      | 'send'
      | 'setZoomFactor'
      | 'zoomFactor'
    >
{
  readonly id = ++lastId
  readonly ipc: Ipc
  readonly session: Session
  readonly #page: Page
  readonly #state: ContentsState
  readonly #preferences: WebPreferences
  readonly #handlers: IpcHandlers = new Map()
  readonly #navigation: NavigationGuard
  #zoomFactor = 1

  constructor(page: Page, preferences: WebPreferences, state: ContentsState) {
    super('WebContents', emitted)
    this.#page = page
    this.#state = state
    this.#preferences = preferences
    this.#navigation = new NavigationGuard(page.frames, (name, ...args) => this.emit(name, ...args))
    this.ipc = new Ipc(this.#handlers)
    this.session = preferences.session ?? Session.fromPartition(preferences.partition ?? '')
    page.on('request', (paused) => void this.#onRequest(paused))
    page.on('preloadMessage', (message) => void this.#onPreloadMessage(message))
    page.on('loaded', () => this.emit('did-finish-load', {}))
    page.on('navigated', (isSameDocument) =>
      this.emit(isSameDocument ? 'did-navigate-in-page' : 'did-navigate', {}, this.getURL())
    )
    page.on('console', (event) => this.#onConsole(event))
    page.on('crashed', () => {
      const details = { reason: 'crashed', exitCode: 11 }
      this.emit('render-process-gone', {}, details)
      app.emit('render-process-gone', {}, this, details)
    })
  }

  get mainFrame(): WebFrameMain {
    return this.#page.frames.main
  }

  getURL(): string {
    return this.mainFrame.url
  }

  isDestroyed(): boolean {
    return this.#state.isDestroyed
  }

  /** What the app asked for, without the defaults. Electron has this method, undocumented. */
  getLastWebPreferences(): WebPreferences {
    return { ...this.#preferences }
  }

  send(channel: string, ...args: readonly unknown[]): void {
    this.#page.tell({ kind: 'event', channel, args: encode(args) })
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#state.windowOpenHandler = handler
  }

  close(): void {
    this.#state.closeWindow()
  }

  reload(): void {
    this.#navigation.expect(toChromium(this.getURL()))
    void this.#page.session.sendQuietly('Page.reload')
  }

  async loadURL(url: string): Promise<void> {
    await this.#page.ready
    const address = new URL(toChromium(url)).href
    this.#navigation.expect(address)
    const loaded = this.#nextLoad()
    const { errorText } = await this.#page.session.send('Page.navigate', { url: address })
    if (errorText) {
      const code = errorText.replace('net::', '')
      this.emit('did-fail-load', {}, -2, code, url, true)
      throw Object.assign(new Error(`${code} (-2) loading '${url}'`), { code, errno: -2, url })
    }
    await loaded
  }

  /** Fulfilled when a page has loaded, or when none will any more. */
  #nextLoad(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.off('did-finish-load', done)
        this.off('destroyed', done)
        resolve()
      }
      this.on('did-finish-load', done)
      this.on('destroyed', done)
    })
  }

  get zoomFactor(): number {
    return this.#zoomFactor
  }

  set zoomFactor(factor: number) {
    this.#zoomFactor = factor
    void this.#page.resize(this.#state.bounds(), factor)
  }

  getZoomFactor(): number {
    return this.#zoomFactor
  }

  setZoomFactor(factor: number): void {
    this.zoomFactor = factor
  }

  async #onRequest(paused: PausedRequest): Promise<void> {
    const { session } = this.#page
    if (paused.resourceType === 'Document') {
      if (!this.#navigation.isAllowed(paused)) return abortRequest(session, paused)
      if (this.#page.frames.isMain(paused.frameId))
        await applyPermissions(browser().root, this, new URL(paused.request.url).origin)
    }
    await handleRequest(session, this.session, paused)
  }

  async #onPreloadMessage({ message, contextId, frameId }: PreloadMessage): Promise<void> {
    if (message.kind === 'preload-error') {
      const error = decode(message.error)
      console.error('Unable to load preload script:', error)
      this.emit('preload-error', {}, this.#preferences.preload, error)
      return
    }
    const senderFrame = frameId === undefined ? null : this.#page.frames.find(frameId)
    const event = { type: 'frame', sender: this, senderFrame }
    await this.#page.answer(contextId, await answerInvoke(this.#handlers, event, message))
  }

  #onConsole({ type, args, stackTrace }: DevtoolsEvents['Runtime.consoleAPICalled']): void {
    const message = args.map(consoleText).join(' ')
    const level = type === 'error' || type === 'warning' || type === 'debug' ? type : 'info'
    const [place] = stackTrace?.callFrames ?? []
    this.emit('console-message', {
      message,
      level,
      lineNumber: place?.lineNumber ?? 0,
      sourceId: fromChromium(place?.url ?? ''),
      frame: this.mainFrame
    })
  }
}

function consoleText({ value, description }: ConsoleArgument): string {
  return typeof value === 'string' ? value : (description ?? JSON.stringify(value))
}
