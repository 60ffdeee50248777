export interface QuitOptions {
  readonly app: {
    on(event: 'before-quit', listener: (event: { preventDefault(): void }) => void): unknown
    quit(): void
  }
  /** Run in this order, each whatever became of the one before. */
  readonly steps: readonly (() => Promise<void>)[]
  /** Told of a step that failed, or that took too long. */
  readonly onTrouble: (error: unknown) => void
  /** No step keeps the app from ending for longer. */
  readonly stepTimeLimitMs: number
}

/** Lets the app end only when everything that has to happen before has happened. */
export function quitInOrder({ app, steps, onTrouble, stepTimeLimitMs }: QuitOptions): void {
  let state: 'running' | 'ending' | 'ended' = 'running'
  app.on('before-quit', (event) => {
    if (state === 'ended') return
    // SECURITY: the clipboard is cleared before the process is gone. [src/main/quit-sequence.security.test.ts]
    event.preventDefault()
    if (state === 'ending') return
    state = 'ending'
    void runSteps(steps, onTrouble, stepTimeLimitMs).then(() => {
      state = 'ended'
      app.quit()
    })
  })
}

async function runSteps(
  steps: QuitOptions['steps'],
  onTrouble: QuitOptions['onTrouble'],
  limitMs: number
): Promise<void> {
  for (const step of steps) {
    try {
      await withinLimit(step(), limitMs)
    } catch (error) {
      onTrouble(error)
    }
  }
}

async function withinLimit(work: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('A step of quitting took too long.'))
    }, limitMs)
  })
  try {
    await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
