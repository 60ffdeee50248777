import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { bundleSize, fileSize, type BundleSize } from '../app/bundle-sizes'
import { productWith } from '../app/app-folders'
import { heapOf, openApp, type Heap } from '../app/open-app'
import { emptyDrawn, emptyEntry, placeOfApp, timeOfStart, type AppToStart } from '../app/start-app'
import { withTemporaryFolder } from '../temporary-folder'
import type { Workbench } from '../workbench'

const place = placeOfApp()
const megabyte = 2 ** 20

export async function measure(bench: Workbench): Promise<void> {
  await bench.attempt('sizes', () => measureSizes(bench))
  await withTemporaryFolder(async (folder) => {
    bench.say('… signing in 1, 1,000 and 10,000 profiles')
    const one = await productWith(folder, 1)
    const thousand = await productWith(folder, 1_000)
    const tenThousand = await productWith(folder, 10_000)
    const dataFolder = join(folder, 'empty')
    const empty = { entry: emptyEntry, dataFolder, drawn: emptyDrawn }
    await bench.attempt('the start', () => measureStart(bench, { empty, one, tenThousand }))
    await bench.attempt('the start with 1,000 profiles', () => measureGrowth(bench, one, thousand))
    await bench.attempt('the heap', () => measureHeap(bench, { empty, one, tenThousand }))
  })
}

type Apps = Readonly<Record<'empty' | 'one' | 'tenThousand', AppToStart>>

async function measureStart(bench: Workbench, apps: Apps): Promise<void> {
  const { empty, one, tenThousand } = apps
  await bench.compare(
    {
      'empty app': () => timeOfStart(empty),
      '1 profile': () => timeOfStart(one),
      '10,000 profiles': () => timeOfStart(tenThousand)
    },
    [
      {
        what: 'Start to the drawn list, 1 profile',
        measured: '1 profile',
        against: 'empty app',
        target: { atMost: 1.25 },
        place
      },
      {
        what: 'Start to the drawn list, 10,000 profiles',
        measured: '10,000 profiles',
        against: 'empty app',
        target: { atMost: 1.5 },
        place
      }
    ],
    { warmUps: 1, budgetMs: 130_000 }
  )
}

async function measureGrowth(
  bench: Workbench,
  one: AppToStart,
  thousand: AppToStart
): Promise<void> {
  await bench.compare(
    { '1,000 profiles': () => timeOfStart(thousand), '1 profile': () => timeOfStart(one) },
    [
      {
        what: 'Start with 1,000 profiles against 1',
        measured: '1,000 profiles',
        against: '1 profile',
        place
      }
    ],
    { warmUps: 0, budgetMs: 40_000 }
  )
}

async function measureHeap(bench: Workbench, { empty, one, tenThousand }: Apps): Promise<void> {
  const [ofEmpty, ofOne, ofMany] = [
    await heapAfterStart(empty),
    await heapAfterStart(one),
    await heapAfterStart(tenThousand)
  ]
  for (const side of ['page', 'main'] as const)
    for (const [profiles, heap] of [
      ['1 profile', ofOne],
      ['10,000 profiles', ofMany]
    ] as const)
      bench.amount({
        what: `Heap of the ${side === 'page' ? 'page' : 'main process'} after collection, ${profiles}`,
        unit: 'MB',
        value: heap[side] / megabyte,
        beside: { name: 'empty app', value: ofEmpty[side] / megabyte },
        place
      })
}

async function heapAfterStart(app: AppToStart): Promise<Heap> {
  const open = await openApp(app)
  try {
    return await heapOf(open)
  } finally {
    await open.close()
  }
}

async function measureSizes(bench: Workbench): Promise<void> {
  const out = resolve('out')
  const sizes: Readonly<Record<string, Promise<BundleSize>>> = {
    'The page, all scripts and styles': bundleSize(join(out, 'renderer')),
    'The main process, what the start reads': fileSize(join(out, 'main', 'index.js')),
    'The main process, all': bundleSize(join(out, 'main')),
    'The command line, what `ptd token` reads': startOfCommandLine(join(out, 'cli')),
    'The command line, all': bundleSize(join(out, 'cli'))
  }
  for (const [what, size] of Object.entries(sizes)) {
    const { plain, compressed } = await size
    bench.amount({
      what,
      unit: 'KB',
      value: plain / 1024,
      beside: { name: 'compressed', value: compressed / 1024 }
    })
  }
}

/** The entry and the part that every start reads. */
async function startOfCommandLine(folder: string): Promise<BundleSize> {
  const names = await readdir(join(folder, 'parts'))
  const start = names.filter((name) => name.startsWith('start-'))
  const files = ['ptd.js', ...start.map((name) => join('parts', name))]
  const all = await Promise.all(files.map((name) => fileSize(join(folder, name))))
  return {
    plain: all.reduce((sum, { plain }) => sum + plain, 0),
    compressed: all.reduce((sum, { compressed }) => sum + compressed, 0)
  }
}
