import { cachesAreWhole, callWhileTheAppWorks } from '../../../tests/cli/many-calls'
import { startPtdAtDemo } from '../../../tests/cli/ptd-at-demo'
import { fewestRuns } from '../figures'
import type { Workbench } from '../workbench'

const atOnce = 16
/** As many as the issue asks for; a trial with few runs makes fewer. */
const allCalls = 1_000
const callsOfTrial = 100

export async function measure(bench: Workbench): Promise<void> {
  const calls = bench.runs < fewestRuns ? callsOfTrial : allCalls
  const at = await startPtdAtDemo()
  // Nobody renews this often but a benchmark; the tenant would take it for a loop (AADSTS50196).
  at.tenant.setLoopLimit(Number.MAX_SAFE_INTEGER)
  // The desk that renews runs in this process, whose key store reads the address from the environment.
  Object.assign(process.env, at.service.env)
  try {
    const { wrong, renewals } = await callWhileTheAppWorks(at, {
      calls,
      atOnce,
      onCall: (ended) => {
        if (ended % 100 === 0) bench.say(`… ${ended} of ${calls} calls`)
      }
    })
    for (const run of wrong.slice(0, 3)) bench.say(`wrong: ${JSON.stringify(run).slice(0, 500)}`)
    const failedRenewals = renewals.filter(({ ok }) => !ok).length
    const lostCaches = (await cachesAreWhole(at)) ? 0 : 1
    const none = { atMost: 0 }
    bench.amount({
      what: 'Calls without a token',
      unit: `of ${calls}`,
      value: wrong.length,
      target: none
    })
    bench.amount({
      what: 'Renewals that failed meanwhile',
      unit: `of ${renewals.length}`,
      value: failedRenewals,
      target: none
    })
    bench.amount({ what: 'Lost caches', unit: 'caches', value: lostCaches, target: none })
  } finally {
    await at.close()
  }
}
