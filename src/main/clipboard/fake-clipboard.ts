import type { ClipboardPort, ConductClock } from './clipboard-conduct'

/** For tests: a clipboard in memory. */
export class FakeClipboard implements ClipboardPort {
  text = ''
  concealed = false
  writes = 0

  writeConcealed(text: string): Promise<void> {
    this.#write(text, true)
    return Promise.resolve()
  }

  writePlain(text: string): Promise<void> {
    this.#write(text, false)
    return Promise.resolve()
  }

  readText(): Promise<string> {
    return Promise.resolve(this.text)
  }

  clear(): void {
    this.text = ''
  }

  #write(text: string, concealed: boolean): void {
    this.text = text
    this.concealed = concealed
    this.writes += 1
  }
}

/** For tests: a clock that is moved by hand. */
export class FakeClock implements ConductClock {
  #now = 1000
  #turnedBackMs = 0
  #waiting: readonly { readonly at: number; readonly work: () => void }[] = []

  now(): number {
    return this.#now - this.#turnedBackMs
  }

  /** Sets the wall clock back; timers do not care. */
  turnBack(durationMs: number): void {
    this.#turnedBackMs += durationMs
  }

  after(delayMs: number, work: () => void): () => void {
    const entry = { at: this.#now + delayMs, work }
    this.#waiting = [...this.#waiting, entry]
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry)
    }
  }

  get timers(): number {
    return this.#waiting.length
  }

  /** Lets time pass, with what is due in it. */
  async pass(durationMs: number): Promise<void> {
    const end = this.#now + durationMs
    for (;;) {
      const next = this.#waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      this.#now = next.at
      this.#run(next)
      await settled()
    }
    this.#now = end
  }

  /** Lets the machine sleep: time passes, timers stand still and then run late. */
  async sleep(durationMs: number): Promise<void> {
    this.#now += durationMs
    const [next] = this.#waiting
    if (next !== undefined) this.#run(next)
    await settled()
  }

  #run(entry: { readonly work: () => void }): void {
    this.#waiting = this.#waiting.filter((other) => other !== entry)
    entry.work()
  }
}

/** Lets everything that waits for a promise go on. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
