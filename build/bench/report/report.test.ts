import { format, resolveConfig } from 'prettier'
import { describe, expect, it } from 'vitest'
import type { Findings, RatioFigure } from '../figures'
import { documentWith } from './document'
import type { Machine } from './machine'
import { sectionOf, type PartReport } from './section'

const machine: Machine = {
  cores: 2,
  processor: 'A processor',
  memoryGigabytes: 8,
  system: 'Debian 12 (Linux 6.1.0)',
  node: 'v20.20.2',
  shell: 'Electron',
  loadBefore: 0.1
}

const figure: RatioFigure = {
  kind: 'ratio',
  what: 'A start',
  measured: { name: 'ours', samplesMs: Array.from({ length: 15 }, () => 120) },
  against: { name: 'theirs', samplesMs: Array.from({ length: 15 }, () => 60) },
  target: { atMost: 1.5 }
}

function report(findings: Partial<Findings>): PartReport {
  return {
    part: 'silent',
    findings: { figures: [], missing: [], problems: [], ...findings },
    machine,
    measuredAt: Date.UTC(2026, 10, 24)
  }
}

describe('the section of a part', () => {
  it('shows a ratio with both sides, its spread, its target and the number of runs', () => {
    const section = sectionOf(report({ figures: [figure] }))
    const row =
      '| A start | ours 120 ms (120 ms to 120 ms) | theirs 60 ms (60 ms to 60 ms) | 2 × (2 to 2) | ≤ 1.5: **missed** | 15 |'
    expect(section.split('\n')).toContain(row)
  })

  it('says when too few runs were made to call a target met', () => {
    const few = { ...figure, target: { atMost: 3 } }
    const side = { name: 'ours', samplesMs: [120] }
    const section = sectionOf(
      report({ figures: [{ ...few, measured: side, against: { ...side, name: 'theirs' } }] })
    )
    expect(section).toContain('≤ 3: **too few runs**')
    expect(sectionOf(report({ figures: [few] }))).toContain('≤ 3: met')
  })

  it('labels what was measured on the stand-in', () => {
    const section = sectionOf(report({ figures: [{ ...figure, place: 'stand-in' }] }))
    expect(section).toContain('| A start, on the stand-in for Electron |')
  })

  it('shows an amount beside that of what it is compared with', () => {
    const section = sectionOf(
      report({
        figures: [
          {
            kind: 'amount',
            what: 'Answers without a token',
            unit: 'of 300',
            value: 0,
            beside: { name: 'stock', value: 271 },
            target: { atMost: 0 }
          }
        ]
      })
    )
    expect(section).toContain('| Answers without a token | 0 of 300; stock 271 | ≤ 0: met |')
  })

  it('shows short times in microseconds', () => {
    const quick = { name: 'ours', samplesMs: [0.0123] }
    const section = sectionOf(report({ figures: [{ ...figure, measured: quick, against: quick }] }))
    expect(section).toContain('ours 12.3 µs')
  })

  it('names the command, the day and the machine, and no host', () => {
    const section = sectionOf(report({}))
    expect(section).toContain('`npm run bench -- --only silent` on 2026-11-24: 2 cores')
    expect(section).toContain('Node v20.20.2')
  })

  it('says what was not measured and what failed', () => {
    const section = sectionOf(
      report({ missing: ['az is not here.'], problems: ['stock: it broke'] })
    )
    expect(section).toContain('- Not measured: az is not here.')
    expect(section).toContain('- Failed: stock: it broke')
  })

  it('escapes what would end a cell', () => {
    const section = sectionOf(report({ figures: [{ ...figure, what: 'a | b' }] }))
    expect(section).toContain(String.raw`a \| b`)
  })
})

describe('the document', () => {
  const silent = '## Silent\n\nOne.\n'
  const desk = '## Desk\n\nTwo.\n'

  it('holds the sections in the order of the parts', () => {
    const text = documentWith(
      '',
      new Map([
        ['desk', desk],
        ['silent', silent]
      ])
    )
    expect(text.indexOf('## Silent')).toBeGreaterThan(0)
    expect(text.indexOf('## Desk')).toBeGreaterThan(text.indexOf('## Silent'))
  })

  it('keeps the sections of parts that were not measured', () => {
    const before = documentWith('', new Map([['desk', desk]]))
    const after = documentWith(before, new Map([['silent', silent]]))
    expect(after).toContain('Two.')
    expect(after).toContain('One.')
    expect(documentWith(after, new Map([['desk', '## Desk\n\nThree.\n']]))).not.toContain('Two.')
  })

  it('is the same when the same is written again, also after it was formatted', async () => {
    const options = { ...(await resolveConfig('docs/benchmarks.md')), parser: 'markdown' }
    const sections = new Map([['silent', sectionOf(report({ figures: [figure] }))]] as const)
    const once = await format(documentWith('', sections), options)
    expect(await format(documentWith(once, new Map()), options)).toBe(once)
  })
})
