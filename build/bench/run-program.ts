import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface ProgramRun {
  readonly status: number | null
  /** Standard output. */
  readonly answer: string
  /** Standard error. */
  readonly note: string
  /** From the start of the process to the end of what it says. */
  readonly tookMs: number
}

/** Runs a program to its end. @throws the system's error when it cannot be started. */
export async function runProgram(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv
): Promise<ProgramRun> {
  const startedAt = performance.now()
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let answer = ''
  let note = ''
  child.stdout.on('data', (part: Buffer) => (answer += part.toString()))
  child.stderr.on('data', (part: Buffer) => (note += part.toString()))
  await once(child, 'close')
  return { status: child.exitCode, answer, note, tookMs: performance.now() - startedAt }
}
