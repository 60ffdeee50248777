import type { Page } from '@playwright/test'
import type { Measure } from '../in-turn'
import type { Workbench } from '../workbench'
import { barePage, recordSearch } from './bare-page'
import { pressAndDraw } from './drawing'
import { rowsSelector, searchSelector, type PageStage } from './page-stage'

const word = 'fabr'
const place = 'chromium'

/** From a key press to the drawn rows, against a page that only exchanges the same rows. */
export async function measureSearch(bench: Workbench, stage: PageStage): Promise<void> {
  const desk = await stage.openDesk()
  const bare = await stage.openDocument(barePage(await recordSearch(desk, word)))
  await bench.compare(
    { 'the desk': typing(desk), 'a bare page': typing(bare) },
    [
      {
        what: 'Key press to the drawn result of a search in 10,000 profiles',
        measured: 'the desk',
        against: 'a bare page',
        target: { atMost: 1.5 },
        place,
        note: `the mean of the letters of “${word}”, each found anew; a frame of the screen (16.7 ms) is waited for on both sides.`
      }
    ],
    { warmUps: 3 }
  )
  await desk.close()
  await bare.close()
}

/** Types the word in an empty search; the emptying does not count. */
function typing(page: Page): Measure {
  return async () => {
    await page.locator(searchSelector).focus()
    let wholeMs = 0
    for (const letter of word) wholeMs += await pressAndDraw(page, letter, rowsSelector)
    await pressAndDraw(page, 'Escape', rowsSelector)
    return wholeMs / word.length
  }
}

const longTaskMs = 50
const wheelSteps = 80
const wheelPx = 600

/** Whether something keeps the page from following the wheel. */
export async function measureScrolling(bench: Workbench, stage: PageStage): Promise<void> {
  const page = await stage.openDesk()
  const rows = await page.locator(rowsSelector).boundingBox()
  if (rows === null) throw new Error('There is no list')
  await page.mouse.move(rows.x + rows.width / 2, rows.y + rows.height / 2)
  await page.evaluate(() => {
    const durationsMs: number[] = []
    Reflect.set(window, 'longTasksMs', durationsMs)
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) durationsMs.push(duration)
    }).observe({ type: 'longtask' })
  })
  for (let step = 0; step < wheelSteps; step += 1) {
    await page.mouse.wheel(0, wheelPx)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  }
  const top = await page.locator(rowsSelector).evaluate(({ scrollTop }) => scrollTop)
  if (top < wheelPx) throw new Error('The list did not scroll')
  const tasksMs = await page.evaluate(() => {
    const found: unknown = Reflect.get(window, 'longTasksMs')
    return Array.isArray(found) ? found.map(Number) : []
  })
  bench.amount({
    what: `Tasks over ${longTaskMs} ms while ${Math.round(top).toLocaleString('en-US')} px of 10,000 profiles scroll by`,
    unit: 'tasks',
    value: tasksMs.filter((durationMs) => durationMs > longTaskMs).length,
    beside: { name: 'the longest, in ms,', value: Math.max(0, ...tasksMs) },
    target: { atMost: 0 },
    place
  })
  await page.close()
}
