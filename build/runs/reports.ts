import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** How many tests of a run did what. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** What a test runner's report says. */
export interface Report {
  readonly counts: Counts
  /** The files of which at least one test passed or failed, as the runner names them. */
  readonly files: readonly string[]
  /** The failed tests, by their full names, in the order of the report. */
  readonly failures: readonly Failure[]
  /** The tests that failed, and passed when they were tried again. They count as passed. */
  readonly secondTries?: readonly Failure[]
  /** What went wrong outside of any test: a file that could not be loaded, a failed global set-up. */
  readonly errors: readonly string[]
}

export interface Failure {
  /** As the runner printed it. */
  readonly file: string
  readonly test: string
  readonly message: string
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 }

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish()
        })
      )
    })
  )
})

/**
 * Reads what vitest's JSON reporter wrote.
 *
 * @throws Error when it is not such a report
 */
export function readVitestReport(text: string): Report {
  const files = vitestReport.parse(JSON.parse(text)).testResults
  const tests = files.flatMap(({ name, assertionResults }) =>
    assertionResults.map((result) => ({ ...result, file: name }))
  )
  const failures = tests
    .filter(({ status }) => status === 'failed')
    .map(({ file, fullName, failureMessages }) => ({
      file,
      test: fullName,
      message: failureMessages?.[0] ?? ''
    }))
  // A file that cannot be loaded, or whose hooks fail, counts no failed test of its own.
  const errors = files
    .filter(({ status }) => status === 'failed')
    .filter(({ name }) => !failures.some(({ file }) => file === name))
    .map(({ name, message }) => `${name}: ${message ?? 'it could not be run'}`)
  const passed = tests.filter(({ status }) => status === 'passed').length
  const skipped = tests.length - passed - failures.length
  return {
    counts: { passed, failed: failures.length, skipped },
    files: tests
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ file }) => file),
    failures,
    errors
  }
}

interface PlaywrightSuite {
  readonly title: string
  readonly file: string
  readonly specs: readonly z.infer<typeof playwrightSpec>[]
  readonly suites?: readonly PlaywrightSuite[] | undefined
}

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      results: z.array(
        z.object({
          status: z.string().optional(),
          errors: z.array(z.object({ message: z.string().optional() })).optional()
        })
      )
    })
  )
})

const playwrightSuite: z.ZodType<PlaywrightSuite> = z.object({
  title: z.string(),
  file: z.string(),
  specs: z.array(playwrightSpec),
  get suites() {
    return z.array(playwrightSuite).optional()
  }
})

const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  errors: z.array(z.object({ message: z.string().optional() }))
})

/**
 * Reads what Playwright's JSON reporter wrote. A test that passed when it was tried again is named as
 * such: whether there are second tries is the run's own choice.
 *
 * @throws Error when it is not such a report
 */
export function readPlaywrightReport(text: string): Report {
  const { suites, errors } = playwrightReport.parse(JSON.parse(text))
  const tests = suites.flatMap((suite) => testsOf(suite, []))
  const failures = tests
    .filter(({ status }) => status === 'unexpected')
    .map(({ file, test, message }) => ({ file, test, message }))
  const secondTries = tests
    .filter(({ status }) => status === 'flaky')
    .map(({ file, test, message }) => ({ file, test, message }))
  const passed = tests.filter(({ status }) => status === 'expected').length + secondTries.length
  const skipped = tests.length - passed - failures.length
  return {
    counts: { passed, failed: failures.length, skipped },
    files: tests.filter(({ status }) => status !== 'skipped').map(({ file }) => file),
    failures,
    secondTries,
    errors: errors.map(({ message }) => message ?? 'an error without a message')
  }
}

interface PlaywrightTest extends Failure {
  readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
}

function testsOf(suite: PlaywrightSuite, above: readonly string[]): readonly PlaywrightTest[] {
  // The outermost suite is the file.
  const titles = suite.title === suite.file ? above : [...above, suite.title]
  const own = suite.specs.flatMap((spec) =>
    spec.tests.map(({ status, results }) => ({
      file: spec.file,
      test: [...titles, spec.title].join(' '),
      status,
      message: results.flatMap(({ errors }) => errors ?? [])[0]?.message ?? ''
    }))
  )
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, titles))]
}

/** Adds counts up. */
export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (one, other) => ({
      passed: one.passed + other.passed,
      failed: one.failed + other.failed,
      skipped: one.skipped + other.skipped
    }),
    noCounts
  )
}

/** How a run of a test program ended, in counts and in sentences about what is wrong. */
export interface Verdict {
  readonly counts: Counts
  readonly problems: readonly string[]
  /** What is not as it should be, and does not make the run a bad one. */
  readonly remarks?: readonly string[]
}

/**
 * Judges a run by its exit status and its report: a run that ended badly is never good, whatever its
 * report says, and neither is one without a report or without a test.
 *
 * @param status as the program ended
 * @param report what its report says, or nothing when it left none that can be read
 */
export function judge(
  name: string,
  status: number | 'timeout' | 'signal',
  report: Report | undefined
): Verdict {
  if (report === undefined) {
    return { counts: noCounts, problems: [`${name}: no report (it ended with ${String(status)})`] }
  }
  const { counts, errors } = report
  const problems = errors.map((error) => `${name}: ${error}`)
  if (counts.failed > 0) problems.push(`${name}: ${String(counts.failed)} failed`)
  if (counts.passed + counts.failed === 0) problems.push(`${name}: no test was run`)
  if (status !== 0 && problems.length === 0) {
    problems.push(`${name}: it ended with ${String(status)} although no test failed`)
  }
  const remarks = (report.secondTries ?? []).map(
    ({ file, test, message }) => `${name}: passed only at a second try: ${file} ${test}\n${message}`
  )
  return { counts, problems, remarks }
}

/** The line that a whole run ends with. */
export function countsLine({ passed, failed, skipped }: Counts): string {
  return `tests: ${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`
}

/** Reads a report file with `read`; nothing when it is missing or damaged. */
export function readReport(path: string, read: (text: string) => Report): Report | undefined {
  try {
    return read(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
