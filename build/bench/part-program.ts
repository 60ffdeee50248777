/**
 * Measures one part of the benchmark: `node out/tools/bench-part.js PART RUNS FILE`, where the environment
 * has a key store. Leaves the findings so far as JSON in FILE after each piece.
 */
import { writeFileSync } from 'node:fs'
import { isPartName, parts, type PartName } from './parts'
import { Workbench } from './workbench'

type MeasurePart = (bench: Workbench) => Promise<void>

const measures: Readonly<Record<PartName, () => Promise<{ readonly measure: MeasurePart }>>> = {
  'command-line': () => import('./parts/command-line'),
  silent: () => import('./parts/silent'),
  parallel: () => import('./parts/parallel'),
  sealed: () => import('./parts/sealed'),
  app: () => import('./parts/app'),
  desk: () => import('./parts/desk'),
  many: () => import('./parts/many')
}

const [part = '', runs = '', path = ''] = process.argv.slice(2)
if (!isPartName(part)) throw new Error(`There is no part "${part}".`)
const bench = new Workbench({
  runs: Number(runs),
  say: (line) => {
    console.log(line)
  },
  onFindings: (findings) => {
    writeFileSync(path, JSON.stringify(findings))
  }
})
await bench.attempt(
  part,
  async () => {
    const { measure } = await measures[part]()
    await measure(bench)
  },
  parts[part].limitMs
)
// A key store or a browser that hangs must not keep what is found from being reported.
process.exit(0)
