/**
 * Measures the product against what people would use instead:
 * `npm run bench -- [--only PART]... [--runs N] [--json FILE]`. Writes `docs/benchmarks.md`, of which it
 * replaces the sections of the parts that it ran; a run with too few runs for a target writes nothing there.
 */
import { loadavg } from 'node:os'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { shellKind } from '../tests/e2e/launch'
import { readBenchOptions, usage, type BenchOptions } from './bench/bench-options'
import { fewestRuns, verdictOf } from './bench/figures'
import type { PartName } from './bench/parts'
import { documentWith } from './bench/report/document'
import { figureLine } from './bench/report/figure-words'
import { describeMachine } from './bench/report/machine'
import { sectionOf, type PartReport } from './bench/report/section'
import { runPart } from './bench/run-part'
import { appBuild, commandLineBuild } from './runs/builds'
import { withInterruption } from './runs/interruption'
import { runNode } from './runs/program'

// This file runs as `out/tools/bench.js`.
const root = fileURLToPath(new URL('../..', import.meta.url))
const documentPath = join(root, 'docs', 'benchmarks.md')
/** All parts together. What has not begun by then is not measured. */
const wholeLimitMs = 12 * 60_000

async function main(options: BenchOptions, signal: AbortSignal): Promise<number> {
  const startedAt = Date.now()
  const machine = describeMachine(shellKind())
  warnOfLoad(machine.cores)
  await build(signal)
  const reports: PartReport[] = []
  const lost: string[] = []
  for (const part of options.parts) {
    if (signal.aborted) break
    console.log(`\n── ${part}`)
    const leftMs = wholeLimitMs - (Date.now() - startedAt)
    const measuredAt = Date.now()
    const outcome = await runPart({ root, part, runs: options.runs, leftMs, signal })
    if (outcome.ok) reports.push({ part, findings: outcome.value, machine, measuredAt })
    else lost.push(`${part}: ${outcome.failure}`)
    if (!outcome.ok) console.log(`  ! ${outcome.failure}`)
  }
  if (options.jsonPath !== undefined)
    await writeFile(
      options.jsonPath,
      `${JSON.stringify({ machine, reports, lost }, undefined, 2)}\n`
    )
  await tell(reports, lost, options.runs)
  return lost.length > 0 || reports.some(({ findings }) => findings.problems.length > 0) ? 1 : 0
}

async function build(signal: AbortSignal): Promise<void> {
  for (const command of [appBuild, commandLineBuild]) {
    console.log(`building: ${command.join(' ')}`)
    const { status, output } = await runNode(command, {
      cwd: root,
      env: process.env,
      output: 'capture',
      signal
    })
    if (status !== 0) throw new Error(`The build ended with ${String(status)}:\n${output}`)
  }
}

async function tell(
  reports: readonly PartReport[],
  lost: readonly string[],
  runs: number
): Promise<void> {
  const figures = reports.flatMap(({ findings }) => findings.figures)
  const missed = figures.filter((figure) => verdictOf(figure) === 'missed')
  const withTarget = figures.filter(({ target }) => target !== undefined)
  console.log(`\n${figures.length} figures, ${withTarget.length} with a target.`)
  for (const figure of missed) console.log(`✕ missed: ${figureLine(figure)}`)
  for (const { part, findings } of reports)
    for (const problem of findings.problems) console.log(`! ${part}: ${problem}`)
  for (const part of lost) console.log(`! lost: ${part}`)
  if (runs < fewestRuns)
    console.log(`docs/benchmarks.md is as it was: targets want ${fewestRuns} runs or more.`)
  else if (reports.length > 0) await writeSections(reports)
}

async function writeSections(reports: readonly PartReport[]): Promise<void> {
  const before = await readFile(documentPath, 'utf8').catch(() => '')
  const sections = new Map<PartName, string>(
    reports.map((report) => [report.part, sectionOf(report)])
  )
  const options = { ...(await resolveConfig(documentPath)), parser: 'markdown' }
  await writeFile(documentPath, await format(documentWith(before, sections), options))
  console.log(`Written to docs/benchmarks.md: ${[...sections.keys()].join(', ')}.`)
}

function warnOfLoad(cores: number): void {
  const load = loadavg()[0] ?? 0
  if (load > cores / 4)
    console.log(`This machine is busy (load ${load.toFixed(1)}): figures of this run are noise.`)
}

let options: BenchOptions | undefined
try {
  options = readBenchOptions(process.argv.slice(2))
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  process.exitCode = 2
}
if (options !== undefined) {
  const wanted = options
  process.exitCode = await withInterruption((signal) => main(wanted, signal))
}
