import type { ElectronApplication, Page } from '@playwright/test'
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

/** Returns what is left on both heaps after all garbage was collected. */
export async function heapOf({ app, page }: OpenApp): Promise<Heap> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.enable')
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  const main = await app.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc')
    const collect: unknown = process.getBuiltinModule('node:vm').runInNewContext('gc')
    if (typeof collect !== 'function') throw new Error('The garbage cannot be collected')
    Reflect.apply(collect, undefined, [])
    Reflect.apply(collect, undefined, [])
    return process.memoryUsage().heapUsed
  })
  return { page: usedSize, main }
}
