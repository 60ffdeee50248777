import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { DevtoolsSession } from './connection'
import type { DevtoolsEvents, PausedRequest, WindowOpen } from './devtools-events'
import { debug, headful } from './environment'
import { FrameTree } from './frames'
import { withResolvers } from './lifetime'
import { nativeTheme } from './native-theme'
import type { ToMain, ToPreload } from './page/preload-world'
import { pageScripts, preloadWorldName } from './page/scripts'

/** A message of the preload, and where the answer goes. */
export interface PreloadMessage {
  readonly message: ToMain
  readonly contextId: number
  /** The frame it came from, unless that has gone meanwhile. */
  readonly frameId: string | undefined
}

interface PageEvents {
  navigated: [isSameDocument: boolean]
  loaded: []
  preloadMessage: [PreloadMessage]
  request: [PausedRequest]
  windowOpen: []
  console: [DevtoolsEvents['Runtime.consoleAPICalled']]
  crashed: []
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** A DevTools target that has been found or made for a window. */
export interface Target {
  readonly session: DevtoolsSession
  readonly targetId: string
}

/** One page in Chromium: DevTools events in, what a window needs to know out. */
export class Page extends EventEmitter<PageEvents> {
  readonly frames = new FrameTree()
  /** Fulfilled when the page is prepared and may be told to load something. */
  readonly ready: Promise<void>
  readonly #becomeReady: () => void
  readonly #preloadPath: string | undefined
  readonly #contexts = new Map<number, string>()
  readonly #secret = randomUUID()
  readonly #windowOpens: WindowOpen[] = []
  #target: Target | undefined

  constructor(preloadPath: string | undefined) {
    super()
    this.#preloadPath = preloadPath
    const { promise, resolve } = withResolvers()
    this.ready = promise
    this.#becomeReady = resolve
  }

  get targetId(): string | undefined {
    return this.#target?.targetId
  }

  get sessionId(): string | undefined {
    return this.#target?.session.id
  }

  /** The DevTools session; throws before the page is ready. */
  get session(): DevtoolsSession {
    if (!this.#target) throw new Error('the page is not there yet')
    return this.#target.session
  }

  /** Prepares the target, which Chromium has paused, and lets it run. */
  async attach(target: Target, size: Size): Promise<void> {
    this.#target = target
    const { session } = target
    this.#followFrames(session)
    this.#followScripts(session)
    session.on('Fetch.requestPaused', (request) => this.emit('request', request))
    session.on('Page.windowOpen', (open) => {
      this.#windowOpens.push(open)
      this.emit('windowOpen')
    })
    session.on('Inspector.targetCrashed', () => this.emit('crashed'))
    // Sent together, because the answers to some come only once the last has let the target run.
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Inspector.enable'),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session
        .send('Page.getFrameTree')
        .then(({ frameTree }) => this.frames.navigate(frameTree.frame)),
      ...this.#injectScripts(session),
      this.applyTheme(),
      this.resize(size, 1),
      session.send('Runtime.runIfWaitingForDebugger')
    ])
    this.#becomeReady()
  }

  #injectScripts(session: DevtoolsSession): Promise<unknown>[] {
    if (this.#preloadPath === undefined) return []
    const { platform, arch, versions } = process
    const settings = {
      pageEvent: `page-${this.#secret}`,
      preloadEvent: `preload-${this.#secret}`,
      binding: this.#binding,
      deliver: this.#deliver,
      process: {
        platform,
        arch,
        versions,
        type: 'renderer',
        sandboxed: true,
        contextIsolated: true
      }
    }
    const { main, preload } = pageScripts(settings, readFileSync(this.#preloadPath, 'utf8'))
    const worldName = preloadWorldName
    return [
      session.send('Runtime.addBinding', { name: this.#binding, executionContextName: worldName }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: main }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: preload, worldName })
    ]
  }

  get #binding(): string {
    return `toMain-${this.#secret}`
  }

  get #deliver(): string {
    return `fromMain-${this.#secret}`
  }

  #followFrames(session: DevtoolsSession): void {
    session.on('Page.frameAttached', (event) =>
      this.frames.attach(event.frameId, event.parentFrameId)
    )
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.frames.detach(frameId)
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      this.frames.navigate(frame)
      if (this.frames.isMain(frame.id)) this.emit('navigated', false)
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      this.frames.move(frameId, url)
      if (this.frames.isMain(frameId)) this.emit('navigated', true)
    })
    session.on('Page.loadEventFired', () => this.emit('loaded'))
  }

  #followScripts(session: DevtoolsSession): void {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === preloadWorldName && context.auxData)
        this.#contexts.set(context.id, context.auxData.frameId)
    })
    session.on('Runtime.executionContextDestroyed', (event) =>
      this.#contexts.delete(event.executionContextId)
    )
    session.on('Runtime.executionContextsCleared', () => this.#contexts.clear())
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId: contextId }) => {
      if (name !== this.#binding) return
      const message = JSON.parse(payload) as ToMain
      this.emit('preloadMessage', { message, contextId, frameId: this.#contexts.get(contextId) })
    })
    session.on('Runtime.consoleAPICalled', (event) => this.emit('console', event))
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text } }) =>
      debug(`page: ${exception?.description ?? text}`)
    )
  }

  /** The document's title; undefined if the page has gone meanwhile. */
  async title(): Promise<string | undefined> {
    const expression = 'document.title'
    const answer = await this.session
      .send('Runtime.evaluate', { expression })
      .catch(() => undefined)
    return answer && String(answer.result.value)
  }

  /** What the page wanted with the next window that it opens. */
  async nextWindowOpen(): Promise<WindowOpen> {
    for (;;) {
      const open = this.#windowOpens.shift()
      if (open) return open
      await once(this, 'windowOpen')
    }
  }

  /** Brings a message to the preload of one execution context. */
  answer(contextId: number, message: ToPreload): Promise<void> {
    const expression = `globalThis[${JSON.stringify(this.#deliver)}](${JSON.stringify(message)})`
    return this.session.sendQuietly('Runtime.evaluate', { contextId, expression })
  }

  /** Brings a message to the preload of the page; lost if there is none, as in Electron. */
  tell(message: ToPreload): void {
    for (const [contextId, frameId] of this.#contexts)
      if (this.frames.isMain(frameId)) void this.answer(contextId, message)
  }

  /** Without a person, the page is laid out for the window's size; zoom makes its pixels larger. */
  async resize({ width, height }: Size, zoomFactor: number): Promise<void> {
    if (headful || !this.#target) return
    await this.session.sendQuietly('Emulation.setDeviceMetricsOverride', {
      width: Math.round(width / zoomFactor),
      height: Math.round(height / zoomFactor),
      deviceScaleFactor: zoomFactor,
      mobile: false
    })
  }

  /** Makes `prefers-color-scheme` follow `nativeTheme.themeSource`. */
  async applyTheme(): Promise<void> {
    const { themeSource } = nativeTheme
    const features =
      themeSource === 'system' ? [] : [{ name: 'prefers-color-scheme', value: themeSource }]
    await this.#target?.session.sendQuietly('Emulation.setEmulatedMedia', { features })
  }
}
