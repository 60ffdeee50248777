import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo

beforeAll(async () => {
  tenant = await startDemoTenant()
  at = await openDeskAtDemo(tenant)
})
afterAll(async () => {
  await at.close()
  await tenant.close()
})

/** A day at the desk: everything that is noted, each at least once. */
async function work(): Promise<void> {
  const { desk } = at
  const { publicClient, secretClient } = tenant.applications
  const person = valueOf(await desk.profiles.create(inputFor(tenant, publicClient))).profile
  const input = inputFor(tenant, secretClient, { mode: 'app-only', name: 'Pricing job' })
  const material = { kind: 'secret', value: secretClient.secret } as const
  const job = valueOf(await desk.profiles.create(input, material)).profile
  valueOf(await at.signIn(person, tenant.users.ada))
  for (const form of ['token', 'authorization-header', 'curl', 'claims-json'] as const)
    valueOf(await desk.tokens.copy(person.id, form, { confirmHost: () => Promise.resolve(true) }))
  valueOf(await desk.tokens.copy(job.id, 'token', { by: 'tray' }))
  valueOf(await desk.tokens.renew(person.id))
  valueOf(await desk.probe.run(person.id, { call: 'customers' }, () => Promise.resolve(true)))
  valueOf(await desk.work.start('renew', [person.id, job.id]))
  const wrong = { kind: 'secret', value: 'CANARY-of-a-wrong-secret' } as const
  valueOf(await desk.profiles.update(job.id, input, wrong))
  await desk.tokens.renew(job.id)
  valueOf(await desk.signIn.signOut(person.id))
  await desk.tokens.copy(person.id, 'token')
  const copy = valueOf(await desk.profiles.duplicate(person.id))
  const gone = valueOf(await desk.deletions.remove([copy.id]))
  if (gone.undo !== undefined) valueOf(await desk.deletions.undo(gone.undo))
  valueOf(await desk.transfer.exportFile(join(at.folder, 'export.json'), { format: 'json' }))
  desk.activity.note({ kind: 'locked' })
}

describe('the activity of a whole day', () => {
  test('says what was done, and holds no token, no secret and no answer', async () => {
    await work()
    const { entries } = await at.desk.activity.list({ limit: 500 })
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(
      new Set([
        'profile-created',
        'credential-saved',
        'signed-in',
        'copied',
        'renewed',
        'probed',
        'profile-changed',
        'refused',
        'signed-out',
        'profiles-deleted',
        'profiles-restored',
        'exported',
        'locked'
      ])
    )
    expect(entries.find(({ kind }) => kind === 'refused')).toMatchObject({ by: 'window' })
    expect(entries.find(({ by }) => by === 'tray')).toMatchObject({
      kind: 'copied',
      profileName: 'Pricing job'
    })

    const written = await readFile(join(at.folder, 'activity.jsonl'), 'utf8')
    const { text } = await at.desk.activity.text({ withNames: true, version: '1' })
    const unnamed = await at.desk.activity.text({ withNames: false, version: '1' })
    const secrets = [
      ...tenant.issuedTokens.map(({ value }) => value),
      tenant.applications.secretClient.secret,
      'CANARY-of-a-wrong-secret',
      'eyJ',
      'https://',
      'Bearer'
    ]
    for (const secret of secrets)
      for (const place of [written, text, unnamed.text]) expect(place).not.toContain(secret)
    expect(unnamed.text).not.toContain('Pricing')
  })

  test('is there after a restart, and one desk learns of what another has noted', async () => {
    const before = await at.desk.activity.list({ limit: 500 })
    const other = await openDeskAtDemo(tenant, {
      dataFolder: at.folder,
      keyStore: at.keyStore,
      door: 'command-line'
    })
    const told: unknown[] = []
    at.desk.activity.onAdded((entry) => told.push(entry))
    const [profile] = other.desk.profiles.list()
    if (profile === undefined) throw new Error('There is a profile.')
    valueOf(await other.desk.signIn.signOut(profile.id))
    await other.desk.dispose()
    await at.desk.activity.refresh()
    expect(told).toMatchObject([{ kind: 'signed-out', by: 'command-line', profileId: profile.id }])
    const after = await at.desk.activity.list({ limit: 500 })
    expect(after.entries.slice(1)).toEqual(before.entries)
  })

  test('is listed in parts, by profile and by kind', async () => {
    const all = (await at.desk.activity.list({ limit: 500 })).entries
    const first = await at.desk.activity.list({ limit: 3 })
    expect(first).toEqual({ entries: all.slice(0, 3), more: true })
    const next = await at.desk.activity.list({ limit: 3, before: first.entries.at(-1)?.id })
    expect(next.entries).toEqual(all.slice(3, 6))
    const profileId = all.find(({ kind }) => kind === 'probed')?.profileId
    const ofProfile = await at.desk.activity.list({ limit: 500, profileId, kinds: ['copied'] })
    expect(ofProfile.entries.length).toBeGreaterThan(0)
    expect(ofProfile.more).toBe(false)
    expect(
      ofProfile.entries.every((entry) => entry.profileId === profileId && entry.kind === 'copied')
    ).toBe(true)
    await at.desk.activity.clear()
    expect(await at.desk.activity.list({ limit: 3 })).toEqual({ entries: [], more: false })
  })
})
