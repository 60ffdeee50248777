import { describe, expect, test } from 'vitest'
import { countsLine, judge, readPlaywrightReport, readVitestReport, sum } from './reports'

const vitestReport = JSON.stringify({
  success: false,
  testResults: [
    {
      name: '/project/a.test.ts',
      status: 'failed',
      message: '',
      assertionResults: [
        { fullName: 'a room is clean', status: 'passed', failureMessages: [] },
        {
          fullName: 'a room is dry',
          status: 'failed',
          failureMessages: ['expected wet to be dry']
        },
        { fullName: 'a room is warm', status: 'skipped' },
        { fullName: 'a room is paid', status: 'todo', failureMessages: null }
      ]
    },
    {
      name: '/project/broken.test.ts',
      status: 'failed',
      message: 'Cannot find module',
      assertionResults: []
    }
  ]
})

function playwrightTest(title: string, status: string, message?: string) {
  const errors = message === undefined ? [] : [{ message }]
  return { title, file: 'x.spec.ts', tests: [{ status, results: [{ status: 'passed', errors }] }] }
}

const playwrightReport = JSON.stringify({
  suites: [
    {
      title: 'x.spec.ts',
      file: 'x.spec.ts',
      specs: [playwrightTest('the window opens', 'expected')],
      suites: [
        {
          title: 'the list',
          file: 'x.spec.ts',
          specs: [
            playwrightTest('is long', 'unexpected', 'expected 1 to be 2'),
            playwrightTest('is sometimes short', 'flaky'),
            playwrightTest('is for later', 'skipped')
          ]
        }
      ]
    }
  ],
  errors: [{ message: 'global set-up failed' }]
})

describe('a report', () => {
  test('of vitest is counted, with the files that could not be loaded', () => {
    const { counts, files, failures, errors } = readVitestReport(vitestReport)
    expect(new Set(files)).toEqual(new Set(['/project/a.test.ts']))
    expect(counts).toEqual({ passed: 1, failed: 1, skipped: 2 })
    expect(failures).toEqual([
      { file: '/project/a.test.ts', test: 'a room is dry', message: 'expected wet to be dry' }
    ])
    expect(errors).toEqual(['/project/broken.test.ts: Cannot find module'])
  })

  test('of Playwright is counted, and a second try is named', () => {
    const report = readPlaywrightReport(playwrightReport)
    const { counts, failures, secondTries, errors } = report
    expect(counts).toEqual({ passed: 2, failed: 1, skipped: 1 })
    expect(failures.map(({ test: name }) => name)).toEqual(['the list is long'])
    expect(secondTries?.map(({ test: name }) => name)).toEqual(['the list is sometimes short'])
    expect(judge('page', 1, report).remarks?.[0]).toContain('the list is sometimes short')
    expect(errors).toEqual(['global set-up failed'])
  })

  test('of something else is refused', () => {
    expect(() => readVitestReport('{}')).toThrow()
    expect(() => readPlaywrightReport('not JSON')).toThrow()
  })
})

describe('the verdict', () => {
  const good = {
    counts: { passed: 3, failed: 0, skipped: 1 },
    files: ['a'],
    failures: [],
    errors: []
  }

  test('is good when all passed and the program says so', () => {
    expect(judge('unit', 0, good).problems).toEqual([])
  })

  test.each([
    ['a failed test', 1, { ...good, counts: { passed: 2, failed: 1, skipped: 0 } }],
    [
      'a failed test that the program kept quiet about',
      0,
      { ...good, counts: { passed: 2, failed: 1, skipped: 0 } }
    ],
    ['a crash after the tests', 1, good],
    ['an end by a signal', 'signal', good],
    ['an end by the time limit', 'timeout', good],
    ['no report', 0, undefined],
    ['no tests', 0, { ...good, counts: { passed: 0, failed: 0, skipped: 4 } }],
    ['a file that could not be loaded', 1, { ...good, errors: ['x: not loaded'] }]
  ] as const)('is bad with %s', (_what, status, report) => {
    expect(judge('unit', status, report).problems.length).toBeGreaterThan(0)
  })
})

test('the last line sums all suites up', () => {
  const counts = sum([
    { passed: 1, failed: 0, skipped: 2 },
    { passed: 10, failed: 1, skipped: 0 }
  ])
  expect(countsLine(counts)).toBe('tests: 11 passed, 1 failed, 2 skipped')
})
