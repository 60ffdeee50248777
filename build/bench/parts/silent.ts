import { MsalCaches } from '../accounts/msal-cache'
import { openOurClient, type OurClient } from '../accounts/our-client'
import { openStockClient, type StockClient } from '../accounts/stock-client'
import type { Measure } from '../in-turn'
import { withTemporaryFolder } from '../temporary-folder'
import type { Workbench } from '../workbench'

const counts = [1, 10, 100, 1_000, 5_000] as const
const many = 5_000
/** Tokens of one turn. */
const tokensOfTurn = { ours: 20, stock: 2 } as const

interface Clients {
  readonly count: number
  readonly ours: OurClient
  readonly stock: StockClient
}

export async function measure(bench: Workbench): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const caches = await MsalCaches.make(Date.now())
    const single = await openOurClient({ folder, name: 'ours-single', count: 1, caches })
    for (const count of counts)
      await bench.attempt(`${count} profiles`, async () => {
        bench.say(`… signing in ${count.toLocaleString('en-US')} profiles, ours and stock`)
        const ours = await openOurClient({ folder, name: `ours-${count}`, count, caches })
        const accounts = ours.all.map(({ account }) => account)
        const stock = await openStockClient({ folder, name: `stock-${count}`, accounts, caches })
        await measureCount(bench, { count, ours, stock }, single)
        await ours.close()
      })
    await single.close()
  })
}

async function measureCount(bench: Workbench, clients: Clients, single: OurClient): Promise<void> {
  const { count, ours, stock } = clients
  const profiles = count === 1 ? '1 profile' : `${count.toLocaleString('en-US')} profiles`
  const isMany = count === many
  const own = `ours at ${count}`
  const stocks = `stock at ${count}`
  await bench.compare({ [own]: randomTokens(ours), [stocks]: randomStockTokens(clients, stock) }, [
    {
      what: `Stock MSAL against ours, ${profiles}`,
      measured: stocks,
      against: own,
      ...(isMany ? { target: { atLeast: 200 } } : {})
    }
  ])
  if (count === 1) return
  const alone = 'ours at 1'
  await bench.compare({ [own]: randomTokens(ours), [alone]: randomTokens(single) }, [
    {
      what: `Growth of ours, ${profiles}`,
      measured: own,
      against: alone,
      ...(isMany ? { target: { atMost: 1.5 } } : {})
    }
  ])
  if (!isMany) return
  const copies = { 'copied at 5000': randomCopies(ours), 'copied at 1': randomCopies(single) }
  await bench.compare(copies, [
    {
      what: `Growth of a copy through the desk (checked and noted as well), ${profiles}`,
      measured: 'copied at 5000',
      against: 'copied at 1'
    }
  ])
}

function randomTokens(client: OurClient): Measure {
  return meanOf(tokensOfTurn.ours, () => client.acquire(any(client.all)))
}

function randomStockTokens({ ours }: Clients, stock: StockClient): Measure {
  return meanOf(tokensOfTurn.stock, () => stock.acquire(any(ours.all).account))
}

/** A profile whose token was copied before: the first copy notes what it has found. */
function randomCopies(client: OurClient): Measure {
  const some = Array.from({ length: 20 }, () => any(client.all))
  let noted: Promise<void> | undefined
  const measureCopies = meanOf(tokensOfTurn.ours, () => client.copy(any(some)))
  return async () => {
    noted ??= some.reduce((before, one) => before.then(() => client.copy(one)), Promise.resolve())
    await noted
    return await measureCopies()
  }
}

/** Measures so many pieces of work, one after the other, and returns what one takes. */
function meanOf(count: number, work: () => Promise<void>): Measure {
  return async () => {
    const startedAt = performance.now()
    for (let done = 0; done < count; done += 1) await work()
    return (performance.now() - startedAt) / count
  }
}

function any<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(Math.random() * items.length)]
  if (item === undefined) throw new Error('There is nothing to choose from')
  return item
}
