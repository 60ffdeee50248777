import type { PausedRequest } from './devtools-events'
import { cancellable } from './emitter'
import type { FrameTree } from './frames'
import { fromChromium } from './schemes'

/** Asks the app about every navigation of a page except those that the main process began. */
export class NavigationGuard {
  readonly #frames: FrameTree
  readonly #emit: (name: string, ...args: unknown[]) => void
  /** The address that the main process asked for and that Chromium has not requested yet. */
  #expected: string | undefined

  constructor(frames: FrameTree, emit: (name: string, ...args: unknown[]) => void) {
    this.#frames = frames
    this.#emit = emit
  }

  /** The next navigation to this address is the main process's own. */
  expect(address: string): void {
    this.#expected = withoutHash(address)
  }

  /** Whether the app lets this request of a document go on. */
  isAllowed({ frameId, request, redirectedRequestId }: PausedRequest): boolean {
    const url = fromChromium(request.url)
    const isMainFrame = this.#frames.isMain(frameId)
    const frame = this.#frames.find(frameId)
    const event = cancellable({ url, isMainFrame, isSameDocument: false, frame })
    if (redirectedRequestId !== undefined)
      this.#emit('will-redirect', event, url, false, isMainFrame)
    else if (isMainFrame && this.#expected === withoutHash(request.url)) this.#expected = undefined
    else {
      this.#emit('will-frame-navigate', event)
      if (isMainFrame) this.#emit('will-navigate', event, url, false, true)
    }
    return !event.defaultPrevented
  }
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '')
}
