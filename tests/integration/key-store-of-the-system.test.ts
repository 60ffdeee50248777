import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOsKeyStore } from '../../src/core/vault/os-key-store'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { startSecretService, type SecretService } from '../session/secret-service'
import { inputFor, openDeskAtDemo, valueOf } from './desk-at-demo'

let tenant: DemoTenant
let service: SecretService

describe.runIf(process.platform === 'linux')('on Linux', () => {
  beforeAll(async () => {
    service = await startSecretService()
    // The key store's library reads the address from the process itself.
    Object.assign(process.env, service.env)
    tenant = await startDemoTenant()
  })
  afterAll(async () => {
    await tenant.close()
    await service.stop()
  })

  test('both access modes keep their tokens over a restart with the key in the real Secret Service', async () => {
    let at = await openDeskAtDemo(tenant, { keyStoreOf: (folder) => createOsKeyStore({ folder }) })
    const { publicClient, secretClient } = tenant.applications
    const user = valueOf(await at.desk.profiles.create(inputFor(tenant, publicClient))).profile
    const input = inputFor(tenant, secretClient, { mode: 'app-only', name: 'Job' })
    const secret = { kind: 'secret', value: secretClient.secret } as const
    const app = valueOf(await at.desk.profiles.create(input, secret)).profile
    valueOf(await at.signIn(user, tenant.users.ada))
    const before = [user, app].map(({ id }) => at.desk.tokens.copy(id, 'token'))
    const texts = (await Promise.all(before)).map((copied) => valueOf(copied).text)
    expect(at.desk.vault.view()).toMatchObject({ mode: 'sealed' })

    at = await at.restart()
    tenant.journal.clear()
    const after = [user, app].map(({ id }) => at.desk.tokens.copy(id, 'token'))
    expect((await Promise.all(after)).map((copied) => valueOf(copied).text)).toEqual(texts)
    expect(tenant.journal.entries).toEqual([])
    await createOsKeyStore({ folder: at.folder }).remove()
    await at.close()
  })
})
