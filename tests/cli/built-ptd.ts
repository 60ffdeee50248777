import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'vite'

/** How a run of `ptd` ended. */
export interface PtdRun {
  readonly status: number | null
  /** Standard output. In a terminal, everything. */
  readonly answer: string
  /** Standard error. */
  readonly note: string
}

export interface PtdOptions {
  readonly env?: Readonly<Record<string, string | undefined>>
  /** What is written to standard input, which is then closed. */
  readonly input?: string
}

/** A `ptd` that is running. */
export interface RunningPtd {
  /** Resolves with what standard error holds as soon as it fits. @throws Error when `ptd` ends before. */
  untilNote(pattern: RegExp): Promise<string>
  interrupt(): void
  readonly ended: Promise<PtdRun>
}

/** The command line as the product's own build makes it, in a folder of its own. */
export interface BuiltPtd {
  readonly folder: string
  readonly path: string
  start(args: readonly string[], options?: PtdOptions): RunningPtd
  run(args: readonly string[], options?: PtdOptions): Promise<PtdRun>
  /** Runs it in a terminal; `input` is what is typed there. */
  runInTerminal(args: readonly string[], options?: PtdOptions): Promise<PtdRun>
  remove(): Promise<void>
}

/** Builds `ptd` with the product's settings. It lies in the repository, where Node finds the packages. */
export async function buildPtd(): Promise<BuiltPtd> {
  const programs = resolve('out/programs')
  await mkdir(programs, { recursive: true })
  const folder = await mkdtemp(join(programs, 'ptd-'))
  await build({
    configFile: 'vite.cli.config.ts',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true }
  })
  const path = join(folder, 'ptd.js')
  const start = (args: readonly string[], options: PtdOptions = {}): RunningPtd =>
    startProgram(process.execPath, [path, ...args], options)
  return {
    folder,
    path,
    start,
    run: async (args, options) => await start(args, options).ended,
    runInTerminal: async (args, options) => {
      const line = [process.execPath, path, ...args].map(quoted).join(' ')
      return await startProgram('script', ['-qefc', line, '/dev/null'], options).ended
    },
    remove: () => rm(folder, { recursive: true, force: true })
  }
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`
}

function startProgram(
  program: string,
  args: readonly string[],
  { env, input }: PtdOptions = {}
): RunningPtd {
  const child = spawn(program, args, { env: { ...process.env, ...env } })
  let answer = ''
  let note = ''
  const watchers = new Set<() => void>()
  child.stdout.on('data', (part: Buffer) => {
    answer += part.toString()
  })
  child.stderr.on('data', (part: Buffer) => {
    note += part.toString()
    for (const watch of watchers) watch()
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const ended = new Promise<PtdRun>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, answer, note }))
  })
  return {
    ended,
    interrupt: () => child.kill('SIGINT'),
    untilNote: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (pattern.test(note)) resolve(note)
        }
        watchers.add(look)
        look()
        void ended.then(() =>
          reject(new Error(`ptd ended before it said ${String(pattern)}: ${note}`))
        )
      })
  }
}
