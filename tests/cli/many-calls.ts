import { createDesk } from '../../src/core/desk'
import { valueOf } from '../integration/desk-at-demo'
import type { PtdAtDemo } from './ptd-at-demo'

export interface ManyCalls {
  readonly calls: number
  readonly atOnce: number
  /** Told after each call how many have ended. */
  readonly onCall?: (ended: number) => void
}

export interface ManyCallsOutcome {
  /** Calls that did not end with a token and nothing else. */
  readonly wrong: readonly unknown[]
  /** What the app's renewals ended in. */
  readonly renewals: readonly { readonly ok: boolean }[]
}

/**
 * Signs in two profiles, Ada and Bob, and calls `ptd token` for both, many times at once, while a desk on
 * the same data folder, as the app is one, renews and edits them without pause.
 */
export async function callWhileTheAppWorks(
  at: PtdAtDemo,
  { calls, atOnce, onCall }: ManyCalls
): Promise<ManyCallsOutcome> {
  await at.add('Ada', at.tenant.applications.publicClient)
  await at.add('Bob', at.tenant.applications.publicClient)
  for (const name of ['Ada', 'Bob']) await at.signIn(name)
  const over = new AbortController()
  const app = renewAndEdit(at, over.signal)
  const wrong: unknown[] = []
  let started = 0
  let ended = 0
  const line = async (): Promise<void> => {
    while (started < calls) {
      started += 1
      const run = await at.run(['token', started % 2 === 0 ? 'Ada' : 'Bob', '--no-sign-in'])
      if (run.status !== 0 || !/^eyJ\S+\n$/.test(run.answer) || run.note !== '') wrong.push(run)
      ended += 1
      onCall?.(ended)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, line))
  over.abort()
  return { wrong, renewals: await app }
}

/** Says whether both profiles' caches are whole: a token comes from each without a request. */
export async function cachesAreWhole(at: PtdAtDemo): Promise<boolean> {
  at.tenant.journal.clear()
  const statuses: (number | null)[] = []
  for (const name of ['Ada', 'Bob']) statuses.push((await at.run(['token', name])).status)
  return statuses.every((status) => status === 0) && at.tenant.journal.entries.length === 0
}

async function renewAndEdit(
  at: PtdAtDemo,
  signal: AbortSignal
): Promise<readonly { readonly ok: boolean }[]> {
  const desk = await createDesk({
    dataFolder: at.dataFolder,
    extraCaPem: [at.tenant.caPem],
    openBrowser: () => Promise.resolve()
  })
  const profiles = desk.profiles.list()
  const renewals: { readonly ok: boolean }[] = []
  for (let turn = 0; !signal.aborted; turn += 1) {
    const profile = profiles[turn % profiles.length]
    if (profile === undefined) throw new Error('The profiles are not there')
    renewals.push(await desk.tokens.renew(profile.id))
    const { id, ...fields } = profile
    const input = { ...fields, account: '', notes: `turn ${turn}` }
    valueOf(await desk.profiles.update(id, input))
  }
  await desk.dispose()
  return renewals
}
