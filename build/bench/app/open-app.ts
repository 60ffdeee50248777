import type { CDPSession, ElectronApplication, Page } from '@playwright/test'
import { launchApp } from '../../../tests/e2e/launch'
import type { AppToStart } from './start-app'

/** An app that runs, with its page drawn. */
export interface OpenApp {
  readonly app: ElectronApplication
  readonly page: Page
  close(): Promise<void>
}

/** Starts an app under Playwright. */
export async function openApp(
  { entry, dataFolder, drawn }: AppToStart,
  preloaded: readonly string[] = []
): Promise<OpenApp> {
  const app = await launchApp({
    entry,
    userDataDir: dataFolder,
    args: preloaded.flatMap((script) => ['-r', script])
  })
  const page = await app.firstWindow()
  await page.waitForSelector(drawn)
  return { app, page, close: () => app.close() }
}

export interface Heap {
  /** Of the page and of the main process, in bytes. */
  readonly page: number
  readonly main: number
}

const settledWithin = 0.01
const settleLimitMs = 30_000

/** Returns what is left on both heaps after all garbage was collected, once the app has come to rest. */
export async function heapOf({ app, page }: OpenApp): Promise<Heap> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.enable')
  const startedAt = performance.now()
  let before = await collect(app, devtools)
  for (;;) {
    await page.waitForTimeout(1_000)
    const heap = await collect(app, devtools)
    const changed = Math.abs(heap.page + heap.main - before.page - before.main)
    if (changed < (heap.page + heap.main) * settledWithin) return heap
    if (performance.now() - startedAt > settleLimitMs)
      throw new Error('The app does not come to rest')
    before = heap
  }
}

async function collect(app: OpenApp['app'], devtools: CDPSession): Promise<Heap> {
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  const main = await app.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc')
    const collectAll: unknown = process.getBuiltinModule('node:vm').runInNewContext('gc')
    if (typeof collectAll !== 'function') throw new Error('The garbage cannot be collected')
    Reflect.apply(collectAll, undefined, [])
    Reflect.apply(collectAll, undefined, [])
    return process.memoryUsage().heapUsed
  })
  return { page: usedSize, main }
}
