import { mkdirSync, mkdtempSync, readFileSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { noCounts } from '../runs/reports'
import { affectedBuilds, sectionsConfig } from './affected-builds'
import type { Mark } from './marks'
import { writeReport } from './report'
import { makeScratchCopy } from './scratch-copy'
import { judgeTrial } from './trial'

const unitTest = 'src/main/x.security.test.ts'

function markOf(file: string, testFile = unitTest): Mark {
  const removable = { at: 0, start: 0, end: 0, replacement: '' }
  return { file, line: 3, reason: 'it guards | much', testFile, removable }
}

describe('a trial', () => {
  const report = { counts: { ...noCounts, passed: 2 }, files: [], failures: [], errors: [] }
  const failure = {
    file: `/tmp/copy/${unitTest}`,
    test: 'it holds',
    message: 'expected 1\nto be 2'
  }

  test('is noticed by a failing test of the named file', () => {
    const run = { status: 1, output: '', report: { ...report, failures: [failure] } }
    expect(judgeTrial(unitTest, run)).toEqual({
      kind: 'noticed',
      test: 'it holds',
      message: 'expected 1'
    })
  })

  test('is not noticed when all pass', () => {
    expect(judgeTrial(unitTest, { status: 0, output: '', report })).toEqual({ kind: 'unnoticed' })
  })

  test('is no trial when the file could not be run, the run hung, or another file failed', () => {
    const broken = { ...report, errors: [`${unitTest}: Cannot find module`] }
    const other = { ...report, failures: [{ ...failure, file: '/tmp/copy/src/y.test.ts' }] }
    expect(judgeTrial(unitTest, { status: 1, output: '', report: broken }).kind).toBe('not-run')
    expect(judgeTrial(unitTest, { status: 1, output: '', report: other }).kind).toBe('not-run')
    expect(judgeTrial(unitTest, { status: 'timeout', output: '', report }).kind).toBe('not-run')
    expect(judgeTrial(unitTest, { status: 1, output: '', report: undefined }).kind).toBe('not-run')
    const nothing = { ...report, counts: noCounts }
    expect(judgeTrial(unitTest, { status: 0, output: '', report: nothing }).kind).toBe('not-run')
  })

  test('builds what the file affects, and what the one before it left behind', () => {
    expect(affectedBuilds(markOf('src/main/x.ts'), undefined)).toEqual({
      sections: ['main'],
      others: []
    })
    const inPage = markOf('src/renderer/x.ts', 'tests/page/x.spec.ts')
    const builds = affectedBuilds(inPage, markOf('src/core/x.ts'))
    expect(builds.sections).toEqual(['renderer', 'main'])
    expect(builds.others).toHaveLength(1)
    expect(affectedBuilds(markOf('src/shared/x.ts'), undefined).sections).toHaveLength(3)
    expect(sectionsConfig(['renderer', 'main']).text).toContain(
      '{ renderer: config.renderer, main: config.main }'
    )
  })
})

test('a scratch copy is damaged and mended without touching the project', async () => {
  const project = mkdtempSync(join(tmpdir(), 'mutation-test-'))
  mkdirSync(join(project, 'src'))
  mkdirSync(join(project, 'out'))
  mkdirSync(join(project, 'node_modules'))
  writeFileSync(join(project, 'src', 'a.ts'), 'guard()')
  const copy = await makeScratchCopy(project)
  const read = (root: string) => readFileSync(join(root, 'src', 'a.ts'), 'utf8')
  await copy.withFile('src/a.ts', '', async () => {
    expect(read(copy.root)).toBe('')
    expect(read(project)).toBe('guard()')
  })
  expect(read(copy.root)).toBe('guard()')
  expect(existsSync(join(copy.root, 'node_modules'))).toBe(true)
  expect(existsSync(join(copy.root, 'out'))).toBe(false)
  await copy.remove()
  expect(existsSync(copy.root)).toBe(false)
  expect(existsSync(join(project, 'node_modules'))).toBe(true)
  rmSync(project, { recursive: true })
})

test('the report says what was noticed and what was not', async () => {
  const noticed = { kind: 'noticed', test: 'a | b', message: 'x' } as const
  const text = await writeReport(
    [
      { mark: markOf('src/main/x.ts'), outcome: noticed },
      { mark: markOf('src/main/y.ts'), outcome: { kind: 'unnoticed' } }
    ],
    join(process.cwd(), 'docs', 'security-marks.md')
  )
  expect(text).toContain('**1 of 2 removals were noticed**')
  expect(text).toContain('it guards \\| much')
  expect(text).toContain('a \\| b')
  expect(text).toContain('NOT NOTICED')
})
