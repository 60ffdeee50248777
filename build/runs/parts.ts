import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { runNode, type Finished } from './program'
import { readPlaywrightReport, readReport, readVitestReport, type Report } from './reports'

/** The parts of the tests that can be run by themselves. */
export const parts = ['unit', 'integration', 'page', 'e2e'] as const
export type Part = (typeof parts)[number]

/** Says whether a word names a part. */
export function isPart(word: string): word is Part {
  return parts.some((part) => part === word)
}

/** What runs a part: the projects of both runners bear the parts' names. */
export const runners = ['vitest', 'playwright'] as const
export type Runner = (typeof runners)[number]

/** Returns the runner of a part. */
export function runnerOf(part: Part): Runner {
  return part === 'unit' || part === 'integration' ? 'vitest' : 'playwright'
}

/** Returns the part that a test file belongs to. */
export function partOf(testFile: string): Part {
  if (testFile.startsWith('tests/e2e/')) return 'e2e'
  if (testFile.startsWith('tests/page/')) return 'page'
  const isIntegration = /^tests\/(integration|authority|cli)\//.test(testFile)
  return isIntegration ? 'integration' : 'unit'
}

export interface TestRunOptions {
  /** The project's folder. */
  readonly root: string
  readonly env: NodeJS.ProcessEnv
  readonly parts: readonly Part[]
  /** Only these test files; all of the parts' without them. */
  readonly files?: readonly string[]
  readonly output: 'inherit' | 'capture'
  /** Ends the run with the first test that fails. */
  readonly stopAtFirstFailure?: boolean
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

export interface TestRun extends Finished {
  /** Nothing when the run left no report that can be read. */
  readonly report: Report | undefined
}

/** Runs parts of the tests that share a runner, and reads the report. */
export async function runTests(runner: Runner, options: TestRunOptions): Promise<TestRun> {
  const { root, env, output, timeoutMs, signal } = options
  const reportPath = join(root, 'out', 'reports', `${runner}.json`)
  rmSync(reportPath, { force: true })
  const finished = await runNode(
    runner === 'vitest' ? vitestArguments(options, reportPath) : playwrightArguments(options),
    {
      cwd: root,
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath },
      output,
      timeoutMs,
      signal
    }
  )
  const read = runner === 'vitest' ? readVitestReport : readPlaywrightReport
  return { ...finished, report: readReport(reportPath, read) }
}

function vitestArguments(options: TestRunOptions, reportPath: string): readonly string[] {
  return [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...options.parts.flatMap((part) => ['--project', part]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportPath}`,
    ...(options.stopAtFirstFailure === true ? ['--bail=1'] : []),
    ...(options.files ?? [])
  ]
}

function playwrightArguments(options: TestRunOptions): readonly string[] {
  return [
    'node_modules/@playwright/test/cli.js',
    'test',
    ...options.parts.flatMap((part) => ['--project', part]),
    '--reporter=list,json',
    ...(options.stopAtFirstFailure === true ? ['--max-failures=1'] : []),
    // Playwright takes files as patterns.
    ...(options.files ?? []).map((file) => file.replaceAll('.', '\\.'))
  ]
}
