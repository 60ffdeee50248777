import { productWith } from '../app/app-folders'
import { heapOf, openApp } from '../app/open-app'
import { placeOfApp, timeOfStart, type AppToStart } from '../app/start-app'
import { measureCopying } from '../desk/copying'
import { measureImporting } from '../desk/importing'
import { openPageStage } from '../desk/page-stage'
import { measureScrolling, measureSearch } from '../desk/search-and-scroll'
import { withTemporaryFolder } from '../temporary-folder'
import type { Workbench } from '../workbench'

const many = 10_000
const place = placeOfApp()

export async function measure(bench: Workbench): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    await bench.attempt('search and scrolling', async () => {
      const stage = await openPageStage(folder, many)
      try {
        await bench.attempt('search', () => measureSearch(bench, stage))
        await bench.attempt('scrolling', () => measureScrolling(bench, stage))
      } finally {
        await stage.close()
      }
    })
    await bench.attempt('import', () => measureImporting(bench, folder, many))
    bench.say('… signing in 10,000 profiles')
    const withOne = await productWith(folder, 1)
    const withMany = await productWith(folder, many)
    await bench.attempt('copy', () => measureCopying(bench, withOne, withMany))
    await bench.attempt('heap', () => measureHeap(bench, withOne, withMany))
    await bench.attempt('start', () => measureStart(bench, withOne, withMany))
  })
}

async function measureStart(
  bench: Workbench,
  withOne: AppToStart,
  withMany: AppToStart
): Promise<void> {
  await bench.compare(
    { '10,000 profiles': () => timeOfStart(withMany), '1 profile': () => timeOfStart(withOne) },
    [
      {
        what: 'Start to the drawn list',
        measured: '10,000 profiles',
        against: '1 profile',
        target: { atMost: 1.3 },
        place
      }
    ],
    { warmUps: 1, budgetMs: 90_000 }
  )
}

async function measureHeap(
  bench: Workbench,
  withOne: AppToStart,
  withMany: AppToStart
): Promise<void> {
  const [ofOne, ofMany] = [await wholeHeap(withOne), await wholeHeap(withMany)]
  bench.amount({
    what: 'Heap of page and main process after collection, 10,000 profiles above 1',
    unit: 'MB',
    value: ofMany - ofOne,
    beside: { name: 'with 1 profile', value: ofOne },
    target: { atMost: 25 },
    place
  })
}

/** In megabytes. */
async function wholeHeap(app: AppToStart): Promise<number> {
  const open = await openApp(app)
  try {
    const { page, main } = await heapOf(open)
    return (page + main) / 2 ** 20
  } finally {
    await open.close()
  }
}
