/**
 * Runs the tests, all or some: `npm test [-- unit integration page e2e]`. Ends with one line of counts.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { shellKind, type ShellKind } from '../tests/e2e/launch'
import { withInterruption } from './runs/interruption'
import { isPart, parts, runnerOf, runners, runTests, type Part } from './runs/parts'
import { runNode } from './runs/program'
import { appBuild, toolsBuild } from './runs/builds'
import { countsLine, judge, noCounts, sum, type Verdict } from './runs/reports'
import { startSurroundings } from './runs/surroundings'

// This file runs as `out/tools/test.js`.
const root = fileURLToPath(new URL('../..', import.meta.url))
const runTimeoutMs = 25 * 60 * 1000

/** Says what the windows of the e2e tests are shown in. */
function shellLine(shell: ShellKind): string {
  if (shell === 'standin') {
    return 'e2e shell: stand-in (Chromium without Electron; tests/standin/README.md says what it cannot show)'
  }
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(`${root}/node_modules/electron/package.json`, 'utf8')))
  return `e2e shell: Electron ${version}`
}

/** Builds the app and the programs that tests start. Returns what went wrong. */
async function build(signal: AbortSignal): Promise<readonly string[]> {
  for (const command of [appBuild, toolsBuild]) {
    const options = { cwd: root, env: process.env, output: 'capture', signal } as const
    const { status, output } = await runNode(command, options)
    if (status !== 0) return [`build: ${command.join(' ')} ended with ${String(status)}\n${output}`]
  }
  return []
}

async function runParts(
  wanted: readonly Part[],
  shell: ShellKind,
  signal: AbortSignal
): Promise<readonly Verdict[]> {
  const surroundings = await startSurroundings(shell)
  const verdicts: Verdict[] = []
  try {
    for (const runner of runners) {
      const own = wanted.filter((part) => runnerOf(part) === runner)
      if (own.length === 0 || signal.aborted) continue
      console.log(`\n── ${own.join(', ')} (${runner})`)
      const { status, report } = await runTests(runner, {
        root,
        env: surroundings.env,
        parts: own,
        output: 'inherit',
        timeoutMs: runTimeoutMs,
        signal
      })
      verdicts.push(judge(own.join(', '), status, report))
    }
  } finally {
    await surroundings.stop()
  }
  return verdicts
}

async function main(wanted: readonly Part[], signal: AbortSignal): Promise<number> {
  const shell = shellKind()
  console.log(shellLine(shell))
  const buildProblems = await build(signal)
  const verdicts =
    buildProblems.length > 0
      ? [{ counts: noCounts, problems: buildProblems }]
      : await runParts(wanted, shell, signal)
  const problems = verdicts.flatMap((verdict) => verdict.problems)
  const remarks = verdicts.flatMap((verdict) => verdict.remarks ?? [])
  console.log(
    ['', ...remarks, ...problems, countsLine(sum(verdicts.map(({ counts }) => counts)))].join('\n')
  )
  return problems.length === 0 ? 0 : 1
}

const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !isPart(name))
if (unknown !== undefined) {
  console.error(`There is no part "${unknown}". Known: ${parts.join(', ')}; all without a name.`)
  process.exitCode = 2
} else {
  const chosen = wanted.length === 0 ? parts : parts.filter((part) => wanted.includes(part))
  process.exitCode = await withInterruption((signal) => main(chosen, signal))
}
