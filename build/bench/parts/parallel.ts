import { setTimeout as delay } from 'node:timers/promises'
import { MsalCaches } from '../accounts/msal-cache'
import { openOurClient } from '../accounts/our-client'
import { openStockClient } from '../accounts/stock-client'
import { createKeyedMutex } from '../../../src/core/disk/mutex'
import type { Account } from '../accounts/account'
import type { Measure } from '../in-turn'
import { withTemporaryFolder } from '../temporary-folder'
import type { Workbench } from '../workbench'

const profiles = 30
const requests = 300
/** They come this close together, as when many windows and scripts wake up; none waits for another. */
const withinMs = 60

export async function measure(bench: Workbench): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const caches = await MsalCaches.make(Date.now())
    const ours = await openOurClient({ folder, name: 'ours', count: profiles, caches })
    const accounts = ours.all.map(({ account }) => account)
    const stock = await openStockClient({ folder, name: 'stock', accounts, caches })
    const ourErrors: number[] = []
    const stockErrors: number[] = []
    const lineErrors: number[] = []
    const allOurs = allTogether(ours.all, (one) => ours.copy(one), ourErrors)
    const allStock = allTogether(accounts, (account) => stock.acquire(account), stockErrors)
    const line = createKeyedMutex()
    const inLine = (account: Account) => line.run('all', () => stock.acquire(account))
    const stockInLine = allTogether(accounts, inLine, lineErrors)
    await bench.compare({ ours: allOurs, stock: allStock, 'stock, one at a time': stockInLine }, [
      {
        what: `${requests} requests over ${profiles} profiles within ${withinMs} ms`,
        measured: 'ours',
        against: 'stock',
        note: 'stock’s time is that of failing for the most part: the amounts below say how often.'
      },
      {
        what: 'The same, where somebody has put a queue before stock',
        measured: 'ours',
        against: 'stock, one at a time'
      }
    ])
    bench.amount({
      what: `Errors of the worst of ${ourErrors.length} turns, ${requests} requests each`,
      unit: 'errors',
      value: Math.max(...ourErrors),
      beside: { name: 'stock', value: Math.max(...stockErrors) },
      target: { atMost: 0 }
    })
    const failedInLine = lineErrors.filter((errors) => errors > 0).length
    if (failedInLine > 0) throw new Error('Stock failed also with a queue before it')
    await ours.close()
  })
}

/** Asks for everyone's token, `requests` times in all; `errors` gets how many failed. */
function allTogether<Item>(
  items: readonly Item[],
  acquire: (item: Item) => Promise<void>,
  errors: number[]
): Measure {
  return async () => {
    const asked = Array.from({ length: requests / items.length }, () => items).flat()
    const startedAt = performance.now()
    const answers = await Promise.allSettled(
      asked.map(async (item, place) => {
        await delay((place * withinMs) / requests)
        await acquire(item)
      })
    )
    const tookMs = performance.now() - startedAt
    errors.push(answers.filter(({ status }) => status === 'rejected').length)
    return tookMs
  }
}
