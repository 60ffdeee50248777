import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDesk } from '../../src/core/desk'
import { valueOf } from '../integration/desk-at-demo'
import { startPtdAtDemo, type PtdAtDemo } from './ptd-at-demo'

const calls = 96
const atOnce = 16

let at: PtdAtDemo

describe.runIf(process.platform === 'linux')('many at once, on Linux', () => {
  beforeAll(async () => {
    at = await startPtdAtDemo()
    // Nobody renews this often but this test; the tenant would take it for a loop (AADSTS50196).
    at.tenant.setLoopLimit(Number.MAX_SAFE_INTEGER)
    // The desk below runs in this process, whose key store reads the address from the environment.
    Object.assign(process.env, at.service.env)
  })
  afterAll(async () => await at.close())

  test(
    `${calls} calls, ${atOnce} at a time, all get a token while the app renews and edits, and nothing is lost`,
    { timeout: 280_000 },
    async () => {
      await at.add('Ada', at.tenant.applications.publicClient)
      await at.add('Bob', at.tenant.applications.publicClient)
      for (const name of ['Ada', 'Bob']) await at.signIn(name)
      const desk = await createDesk({
        dataFolder: at.dataFolder,
        extraCaPem: [at.tenant.caPem],
        openBrowser: () => Promise.resolve()
      })
      const [ada, bob] = desk.profiles.list()
      if (ada === undefined || bob === undefined) throw new Error('The profiles are not there')

      const over = new AbortController()
      const renewals: unknown[] = []
      const app = (async () => {
        for (let turn = 0; !over.signal.aborted; turn += 1) {
          const profile = turn % 2 === 0 ? ada : bob
          renewals.push(await desk.tokens.renew(profile.id))
          const { id, ...fields } = profile
          const input = { ...fields, account: '', notes: `turn ${turn}` }
          valueOf(await desk.profiles.update(id, input))
        }
      })()
      const wrong: unknown[] = []
      let started = 0
      const line = async (): Promise<void> => {
        while (started < calls) {
          started += 1
          const run = await at.run(['token', started % 2 === 0 ? 'Ada' : 'Bob', '--no-sign-in'])
          if (run.status !== 0 || !/^eyJ\S+\n$/.test(run.answer) || run.note !== '') wrong.push(run)
        }
      }
      await Promise.all(Array.from({ length: atOnce }, line))
      over.abort()
      await app
      await desk.dispose()

      expect(wrong).toEqual([])
      expect(renewals.filter((renewed) => !isSuccess(renewed))).toEqual([])
      expect(renewals.length).toBeGreaterThan(2)
      at.tenant.journal.clear()
      for (const name of ['Ada', 'Bob']) expect((await at.run(['token', name])).status).toBe(0)
      expect(at.tenant.journal.entries).toEqual([])
      const file: unknown = JSON.parse(await readFile(join(at.dataFolder, 'profiles.json'), 'utf8'))
      expect(file).toMatchObject({ profiles: [{ name: 'Ada' }, { name: 'Bob' }] })
    }
  )

  test('calls that all have to renew at once all get a token', { timeout: 120_000 }, async () => {
    await at.add('Cyd', at.tenant.applications.publicClient)
    await at.signIn('Cyd')
    const runs = await Promise.all(
      Array.from({ length: atOnce }, () => at.run(['token', 'Cyd', '--renew', '--no-sign-in']))
    )
    expect(runs.filter(({ status, note }) => status !== 0 || note !== '')).toEqual([])
    expect((await at.run(['token', 'Cyd'])).status).toBe(0)
  })
})

function isSuccess(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === true
}
