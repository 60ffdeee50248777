import { describe, expect, it } from 'vitest'
import { readBenchOptions } from './bench-options'
import { partNames } from './parts'

describe('the arguments of the benchmark', () => {
  it('run everything when there are none', () => {
    expect(readBenchOptions([])).toMatchObject({ parts: partNames, jsonPath: undefined })
  })

  it('name parts, by several arguments or by one, which are run in their usual order', () => {
    const wanted = { parts: ['silent', 'desk'] }
    expect(readBenchOptions(['--only', 'desk', '--only', 'silent'])).toMatchObject(wanted)
    expect(readBenchOptions(['--only', 'desk,silent'])).toMatchObject(wanted)
  })

  it('name a file for the findings, and how often each thing is measured', () => {
    const options = readBenchOptions(['--json', 'findings.json', '--runs', '15'])
    expect(options).toMatchObject({ jsonPath: 'findings.json', runs: 15 })
  })

  it('are refused with a sentence when a part is not known', () => {
    expect(() => readBenchOptions(['--only', 'speed'])).toThrow(/no part "speed".*desk/)
  })

  it.each(['0', '-1', '1.5', 'many', ''])('are refused with %j runs', (runs) => {
    expect(() => readBenchOptions([`--runs=${runs}`])).toThrow(/whole number/)
  })

  it('are refused when one is not known', () => {
    expect(() => readBenchOptions(['--fast'])).toThrow(/--fast/)
  })
})
