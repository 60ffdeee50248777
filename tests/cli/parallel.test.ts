import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cachesAreWhole, callWhileTheAppWorks } from './many-calls'
import { startPtdAtDemo, type PtdAtDemo } from './ptd-at-demo'

const calls = 96
const atOnce = 16

let at: PtdAtDemo

describe.runIf(process.platform === 'linux')('many at once, on Linux', () => {
  beforeAll(async () => {
    at = await startPtdAtDemo()
    // Nobody renews this often but this test; the tenant would take it for a loop (AADSTS50196).
    at.tenant.setLoopLimit(Number.MAX_SAFE_INTEGER)
    // The app's desk runs in this process, whose key store reads the address from the environment.
    Object.assign(process.env, at.service.env)
  })
  afterAll(async () => await at.close())

  test(
    `${calls} calls, ${atOnce} at a time, all get a token while the app renews and edits, and nothing is lost`,
    { timeout: 280_000 },
    async () => {
      const { wrong, renewals } = await callWhileTheAppWorks(at, { calls, atOnce })
      expect(wrong).toEqual([])
      expect(renewals.filter(({ ok }) => !ok)).toEqual([])
      expect(renewals.length).toBeGreaterThan(2)
      expect(await cachesAreWhole(at)).toBe(true)
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
