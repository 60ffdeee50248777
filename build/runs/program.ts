import { spawn } from 'node:child_process'

export interface ProgramOptions {
  readonly cwd: string
  /** The whole environment. */
  readonly env: NodeJS.ProcessEnv
  /** `inherit` shows what the program prints; `capture` keeps it. */
  readonly output: 'inherit' | 'capture'
  /** After this, the program and those it started are ended. */
  readonly timeoutMs?: number
  /** Ends the program and those it started. */
  readonly signal?: AbortSignal
}

export interface Finished {
  /** The exit status, or what ended the program instead. */
  readonly status: number | 'timeout' | 'signal'
  /** What it printed, when captured. */
  readonly output: string
}

/** Between asking a program to end and ending it. */
const graceMs = 5_000

/**
 * Runs a Node program to its end. Never rejects for what the program does.
 *
 * @param args the program's path and its arguments
 */
export function runNode(args: readonly string[], options: ProgramOptions): Promise<Finished> {
  const { cwd, env, output, timeoutMs, signal } = options
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env,
      stdio: [
        'ignore',
        output === 'inherit' ? 'inherit' : 'pipe',
        output === 'inherit' ? 'inherit' : 'pipe'
      ],
      // A group of its own, so that all it started can be ended with it.
      detached: process.platform !== 'win32'
    })
    const printed: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk))

    let timedOut = false
    let force: NodeJS.Timeout | undefined
    const end = () => {
      endGroup(child.pid, 'SIGTERM')
      force = setTimeout(() => endGroup(child.pid, 'SIGKILL'), graceMs)
    }
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true
            end()
          }, timeoutMs)
    signal?.addEventListener('abort', end, { once: true })
    if (signal?.aborted) end()

    const settle = () => {
      clearTimeout(timer)
      clearTimeout(force)
      signal?.removeEventListener('abort', end)
    }
    child.on('error', (error) => {
      settle()
      reject(error)
    })
    child.on('close', (code) => {
      settle()
      resolve({
        status: timedOut ? 'timeout' : (code ?? 'signal'),
        output: Buffer.concat(printed).toString('utf8')
      })
    })
  })
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    // It has ended already.
  }
}
