import { appendedSwitches } from './app'
import { Chromium } from './chromium'
import type { DevtoolsSession } from './connection'
import type { DevtoolsEvents, TargetInfo } from './devtools-events'
import { followDownloads } from './downloads'
import { debug, headful } from './environment'
import { lifetime, withResolvers } from './lifetime'
import type { Size, Target } from './page-target'
import { windows } from './windows'

/** The Chromium of this app, and whose each of its pages is. */
class Browser {
  readonly #chromium: Chromium
  /** Pages that nobody has asked for yet, by target id. */
  readonly #unclaimed = new Map<string, Target>()
  readonly #creations = new Set<Promise<unknown>>()
  readonly #firstWindow = withResolvers()
  #isFirstTaken = false

  constructor() {
    this.#chromium = new Chromium(appendedSwitches)
  }

  get root(): DevtoolsSession {
    return this.#chromium.connection.root
  }

  get ended(): Promise<unknown> {
    return this.#chromium.ended
  }

  end(): Promise<void> {
    return this.#chromium.end()
  }

  /** Follows Chromium's pages from now on; the answer is its version. */
  async start(): Promise<string> {
    const { root } = this
    root.on('Target.attachedToTarget', (event) => void this.#onTarget(event))
    root.on('Target.detachedFromTarget', ({ sessionId }) => {
      windows.find(({ page }) => page.sessionId === sessionId)?.onGone()
    })
    await followDownloads(root)
    const autoAttach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }
    await root.send('Target.setAutoAttach', autoAttach)
    const { product } = await root.send('Browser.getVersion')
    return product.slice(product.indexOf('/') + 1)
  }

  async #onTarget(event: DevtoolsEvents['Target.attachedToTarget']): Promise<void> {
    const { sessionId, targetInfo, waitingForDebugger } = event
    const session = this.#chromium.connection.session(sessionId)
    if (targetInfo.type !== 'page') {
      if (waitingForDebugger) await session.sendQuietly('Runtime.runIfWaitingForDebugger')
      return
    }
    const target = { session, targetId: targetInfo.targetId }
    this.#unclaimed.set(target.targetId, target)
    if (headful && targetInfo.url.startsWith('data:text/html,')) {
      this.#firstWindow.resolve()
      return
    }
    // The event may come before the answer to the command that made the page.
    await Promise.allSettled(this.#creations)
    if (this.#unclaimed.delete(target.targetId)) await this.#onPopup(target, targetInfo)
  }

  /** A page that the stand-in did not make was opened by a page. */
  async #onPopup(target: Target, { openerId }: TargetInfo): Promise<void> {
    const opener = windows.find(({ page }) => page.targetId === openerId) ?? windows[0]
    debug(`page ${target.targetId} was opened by ${openerId ?? 'a page without a name'}`)
    if (opener) await opener.onPopup(target)
    else await this.root.sendQuietly('Target.closeTarget', { targetId: target.targetId })
  }

  /** A new page of the given size, still empty and paused. */
  async newTarget({ width, height }: Size): Promise<Target> {
    if (headful && !this.#isFirstTaken) return this.#takeFirstWindow()
    const creation = this.root.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height
    })
    const claim = creation.then(({ targetId }) => this.#claim(targetId))
    this.#creations.add(claim)
    return claim.finally(() => this.#creations.delete(claim))
  }

  async #takeFirstWindow(): Promise<Target> {
    this.#isFirstTaken = true
    await this.#firstWindow.promise
    const [targetId = ''] = this.#unclaimed.keys()
    return this.#claim(targetId)
  }

  #claim(targetId: string): Target {
    const target = this.#unclaimed.get(targetId)
    this.#unclaimed.delete(targetId)
    if (!target) throw new Error(`Chromium did not tell of page ${targetId}`)
    return target
  }
}

let running: Browser | undefined

/** The running browser; throws before the app is ready. */
export function browser(): Browser {
  if (!running) throw new Error('the app is not ready')
  return running
}

/** Starts Chromium. When it ends by itself, `onEnd` is called. */
export async function startBrowser(onEnd: () => void): Promise<string> {
  running = new Browser()
  lifetime.endBrowser = () => browser().end()
  void running.ended.then(onEnd)
  return running.start()
}
