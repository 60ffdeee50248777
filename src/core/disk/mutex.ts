/** Lets one piece of work run at a time for each key; different keys run side by side. */
export interface KeyedMutex {
  /**
   * Runs `work` when every earlier work of the same key has ended, and returns what it returns.
   * While it waits, `signal` takes it out of the line: the promise then rejects with the signal's
   * reason and `work` never runs. Once it runs, `signal` does nothing here.
   */
  run<Value>(key: string, work: () => Promise<Value>, signal?: AbortSignal): Promise<Value>
  /** How many keys have work running or waiting. */
  readonly busyKeys: number
  /** Resolves as soon as no work runs or waits. */
  idle(): Promise<void>
}

function abortError(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason
  return reason instanceof Error ? reason : new Error('The wait was aborted', { cause: reason })
}

/** Creates a mutex with no work in it. */
export function createKeyedMutex(): KeyedMutex {
  // Each key's waiting turns; a key stands here exactly while work of it runs.
  const lines = new Map<string, (() => void)[]>()
  const waitingForRest: (() => void)[] = []

  function waitForTurn(key: string, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted()
    const line = lines.get(key)
    if (line === undefined) {
      lines.set(key, [])
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const takeTurn = (): void => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      const leave = (): void => {
        line.splice(line.indexOf(takeTurn), 1)
        reject(abortError(signal))
      }
      line.push(takeTurn)
      signal?.addEventListener('abort', leave, { once: true })
    })
  }

  function endTurn(key: string): void {
    const next = lines.get(key)?.shift()
    if (next === undefined) lines.delete(key)
    else next()
    if (lines.size === 0) for (const resume of waitingForRest.splice(0)) resume()
  }

  return {
    async run(key, work, signal) {
      await waitForTurn(key, signal)
      try {
        return await work()
      } finally {
        endTurn(key)
      }
    },
    get busyKeys() {
      return lines.size
    },
    idle: () =>
      lines.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            waitingForRest.push(resolve)
          })
  }
}
