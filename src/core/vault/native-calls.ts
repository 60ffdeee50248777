import { KeyStoreFailure } from './key-store'

/** One call into a native key-store library. */
export interface NativeCall {
  readonly name: string
  /** Whether callers that ask for the same while it runs may have its answer. */
  readonly shared: boolean
  readonly start: () => Promise<string | undefined>
}

interface PendingCall {
  readonly name: string
  readonly shared: boolean
  readonly answer: Promise<string | undefined>
}

/**
 * Runs native calls one at a time, each caller waiting for a limited time only.
 *
 * A call to a locked or silent key store may hang for ever and cannot be ended; it keeps one of the
 * few threads of the process's pool. So no second call is started while one hangs: callers wait for
 * that one again, and have its answer if it is what they asked for.
 */
export class NativeCalls {
  #pending: PendingCall | undefined

  /** Whether a call is running or hanging. While one hangs, the process cannot exit by itself. */
  get isBusy(): boolean {
    return this.#pending !== undefined
  }

  /** Returns what the call returns. @throws KeyStoreFailure `locked-or-slow` after `limitMs`. */
  async run(call: NativeCall, limitMs: number): Promise<string | undefined> {
    const limit = startLimit(limitMs)
    try {
      // SECURITY: a second call beside a hanging one would use up the process's threads  [src/core/vault/native-calls.security.test.ts]
      while (this.#pending !== undefined) {
        const pending = this.#pending
        const answer = Promise.race([pending.answer, limit.reached])
        if (pending.shared && pending.name === call.name) return await answer
        await answer.catch(throwTimeOut)
      }
      return await Promise.race([this.#start(call), limit.reached])
    } finally {
      limit.clear()
    }
  }

  #start(call: NativeCall): Promise<string | undefined> {
    const answer = call.start().finally(() => {
      this.#pending = undefined
    })
    this.#pending = { name: call.name, shared: call.shared, answer }
    return answer
  }
}

/** The failures of another caller's call are that caller's; only the time limit is this one's. */
function throwTimeOut(error: unknown): undefined {
  if (error instanceof TimeOut) throw error
}

class TimeOut extends KeyStoreFailure {}

interface Limit {
  readonly reached: Promise<never>
  clear(): void
}

function startLimit(limitMs: number): Limit {
  let timer: NodeJS.Timeout | undefined
  const reached = new Promise<never>((_resolve, reject) => {
    const expire = (): void => {
      const detail = `The key store did not answer within ${String(limitMs / 1000)} seconds.`
      reject(new TimeOut('locked-or-slow', detail))
    }
    // SECURITY: a locked or hanging key store never holds up the app  [src/core/vault/native-calls.security.test.ts]
    timer = setTimeout(expire, limitMs)
  })
  return { reached, clear: () => clearTimeout(timer) }
}
