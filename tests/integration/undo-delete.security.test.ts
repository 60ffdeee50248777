import { expect, test } from 'vitest'
import { startDemoTenant } from '../authority/demo-tenant'
import { inputFor, openDeskAtDemo, valueOf } from './desk-at-demo'

test('a deletion cannot be undone behind the lock, where it would bring a secret back', async () => {
  const tenant = await startDemoTenant()
  const at = await openDeskAtDemo(tenant)
  try {
    const { secretClient } = tenant.applications
    const input = inputFor(tenant, secretClient, { mode: 'app-only' })
    const credential = { kind: 'secret', value: secretClient.secret } as const
    const { profile } = valueOf(await at.desk.profiles.create(input, credential))
    const { undo = '' } = valueOf(await at.desk.deletions.remove([profile.id]))
    await at.desk.forgetSecrets()
    expect(await at.desk.deletions.undo(undo)).toEqual({ ok: false, failure: { kind: 'too-late' } })
    expect(at.desk.profiles.list()).toEqual([])
  } finally {
    await at.close()
    await tenant.close()
  }
})
