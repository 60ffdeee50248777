import { headful } from './environment'

type Payload = string | Blob | Promise<string | Blob>

/** One entry of the clipboard, with a payload for each type it is offered as. */
export class ClipboardItem implements Pick<Electron.ClipboardItem, 'types'> {
  readonly #payloads: ReadonlyMap<string, Payload>

  constructor(payloads: Readonly<Record<string, Payload>>) {
    this.#payloads = new Map(Object.entries(payloads))
    if (this.#payloads.size === 0) throw new TypeError('a ClipboardItem needs at least one type')
  }

  get types(): string[] {
    return [...this.#payloads.keys()]
  }

  async getType(type: string): Promise<Blob> {
    const payload = await this.#payloads.get(type)
    if (payload === undefined) throw new DOMException(`no type '${type}'`, 'NotFoundError')
    return typeof payload === 'string' ? new Blob([payload], { type }) : payload
  }
}

/**
 * `clipboard`, as it is since Electron 44: promises, except `clear`. It is this process's own, so
 * that tests can run side by side without a desktop.
 */
export class Clipboard implements Pick<
  Electron.Clipboard,
  'clear' | 'has' | 'readText' | 'writeText'
> {
  #items: readonly ClipboardItem[] = []

  clear(): void {
    this.#items = []
  }

  has(type: string): Promise<boolean> {
    return Promise.resolve(this.#items.some((item) => item.types.includes(type)))
  }

  read(): Promise<ClipboardItem[]> {
    return Promise.resolve([...this.#items])
  }

  async readText(): Promise<string> {
    const item = this.#items.find(({ types }) => types.includes('text/plain'))
    return item ? (await item.getType('text/plain')).text() : ''
  }

  async write(items: readonly ClipboardItem[]): Promise<void> {
    // Everything is there before anything changes: a write is one step.
    this.#items = await Promise.all(items.map(settled))
    if (headful)
      process.stderr.write('electron stand-in: copied in this app only, not for the desktop\n')
  }

  writeText(text: string): Promise<void> {
    return this.write([new ClipboardItem({ 'text/plain': text })])
  }
}

async function settled(item: ClipboardItem): Promise<ClipboardItem> {
  const payloads = item.types.map(async (type) => [type, await item.getType(type)] as const)
  return new ClipboardItem(Object.fromEntries(await Promise.all(payloads)))
}
