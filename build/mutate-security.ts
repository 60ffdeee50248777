/**
 * Removes each statement that is marked `// SECURITY: why [test file]`, one after the other in a copy of
 * the project, and demands that the build still succeeds and that the named test fails.
 *
 *     npm run mutate:security                    all marks; writes docs/security-marks.md
 *     npm run mutate:security -- --only PATH     those of files whose path begins so; writes no report
 *     npm run mutate:security -- --list          names the marks and tries none
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { shellKind } from '../tests/e2e/launch'
import { findMarks, type Mark, type MarksOfFile } from './mutation/marks'
import { countNoticed, describeOutcome, writeReport, type Trial } from './mutation/report'
import { makeScratchCopy, type ScratchCopy } from './mutation/scratch-copy'
import { buildAll, findBadTests, tryWithout, type Laboratory } from './mutation/trial'
import { withInterruption } from './runs/interruption'
import { startSurroundings } from './runs/surroundings'

// This file runs as `out/tools/mutate-security.js`.
const projectRoot = fileURLToPath(new URL('../..', import.meta.url))
const reportFile = 'docs/security-marks.md'

/** Finds the marks of all files of a project whose path begins with `only`. */
function findAllMarks(root: string, only: string): MarksOfFile {
  const found = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((file) => file.startsWith(only) && /(?<!\.test|\.d)\.ts$|\.svelte$/.test(file))
    .sort()
    .map((file) => findMarks(file, readFileSync(join(root, file), 'utf8')))
  const marks = found.flatMap((file) => file.marks)
  const missing = marks
    .filter(({ testFile }) => !existsSync(join(root, testFile)))
    .map(({ file, line, testFile }) => ({ file, line, problem: `there is no ${testFile}` }))
  return { marks, problems: [...found.flatMap((file) => file.problems), ...missing] }
}

/** Builds and runs all named tests with nothing removed. Returns what is wrong. */
async function checkBaseline(marks: readonly Mark[], laboratory: Laboratory): Promise<string[]> {
  const problem = await buildAll(laboratory)
  if (problem !== undefined) return [problem]
  const testFiles = [...new Set(marks.map(({ testFile }) => testFile))]
  console.log(`With nothing removed: ${String(testFiles.length)} test files …`)
  const bad = await findBadTests(laboratory, testFiles)
  return [...bad].map(([file, what]) => `${file}: ${what}`)
}

async function tryAll(marks: readonly Mark[], laboratory: Laboratory): Promise<readonly Trial[]> {
  const trials: Trial[] = []
  for (const mark of marks) {
    const startedAt = Date.now()
    const outcome = await tryWithout(mark, trials.at(-1)?.mark, laboratory)
    if (laboratory.signal.aborted) break
    trials.push({ mark, outcome })
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
    const place = `${mark.file}:${String(mark.line)}`
    console.log(
      `[${String(trials.length)}/${String(marks.length)}] ${place} ${describeOutcome(outcome)} (${seconds} s)`
    )
  }
  return trials
}

/** Tries all marks of a copy. Returns nothing when the tests fail already with nothing removed. */
async function runTrials(
  marks: readonly Mark[],
  copy: ScratchCopy,
  signal: AbortSignal
): Promise<readonly Trial[] | undefined> {
  const surroundings = await startSurroundings(shellKind())
  try {
    const laboratory = { copy, env: surroundings.env, signal }
    const problems = await checkBaseline(marks, laboratory)
    if (signal.aborted) return undefined
    if (problems.length === 0) return await tryAll(marks, laboratory)
    console.error(['Before anything is removed:', ...problems].join('\n'))
    return undefined
  } finally {
    await surroundings.stop()
  }
}

function sayProblems({ marks, problems }: MarksOfFile): void {
  for (const { file, line, problem } of problems) {
    console.error(`${file}:${String(line)} ${problem}`)
  }
  console.log(`${String(marks.length)} marks, ${String(problems.length)} that cannot be used`)
}

function list(only: string): number {
  const found = findAllMarks(projectRoot, only)
  for (const { file, line, reason, testFile } of found.marks) {
    console.log(`${file}:${String(line)} ${reason} [${testFile}]`)
  }
  sayProblems(found)
  return found.problems.length === 0 ? 0 : 1
}

async function tryInCopy(only: string, signal: AbortSignal): Promise<number> {
  const copy = await makeScratchCopy(projectRoot)
  try {
    const found = findAllMarks(copy.root, only)
    sayProblems(found)
    if (found.problems.length > 0 || found.marks.length === 0) return 1
    const trials = await runTrials(found.marks, copy, signal)
    if (trials === undefined || signal.aborted) return 1
    if (only === '') {
      writeFileSync(
        join(projectRoot, reportFile),
        await writeReport(trials, join(projectRoot, reportFile))
      )
      console.log(`The report is in ${reportFile}.`)
    }
    const noticed = countNoticed(trials)
    console.log(`noticed: ${String(noticed)}/${String(trials.length)}`)
    return noticed === trials.length ? 0 : 1
  } finally {
    await copy.remove()
  }
}

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, list: { type: 'boolean', default: false } }
})
process.exitCode = values.list
  ? list(values.only)
  : await withInterruption((signal) => tryInCopy(values.only, signal))
