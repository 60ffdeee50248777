import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A program of the tests that runs in a process of its own and answers one line for each line. */
export interface RunningProgram {
  readonly processId: number
  /** Sends a command, returns the answer's JSON. @throws Error when the program ends instead. */
  ask(command: unknown): Promise<string>
  /** Kills the program as `kill -9` does, and waits until it is gone. */
  kill(): Promise<void>
  /** Tells the program that there will be no more commands, and waits until it has ended. */
  end(): Promise<void>
}

export interface RunOptions {
  readonly arguments?: readonly string[]
  /** Laid over this process's environment; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** Starts a bundled program under Node. */
export function runProgram(path: string, options: RunOptions = {}): RunningProgram {
  const child = spawn(process.execPath, [path, ...(options.arguments ?? [])], {
    env: { ...process.env, ...options.env },
    stdio: ['pipe', 'pipe', 'inherit']
  })
  if (child.pid === undefined) throw new Error(`Node could not be started: ${process.execPath}`)
  const exited = once(child, 'exit')
  child.stdin.on('error', () => undefined)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    processId: child.pid,
    ask: async (command) => {
      child.stdin.write(`${JSON.stringify(command)}\n`)
      const line = await lines.next()
      if (line.done === true) throw new Error(`The program ended during ${JSON.stringify(command)}`)
      return line.value
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
    end: async () => {
      child.stdin.end()
      await exited
    }
  }
}
