import type { RecordBinding } from '../../src/core/vault/sealed-record'

/** The profiles whose records the writing program keeps writing. */
export const recordsToWrite = [
  '11111111-2222-4333-8444-555555555550',
  '11111111-2222-4333-8444-555555555551',
  '11111111-2222-4333-8444-555555555552'
] as const

/** The 32 bytes of the data key that the writing program seals with. */
export function writerKey(): Buffer {
  return Buffer.alloc(32, 5)
}

export function writerBinding(profileId: string): RecordBinding {
  return {
    profileId,
    authorityHost: 'login.microsoftonline.com',
    tenant: 'contoso.onmicrosoft.com',
    clientId: '66666666-7777-4888-8999-000000000000',
    mode: 'app+user'
  }
}
