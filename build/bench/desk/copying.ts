import { resolve } from 'node:path'
import { openApp, type OpenApp } from '../app/open-app'
import { placeOfApp, type AppToStart } from '../app/start-app'
import type { Measure } from '../in-turn'
import type { Workbench } from '../workbench'

const callTimes = resolve('out/tools/bench-call-times.js')
const limitMs = 10_000

interface CopyTimes {
  /** From the call's arrival in the main process to the written clipboard. */
  readonly inMainMs: number
  /** From the click to the written clipboard. */
  readonly wholeMs: number
}

/** What a copy takes with a cached token, with 1 profile and with 10,000. */
export async function measureCopying(
  bench: Workbench,
  one: AppToStart,
  many: AppToStart
): Promise<void> {
  const withOne = await openApp(one, [callTimes])
  const withMany = await openApp(many, [callTimes])
  try {
    for (const { page } of [withOne, withMany]) await prepare(page)
    const place = placeOfApp()
    const inMain = (open: OpenApp): Measure => {
      return async () => (await copy(open)).inMainMs
    }
    const whole = (open: OpenApp): Measure => {
      return async () => (await copy(open)).wholeMs
    }
    await bench.compare({ '10,000 profiles': inMain(withMany), '1 profile': inMain(withOne) }, [
      {
        what: 'Copy of a cached token, from the call’s arrival in the main process to the written clipboard',
        measured: '10,000 profiles',
        against: '1 profile',
        target: { atMost: 3 },
        place
      }
    ])
    await bench.compare({ '10,000 profiles': whole(withMany), '1 profile': whole(withOne) }, [
      {
        what: 'The same, from the click to the written clipboard',
        measured: '10,000 profiles',
        against: '1 profile',
        place
      }
    ])
  } finally {
    await withOne.close()
    await withMany.close()
  }
}

async function prepare(page: OpenApp['page']): Promise<void> {
  await page.locator('#profile-rows [data-key] button').first().click()
  await page.evaluate(() => {
    window.addEventListener(
      'click',
      ({ timeStamp }) => {
        Reflect.set(window, 'clickedAt', performance.timeOrigin + timeStamp)
      },
      { capture: true }
    )
  })
}

async function copy({ app, page }: OpenApp): Promise<CopyTimes> {
  const before = await timesOf(app)
  await page.getByRole('button', { name: 'Copy token', exact: true }).first().click()
  const startedAt = performance.now()
  for (;;) {
    const { arrivedAt, writtenAt } = await timesOf(app)
    if (writtenAt > before.writtenAt) {
      const clickedAt = await page.evaluate(() => Number(Reflect.get(window, 'clickedAt')))
      return { inMainMs: writtenAt - arrivedAt, wholeMs: writtenAt - clickedAt }
    }
    if (performance.now() - startedAt > limitMs) throw new Error('The token was not copied')
  }
}

async function timesOf(
  app: OpenApp['app']
): Promise<{ readonly arrivedAt: number; readonly writtenAt: number }> {
  return await app.evaluate(() => {
    const times: unknown = Reflect.get(globalThis, 'callTimes')
    if (typeof times !== 'object' || times === null) throw new Error('Nothing notes the times')
    return {
      arrivedAt: Number(Reflect.get(times, 'arrivedAt')),
      writtenAt: Number(Reflect.get(times, 'writtenAt'))
    }
  })
}
