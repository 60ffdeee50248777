import { X509Certificate } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Profile, ProfileInput } from '../../src/shared/profile'
import type { CredentialView } from '../../src/shared/views'
import type { CredentialRecord } from '../../src/core/profiles/credential'
import { bindingOf, readCredentials } from '../../src/core/sign-in/token-record'
import { createVault } from '../../src/core/vault/folder-vault'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo

beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
beforeEach(async () => {
  tenant.faults.clear()
  tenant.setAccessTokenLifetime(3900)
  at = await openDeskAtDemo(tenant)
  tenant.journal.clear()
})
afterEach(() => at.close())

function secretInput(): ProfileInput {
  return inputFor(tenant, tenant.applications.secretClient, { mode: 'app-only' })
}

function certificateInput(): ProfileInput {
  return inputFor(tenant, tenant.applications.certificateClient, { mode: 'app-only' })
}

async function viewOf({ id }: Profile): Promise<CredentialView> {
  const views = await at.desk.tokens.views()
  return views.find(({ profileId }) => profileId === id)?.credential ?? { kind: 'none' }
}

/** What the disk holds of the profile's credentials: opened by a vault of its own with the desk's key. */
async function sealed(profile: Profile): Promise<CredentialRecord> {
  const vault = createVault({ folder: at.folder, keyStore: at.keyStore })
  try {
    return valueOf(await readCredentials(vault, profile, Date.now()))
  } finally {
    await vault.dispose()
  }
}

describe('a certificate that is made here', () => {
  test('gives tokens once its public part is uploaded', async () => {
    const made = await at.desk.credentials.makeCertificate({ name: 'Contoso desk', months: 12 })
    const { profile } = valueOf(
      await at.desk.profiles.create(certificateInput(), { kind: 'certificate', pem: made.pem })
    )
    expect(await at.desk.tokens.renew(profile.id)).toMatchObject({
      failure: { failure: { code: 'certificate-not-registered', aadsts: 700027 } }
    })
    tenant.registerCertificate(tenant.applications.certificateClient, made.publicPart)
    expect(valueOf(await at.desk.tokens.renew(profile.id))).toMatchObject({ state: 'token' })
    const { publicPart, summary } = valueOf(await at.desk.credentials.publicCertificate(profile.id))
    expect(Buffer.from(publicPart)).toEqual(Buffer.from(made.publicPart))
    expect(summary).toEqual(made.summary)
  })

  test('is an RSA certificate of 3072 bits, self-signed by SHA-256, for signing only', async () => {
    const { publicPart, summary, pem } = await at.desk.credentials.makeCertificate({
      name: 'Contoso “Größe”',
      months: 6
    })
    const certificate = new X509Certificate(publicPart)
    expect(certificate.subject).toBe('CN=Contoso “Größe”')
    expect(certificate.issuer).toBe(certificate.subject)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(certificate.ca).toBe(false)
    expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072)
    expect(Buffer.from(publicPart).includes(Buffer.from('2a864886f70d01010b', 'hex'))).toBe(true)
    expect(Buffer.from(publicPart).toString('latin1')).not.toContain('PRIVATE')
    expect(pem).toContain('BEGIN PRIVATE KEY')
    expect(summary.notBefore).toBeLessThan(Date.now())
    expect(summary.thumbprintSha1).toBe(certificate.fingerprint.replaceAll(':', ''))
  })
})

