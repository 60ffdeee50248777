import type { Profile } from '../../src/shared/profile'
import { createMemoryKeyStore, type MemoryKeyStore } from '../../src/core/vault/memory-key-store'
import type { RecordBinding } from '../../src/core/vault/vault'

const ids = [0, 1, 2, 3, 4, 5].map((index) => `11111111-2222-4333-8444-55555555555${index}`)

/** The profiles that the writing program keeps saving, as they are in one of its rounds. */
export function profilesOfRound(round: number): readonly Profile[] {
  return ids.map((id, index) => ({
    id,
    name: `Profile ${index}`,
    tenant: 'contoso.onmicrosoft.com',
    clientId: '66666666-7777-4888-8999-000000000000',
    mode: 'app+user',
    api: 'partner',
    cloud: 'global',
    environment: 'production',
    notes: 'n'.repeat(round % 500)
  }))
}

/** The same data key at every start, as an operating system would give it back. */
export function writerKeyStore(): MemoryKeyStore {
  const store = createMemoryKeyStore()
  store.value = `ptd-data-key-1:${Buffer.alloc(32, 5).toString('base64url')}`
  return store
}

export function writerBinding({ id, tenant, clientId, mode }: Profile): RecordBinding {
  return { profileId: id, authorityHost: 'login.microsoftonline.com', tenant, clientId, mode }
}
