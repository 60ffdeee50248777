import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClientCertificate } from './certificates'
import { startDemoTenant } from './demo-tenant'
import type { DemoTenant } from './demo-tenant'
import { decodeJwtPart } from './jwt'
import { confidentialClient } from './msal-clients'
import { postToken } from './raw-requests'

let tenant: DemoTenant
beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())

function appOnly(secret: string, scope = partnerCenterScopeDefault): Promise<unknown> {
  const { secretClient } = tenant.applications
  return confidentialClient(tenant, secretClient, {
    clientSecret: secret
  }).acquireTokenByClientCredential({ scopes: [scope], skipCache: true })
}

const partnerCenterScopeDefault = 'https://api.partnercenter.microsoft.com/.default'

describe('application-only access', () => {
  it('gives a token to the right secret', async () => {
    const { secretClient } = tenant.applications
    expect(secretClient.secret).toContain('CANARY-SECRET-')
    const result = await appOnly(secretClient.secret)
    const claims = decodeJwtPart(String(Reflect.get(Object(result), 'accessToken')), 1)
    expect(claims).toMatchObject({
      aud: 'https://api.partnercenter.microsoft.com',
      appid: secretClient.clientId,
      appidacr: '1',
      idtyp: 'app'
    })
    expect(claims).not.toHaveProperty('scp')
    expect(Reflect.get(Object(claims), 'sub')).toBe(Reflect.get(Object(claims), 'oid'))
  })

  it('gives tokens to the certificate, also when MSAL sends the same assertion again', async () => {
    const { certificateClient } = tenant.applications
    const { certificate } = certificateClient
    const client = confidentialClient(tenant, certificateClient, {
      clientCertificate: {
        thumbprintSha256: certificate.thumbprintSha256,
        privateKey: certificate.privateKeyPem
      }
    })
    for (let count = 0; count < 2; count += 1) {
      const request = { scopes: [partnerCenterScopeDefault], skipCache: true }
      const result = await client.acquireTokenByClientCredential(request)
      expect(decodeJwtPart(result?.accessToken ?? '', 1)).toMatchObject({ appidacr: '2' })
    }
  })

  it('says 7000215 for a wrong or replaced secret and 7000222 for an expired one', async () => {
    const { secretClient } = tenant.applications
    await expect(appOnly('wrong')).rejects.toMatchObject({
      errorCode: 'invalid_client',
      errorNo: 7000215,
      status: 401
    })
    const replaced = tenant.replaceSecret(secretClient)
    await expect(appOnly(secretClient.secret)).rejects.toMatchObject({ errorNo: 7000215 })
    tenant.expireSecret(secretClient)
    await expect(appOnly(replaced)).rejects.toMatchObject({ errorNo: 7000222 })
    tenant.expireSecret(secretClient, false)
    await expect(appOnly(replaced)).resolves.toHaveProperty('accessToken')
  })

  it('says 700027 for a certificate that is not registered and for a key that is not its own', async () => {
    const { certificateClient } = tenant.applications
    const stranger = await createClientCertificate('Stranger')
    for (const thumbprintSha256 of [
      stranger.thumbprintSha256,
      certificateClient.certificate.thumbprintSha256
    ]) {
      const clientCertificate = { thumbprintSha256, privateKey: stranger.privateKeyPem }
      const attempt = confidentialClient(tenant, certificateClient, {
        clientCertificate
      }).acquireTokenByClientCredential({ scopes: [partnerCenterScopeDefault] })
      await expect(attempt).rejects.toMatchObject({ errorCode: 'invalid_client', errorNo: 700027 })
    }
  })

  it('says 1002012, 28000, 500011 and 70011 for scopes that are not one resource’s default', async () => {
    const { clientId } = tenant.applications.sandboxSecretClient
    const { secret } = tenant.applications.sandboxSecretClient
    const codes: unknown[] = []
    for (const scope of [
      'https://api.partner.microsoft.com/user_impersonation',
      'https://api.partner.microsoft.com/.default https://api.partnercenter.microsoft.com/.default',
      'https://api.unknown.example/.default',
      'nothing/.default'
    ]) {
      const fields = {
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: secret,
        scope
      }
      const { body } = await postToken(tenant, fields, {
        directory: tenant.tenants.fabrikam.tenantId
      })
      codes.push(body['error_codes'])
    }
    expect(codes).toEqual([[1002012], [28000], [500011], [70011]])
  })

  it('says 700016 for an application of another tenant, in Entra’s form', async () => {
    const { status, body } = await postToken(tenant, {
      grant_type: 'client_credentials',
      client_id: tenant.applications.sandboxSecretClient.clientId,
      client_secret: 'any',
      scope: partnerCenterScopeDefault
    })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      error: 'unauthorized_client',
      error_codes: [700016],
      correlation_id: '3a1b9c7d-2e4f-4a6b-8c0d-1e2f3a4b5c6d',
      error_uri: `https://${tenant.authorityHost}/error?code=700016`
    })
    expect(body['timestamp']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/)
    expect(body['error_description']).toMatch(
      /^AADSTS700016: .* Trace ID: .* Correlation ID: 3a1b9c7d-.* Timestamp: /
    )
  })

  it('says 90002 for an unknown tenant', async () => {
    const { status, body } = await postToken(
      tenant,
      { grant_type: 'client_credentials' },
      {
        directory: 'nowhere.example'
      }
    )
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: 'invalid_tenant', error_codes: [90002] })
  })
})
