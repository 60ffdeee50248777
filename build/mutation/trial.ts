import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { appBuild, toolsBuild } from '../runs/builds'
import { partOf, parts, runnerOf, runners, runTests, type TestRun } from '../runs/parts'
import { runNode } from '../runs/program'
import { affectedBuilds, sectionsConfig } from './affected-builds'
import type { Mark } from './marks'
import { remove } from './removable'
import type { ScratchCopy } from './scratch-copy'

/** What happened when a marked thing was removed. */
export type Outcome =
  | { readonly kind: 'noticed'; readonly test: string; readonly message: string }
  | { readonly kind: 'unnoticed' }
  | { readonly kind: 'not-built'; readonly detail: string }
  | { readonly kind: 'not-run'; readonly detail: string }

export interface Laboratory {
  readonly copy: ScratchCopy
  readonly env: NodeJS.ProcessEnv
  readonly signal: AbortSignal
}

const buildTimeoutMs = 3 * 60 * 1000
const testTimeoutMs = 8 * 60 * 1000

/** Builds all of the copy. Returns what went wrong, or nothing. */
export function buildAll(laboratory: Laboratory): Promise<string | undefined> {
  return build([appBuild, toolsBuild], laboratory)
}

async function build(
  commands: readonly (readonly string[])[],
  { copy, env, signal }: Laboratory
): Promise<string | undefined> {
  for (const command of commands) {
    const { status, output } = await runNode(command, {
      cwd: copy.root,
      env,
      output: 'capture',
      timeoutMs: buildTimeoutMs,
      signal
    })
    if (status !== 0) return `the build ended with ${String(status)}: ${lastLines(output)}`
  }
  return undefined
}

/**
 * Runs test files as they are, each once.
 *
 * @returns what is wrong, by file; a file that passes is not in it
 */
export async function findBadTests(
  laboratory: Laboratory,
  files: readonly string[]
): Promise<ReadonlyMap<string, string>> {
  const bad = new Map<string, string>()
  for (const runner of runners) {
    const own = files.filter((file) => runnerOf(partOf(file)) === runner)
    if (own.length === 0) continue
    const run = await runFiles(laboratory, own, false)
    for (const file of own) {
      const problem = problemOf(file, run)
      if (problem !== undefined) bad.set(file, problem)
    }
  }
  return bad
}

function problemOf(file: string, { report, status, output }: TestRun): string | undefined {
  if (report === undefined)
    return `no report (it ended with ${String(status)}): ${lastLines(output)}`
  const failure = report.failures.find((one) => isSameFile(one.file, file))
  if (failure !== undefined) return `"${failure.test}" fails: ${firstLine(failure.message)}`
  const error = report.errors.find((text) => text.includes(file)) ?? report.errors[0]
  if (error !== undefined) return error
  return report.files.some((one) => isSameFile(one, file)) ? undefined : 'it has no test that runs'
}

/**
 * Removes a marked thing, builds, runs its test and puts the thing back.
 *
 * @param previous the mark that was tried before in the same copy
 */
export async function tryWithout(
  mark: Mark,
  previous: Mark | undefined,
  laboratory: Laboratory
): Promise<Outcome> {
  const { copy } = laboratory
  const text = await readFile(join(copy.root, mark.file), 'utf8')
  const { sections, others } = affectedBuilds(mark, previous)
  const config = sectionsConfig(sections)
  await writeFile(join(copy.root, config.file), config.text)
  return copy.withFile(mark.file, remove(text, mark.removable), async () => {
    const detail = await build([[...appBuild, '--config', config.file], ...others], laboratory)
    if (detail !== undefined) return { kind: 'not-built', detail }
    return judgeTrial(mark.testFile, await runFiles(laboratory, [mark.testFile], true))
  })
}

/** Judges by the report of the named test file: only a test that fails by itself has noticed. */
export function judgeTrial(testFile: string, { report, status, output }: TestRun): Outcome {
  const failure = report?.failures.find(({ file }) => isSameFile(file, testFile))
  if (failure !== undefined) {
    return { kind: 'noticed', test: failure.test, message: firstLine(failure.message) }
  }
  if (status === 0 && report !== undefined && report.counts.passed > 0) return { kind: 'unnoticed' }
  const error = report?.errors[0] ?? lastLines(output)
  return {
    kind: 'not-run',
    detail: `no test failed, but the run ended with ${String(status)}: ${error}`
  }
}

function runFiles(
  { copy, env, signal }: Laboratory,
  files: readonly string[],
  stopAtFirstFailure: boolean
): Promise<TestRun> {
  const concerned = parts.filter((part) => files.some((file) => partOf(file) === part))
  const runner =
    runners.find((name) => concerned.some((part) => runnerOf(part) === name)) ?? 'vitest'
  return runTests(runner, {
    root: copy.root,
    env,
    parts: concerned,
    files,
    output: 'capture',
    stopAtFirstFailure,
    timeoutMs: testTimeoutMs,
    signal
  })
}

/** Vitest names files in full, Playwright from its own folder on. */
function isSameFile(reported: string, file: string): boolean {
  const path = reported.replaceAll('\\', '/')
  return path === file || path.endsWith(`/${file}`) || file.endsWith(`/${path}`)
}

const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')

function firstLine(text: string): string {
  return text.replace(colours, '').split('\n')[0]?.trim() ?? ''
}

function lastLines(text: string): string {
  return text.replace(colours, '').trim().split('\n').slice(-15).join('\n')
}
