import type { FrameInfo } from './devtools-events'
import { fromChromium, originOf } from './schemes'

/** A document's place in the page, as DevTools tells of it. */
interface FrameState {
  url: string
  name: string
  isDetached: boolean
  readonly parent: WebFrameMain | null
}

/** `WebFrameMain`: one frame of a page, the same object for as long as the frame exists. */
export class WebFrameMain implements Pick<
  Electron.WebFrameMain,
  'isDestroyed' | 'name' | 'origin' | 'url'
> {
  readonly #state: FrameState

  constructor(state: FrameState) {
    this.#state = state
  }

  get url(): string {
    return fromChromium(this.#state.url)
  }

  get origin(): string {
    return originOf(this.url)
  }

  get name(): string {
    return this.#state.name
  }

  get parent(): WebFrameMain | null {
    return this.#state.parent
  }

  isDestroyed(): boolean {
    return this.#state.isDetached
  }
}

interface Frame {
  readonly state: FrameState
  readonly face: WebFrameMain
}

/** The frames of one page, kept up to date by the page's DevTools events. */
export class FrameTree {
  readonly #main = newFrame(null)
  readonly #frames = new Map<string, Frame>()
  #mainId = ''

  get main(): WebFrameMain {
    return this.#main.face
  }

  isMain(frameId: string): boolean {
    return frameId === this.#mainId
  }

  find(frameId: string): WebFrameMain | null {
    return this.#frames.get(frameId)?.face ?? null
  }

  attach(frameId: string, parentId: string): void {
    const parent = this.#frames.get(parentId)
    if (!this.#frames.has(frameId)) this.#frames.set(frameId, newFrame(parent?.face ?? null))
  }

  navigate({ id, parentId, url, urlFragment = '', name = '' }: FrameInfo): void {
    if (parentId !== undefined) this.attach(id, parentId)
    else {
      this.#frames.delete(this.#mainId)
      this.#frames.set(id, this.#main)
      this.#mainId = id
    }
    this.move(id, url + urlFragment)
    const state = this.#frames.get(id)?.state
    if (state) state.name = name
  }

  /** The frame shows another address of the same document. */
  move(frameId: string, url: string): void {
    const state = this.#frames.get(frameId)?.state
    if (state) state.url = url
  }

  detach(frameId: string): void {
    const state = this.#frames.get(frameId)?.state
    if (state) state.isDetached = true
    this.#frames.delete(frameId)
  }

  detachAll(): void {
    for (const frameId of [...this.#frames.keys()]) this.detach(frameId)
    this.#main.state.isDetached = true
  }
}

function newFrame(parent: WebFrameMain | null): Frame {
  const state: FrameState = { url: '', name: '', isDetached: false, parent }
  return { state, face: new WebFrameMain(state) }
}
