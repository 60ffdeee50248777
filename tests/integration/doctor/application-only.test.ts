import { describe, expect, test } from 'vitest'
import { inputFor, valueOf } from '../desk-at-demo'
import {
  appOnly,
  at,
  checkOf,
  examineAtDemo,
  examined,
  rest,
  secretProfile,
  summaryOf,
  tenant
} from './examine-at-demo'

examineAtDemo()

describe('application-only access names the step that fails', () => {
  test('an unknown tenant', async () => {
    const report = await examined(
      await secretProfile(undefined, { tenant: 'nobody-at-all.onmicrosoft.com' })
    )
    expect(summaryOf(report)).toEqual({
      failed: ['tenant'],
      code: 'tenant-not-found',
      aadsts: 90002,
      inferred: [],
      unreached: rest('application')
    })
    expect(checkOf(report, 'tenant')?.basis).toBe('discovery')
  })

  test('a tenant of another cloud', async () => {
    const { woodgrove } = tenant.tenants
    const report = await examined(await secretProfile(undefined, { tenant: woodgrove.tenantId }))
    expect(summaryOf(report)).toMatchObject({ failed: ['tenant'], code: 'wrong-cloud' })
    expect(checkOf(report, 'tenant')).toMatchObject({
      facts: { cloud: 'usgov' },
      failure: { remedy: 'edit-cloud' }
    })
  })

  test('an unknown application', async () => {
    const report = await examined(
      await secretProfile(undefined, { clientId: '11111111-2222-4333-8444-555555555555' })
    )
    expect(summaryOf(report)).toEqual({
      failed: ['application'],
      code: 'application-not-found',
      aadsts: 700016,
      inferred: [],
      unreached: rest('credential')
    })
  })

  test('a wrong secret', async () => {
    const report = await examined(await secretProfile(undefined, {}, 'not-the-secret-at-all'))
    expect(summaryOf(report)).toEqual({
      failed: ['credential'],
      code: 'credential-rejected',
      aadsts: 7000215,
      inferred: ['application'],
      unreached: rest('api')
    })
  })

  test('an expired secret', async () => {
    const report = await examined(await secretProfile(tenant.applications.expiredSecretClient))
    expect(summaryOf(report)).toMatchObject({
      failed: ['credential'],
      code: 'credential-expired',
      inferred: ['application']
    })
  })

  test('a certificate that is not registered', async () => {
    const { certificateClient, secretClient } = tenant.applications
    const { certificatePem, privateKeyPem } = certificateClient.certificate
    const { profile } = valueOf(
      await at.desk.profiles.create(inputFor(tenant, secretClient, appOnly), {
        kind: 'certificate',
        pem: `${certificatePem}${privateKeyPem}`
      })
    )
    expect(summaryOf(await examined(profile))).toMatchObject({
      failed: ['credential'],
      code: 'certificate-not-registered',
      aadsts: 700027,
      inferred: ['application']
    })
  })

  test('no credential at all, without asking for a token', async () => {
    const input = inputFor(tenant, tenant.applications.secretClient, appOnly)
    const { profile } = valueOf(await at.desk.profiles.create(input))
    tenant.journal.clear()
    const report = await examined(profile)
    expect(summaryOf(report)).toMatchObject({
      failed: ['credential'],
      code: 'credential-missing',
      unreached: rest('api')
    })
    expect(checkOf(report, 'application')?.verdict).toBe('unknown')
    expect(tenant.journal.tokenRequests()).toEqual([])
  })

  test('a tenant without the API’s service principal', async () => {
    const report = await examined(await secretProfile(tenant.applications.northwindSecretClient))
    expect(summaryOf(report)).toEqual({
      failed: ['api'],
      code: 'api-not-in-tenant',
      aadsts: 500011,
      inferred: ['application', 'credential'],
      unreached: rest('consent')
    })
  })

  test('a policy that blocks the application', async () => {
    const report = await examined(await secretProfile(tenant.applications.blockedClient))
    expect(summaryOf(report)).toMatchObject({
      failed: ['token'],
      code: 'blocked-by-policy',
      aadsts: 53003,
      inferred: ['application', 'credential', 'api'],
      unreached: ['probe']
    })
  })

  test('an application that Partner Center does not know', async () => {
    const report = await examined(
      await secretProfile(tenant.applications.unknownToPartnerCenterClient)
    )
    expect(summaryOf(report)).toMatchObject({ failed: ['probe'], inferred: [], unreached: [] })
    expect(checkOf(report, 'probe')).toMatchObject({
      basis: 'api-answer',
      facts: { answer: { status: 401 } },
      failure: { remedy: 'open-partner-center' }
    })
  })
})
