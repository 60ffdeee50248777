import { parseArgs } from 'node:util'
import { isPartName, partNames, type PartName } from './parts'

export interface BenchOptions {
  /** The parts to run, in the order of the benchmark. */
  readonly parts: readonly PartName[]
  /** How often each thing is measured. */
  readonly runs: number
  /** Where the findings go as JSON, if they are wanted. */
  readonly jsonPath: string | undefined
}

export const usage = [
  'npm run bench -- [--only PART]... [--runs N] [--json FILE]',
  `parts: ${partNames.join(', ')}`
].join('\n')

const usualRuns = 21

/** Reads the benchmark's arguments. @throws Error that names what is wrong with them */
export function readBenchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true },
      runs: { type: 'string' },
      json: { type: 'string' }
    }
  })
  const wanted = (values.only ?? []).flatMap((names) => names.split(','))
  const unknown = wanted.find((name) => !isPartName(name))
  if (unknown !== undefined)
    throw new Error(`There is no part "${unknown}". Known: ${partNames.join(', ')}.`)
  return {
    parts: wanted.length === 0 ? partNames : partNames.filter((name) => wanted.includes(name)),
    runs: values.runs === undefined ? usualRuns : readRuns(values.runs),
    jsonPath: values.json
  }
}

function readRuns(text: string): number {
  const runs = Number(text)
  if (!Number.isInteger(runs) || runs < 1 || runs > 1000)
    throw new Error(`--runs takes a whole number from 1 to 1000, and not "${text}".`)
  return runs
}