describe('a secret that replaces another', () => {
  async function withTwoSecrets(second: string): Promise<Profile> {
    const { secret } = tenant.applications.secretClient
    const input = secretInput()
    const value = tenant.replaceSecret(tenant.applications.secretClient)
    expect(value).not.toBe(secret)
    const { profile } = valueOf(await at.desk.profiles.create(input, { kind: 'secret', value }))
    valueOf(await at.desk.tokens.copy(profile.id, 'token'))
    valueOf(await at.desk.profiles.update(profile.id, input, { kind: 'secret', value: second }))
    tenant.journal.clear()
    return profile
  }

  test('is on trial, and refused it gives way to the one before', async () => {
    const profile = await withTwoSecrets('not-the-secret')
    expect(await viewOf(profile)).toMatchObject({ kind: 'secret', onTrial: {} })
    const copied = valueOf(await at.desk.tokens.copy(profile.id, 'token'))
    expect(tenant.issuedTokens.map(({ value }) => value)).toContain(copied.text)
    expect(copied.receipt.renewed).toBe(true)
    expect(tenant.journal.tokenRequests()).toHaveLength(2)
    expect(await viewOf(profile)).toMatchObject({
      onTrial: { aadsts: 7000215, refusedAt: expect.any(Number) }
    })
    // While the token lasts, nobody asks Microsoft about a secret that it has refused.
    expect(valueOf(await at.desk.tokens.copy(profile.id, 'token')).receipt.renewed).toBe(false)
    expect(tenant.journal.tokenRequests()).toHaveLength(2)
  })

  test('goes on being tried after a restart, and the one before can be kept for good', async () => {
    const profile = await withTwoSecrets('not-the-secret')
    valueOf(await at.desk.tokens.copy(profile.id, 'token'))
    at = await at.restart()
    expect((await viewOf(profile)).kind).toBe('secret')
    valueOf(await at.desk.tokens.renew(profile.id))
    expect(await sealed(profile)).toMatchObject({
      current: { credential: { value: 'not-the-secret' } },
      former: { credential: { kind: 'secret' } }
    })
    const kept = valueOf(await at.desk.credentials.keepFormer(profile.id))
    expect(kept.credential).toMatchObject({ kind: 'secret' })
    expect(kept.credential).not.toHaveProperty('onTrial')
    tenant.journal.clear()
    valueOf(await at.desk.tokens.renew(profile.id))
    expect(tenant.journal.tokenRequests()).toHaveLength(1)
    const record = await sealed(profile)
    expect(record.former).toBeUndefined()
    expect(JSON.stringify(record)).not.toContain('not-the-secret')
  })

  test('ends the one before for good once it has worked', async () => {
    const input = secretInput()
    const first = tenant.replaceSecret(tenant.applications.secretClient)
    const { profile } = valueOf(
      await at.desk.profiles.create(input, { kind: 'secret', value: first })
    )
    valueOf(await at.desk.tokens.copy(profile.id, 'token'))
    const second = tenant.replaceSecret(tenant.applications.secretClient)
    valueOf(await at.desk.profiles.update(profile.id, input, { kind: 'secret', value: second }))
    expect(await sealed(profile)).toMatchObject({ former: { credential: { value: first } } })
    // The cached token is still good, and would tell nothing of the new secret.
    expect(valueOf(await at.desk.tokens.copy(profile.id, 'token')).receipt.renewed).toBe(true)
    expect((await viewOf(profile)).kind).toBe('secret')
    const view = await viewOf(profile)
    expect(view.kind === 'secret' ? view.onTrial : 'no secret').toBeUndefined()
    const record = await sealed(profile)
    expect(record).toMatchObject({ current: { credential: { value: second } } })
    expect(JSON.stringify(record)).not.toContain(first)
  })

  test('keeps the one that has worked when it is itself replaced before it ever worked', async () => {
    const profile = await withTwoSecrets('never-worked')
    const before = (await sealed(profile)).former
    valueOf(
      await at.desk.profiles.update(profile.id, secretInput(), { kind: 'secret', value: 'third' })
    )
    expect(await sealed(profile)).toMatchObject({
      current: { credential: { value: 'third' } },
      former: before
    })
  })

  test('says what Microsoft said of the new one when neither works', async () => {
    const profile = await withTwoSecrets('not-the-secret')
    tenant.replaceSecret(tenant.applications.secretClient)
    expect(await at.desk.tokens.renew(profile.id)).toMatchObject({
      failure: { failure: { code: 'credential-rejected', aadsts: 7000215 } }
    })
    expect((await sealed(profile)).former).toBeDefined()
  })

  test('goes on being on trial while the network is to blame', async () => {
    const profile = await withTwoSecrets('not-the-secret')
    tenant.faults.add({ on: 'token', status: 400 })
    expect((await at.desk.tokens.renew(profile.id)).ok).toBe(false)
    expect(await viewOf(profile)).toMatchObject({ onTrial: {} })
    expect((await sealed(profile)).refused).toBeUndefined()
  })

  test('leaves nothing of a secret that belonged to another application', async () => {
    const profile = await withTwoSecrets('for-another')
    const input = { ...secretInput(), clientId: '0f8fad5b-d9cb-469f-a165-70867728950e' }
    const saved = valueOf(
      await at.desk.profiles.update(profile.id, input, { kind: 'secret', value: 'its-own' })
    )
    expect(await sealed(saved.profile)).toEqual({
      current: { credential: { kind: 'secret', value: 'its-own' }, savedAt: expect.any(Number) }
    })
  })
})

test('a secret from before replaced ones were kept still opens', async () => {
  const value = tenant.replaceSecret(tenant.applications.secretClient)
  const { profile } = valueOf(
    await at.desk.profiles.create(secretInput(), { kind: 'secret', value })
  )
  await at.desk.dispose()
  const vault = createVault({ folder: at.folder, keyStore: at.keyStore })
  const plain = Buffer.from(JSON.stringify({ kind: 'secret', value }))
  expect(await vault.write('credential', bindingOf(profile), plain)).toMatchObject({ ok: true })
  await vault.dispose()
  at = await at.restart()
  valueOf(await at.desk.tokens.renew(profile.id))
  valueOf(
    await at.desk.profiles.update(profile.id, secretInput(), { kind: 'secret', value: 'new' })
  )
  const { former } = await sealed(profile)
  expect(former).toMatchObject({ credential: { kind: 'secret', value } })
  expect(former?.savedAt).toBeGreaterThan(0)
})

test('a date noted for a secret is shown, and a dismissed reminder is remembered until it is replaced', async () => {
  const input = secretInput()
  const expiresOn = '2199-12-31'
  const { profile } = valueOf(
    await at.desk.profiles.create(input, { kind: 'secret', value: 'one', expiresOn })
  )
  const expiresAt = Date.UTC(2199, 11, 31, 23, 59, 59)
  expect(await viewOf(profile)).toMatchObject({ kind: 'secret', expiresAt })
  expect(valueOf(await at.desk.credentials.dismissReminder(profile.id, 30))).toMatchObject({
    dismissedReminderDays: 30
  })
  at = await at.restart()
  const [view] = await at.desk.tokens.views()
  expect(view).toMatchObject({ dismissedReminderDays: 30, credential: { expiresAt } })
  valueOf(await at.desk.profiles.update(profile.id, input, { kind: 'secret', value: 'two' }))
  expect((await at.desk.tokens.views())[0]).not.toHaveProperty('dismissedReminderDays')
})
