import { describe, expect, test } from 'vitest'
import { inputFor, valueOf } from '../desk-at-demo'
import {
  appOnly,
  at,
  checkOf,
  examineAtDemo,
  examined,
  secretProfile,
  signedIn,
  tenant,
  verdictsOf
} from './examine-at-demo'

examineAtDemo()

describe('everything in order', () => {
  test('passes every check of application-only access, from what was seen', async () => {
    const report = await examined(await secretProfile())
    expect(verdictsOf(report)).toEqual({
      network: 'passed',
      tls: 'passed',
      tenant: 'passed',
      application: 'passed',
      redirect: 'not-needed',
      credential: 'passed',
      api: 'passed',
      consent: 'not-needed',
      mfa: 'not-needed',
      token: 'passed',
      probe: 'passed'
    })
    expect(report).toMatchObject({ end: 'complete' })
    expect(checkOf(report, 'network')?.facts).toEqual({ host: tenant.authorityHost })
    expect(checkOf(report, 'tls')?.facts).toMatchObject({
      issuer: expect.stringContaining('Demo tenant throw-away CA'),
      issuerIsPublic: false,
      tlsVersion: 'TLSv1.3'
    })
    expect(checkOf(report, 'tenant')?.facts).toMatchObject({
      tenantId: tenant.tenants.contoso.tenantId,
      cloud: 'global',
      region: 'NA'
    })
    expect(checkOf(report, 'probe')?.facts?.answer).toMatchObject({
      status: 200,
      verdict: 'accepted'
    })
  })

  test('passes every check of a profile with a saved sign-in, and says what it concluded', async () => {
    const profile = await signedIn()
    tenant.journal.clear()
    const report = await examined(profile)
    expect(verdictsOf(report)).toEqual({
      network: 'passed',
      tls: 'passed',
      tenant: 'passed',
      application: 'passed',
      redirect: 'passed',
      credential: 'not-needed',
      api: 'passed',
      consent: 'passed',
      mfa: 'passed',
      token: 'passed',
      probe: 'passed'
    })
    expect(checkOf(report, 'redirect')).toMatchObject({
      evidence: 'inferred',
      basis: 'saved-sign-in'
    })
    // One renewal and nothing else: no token of another kind, and no second one for the test call.
    expect(tenant.journal.tokenRequests()).toHaveLength(1)
    expect(tenant.journal.tokenRequests({ grantType: 'refresh_token' })).toHaveLength(1)
  })

  test('saves the renewed token as a renewal does', async () => {
    const profile = await signedIn()
    const before = valueOf(await at.desk.tokens.copy(profile.id, 'token')).text
    await examined(profile)
    const after = valueOf(await at.desk.tokens.copy(profile.id, 'token'))
    expect(after.text).not.toBe(before)
    expect(after.receipt.renewed).toBe(false)
  })

  test('reads the end of a certificate', async () => {
    const { certificateClient } = tenant.applications
    const { certificatePem, privateKeyPem } = certificateClient.certificate
    const { profile } = valueOf(
      await at.desk.profiles.create(inputFor(tenant, certificateClient, appOnly), {
        kind: 'certificate',
        pem: `${certificatePem}${privateKeyPem}`
      })
    )
    const check = checkOf(await examined(profile), 'credential')
    expect(check).toMatchObject({ verdict: 'passed', facts: { credential: 'certificate' } })
    expect(check?.facts?.daysLeft).toBeGreaterThan(362)
    expect(check?.facts?.daysLeft).toBeLessThan(366)
  })
})

/** What failed, with its failure, what passed by inference, and what was not reached. */
