import { describe, expect, test } from 'vitest'
import { failed, succeeded } from '../../shared/result'
import type { Profile } from '../../shared/profile'
import type { HttpClient } from '../network/http-client'
import { findTenant } from './find-tenant'

const tenantId = '5b2c9d1e-0a3f-4c7b-8e55-1d2f3a4b5c6d'
const unknownTenant = { error: 'invalid_tenant', error_description: 'AADSTS90002: Not found.' }

/** Login hosts that answer with these bodies; every other one does not know the tenant. */
function hosts(bodies: Readonly<Record<string, unknown>>): {
  readonly http: HttpClient
  readonly asked: readonly string[]
} {
  const asked: string[] = []
  const http: HttpClient = {
    send: ({ url }) => {
      asked.push(url)
      const known = bodies[new URL(url).host]
      const body = JSON.stringify(known ?? unknownTenant)
      const status = known === undefined ? 400 : 200
      const answer = { status, headers: {}, body, bodyBytes: body.length, bodyRefused: false }
      return Promise.resolve(succeeded(answer))
    },
    close: () => Promise.resolve()
  }
  return { http, asked }
}

function documentOf(host: string, cloudInstance: string, region: string): unknown {
  return {
    issuer: `https://${host}/${tenantId}/v2.0`,
    tenant_region_scope: region,
    cloud_instance_name: cloudInstance,
    msgraph_host: 'graph.microsoft.com'
  }
}

const profile: Pick<Profile, 'id' | 'tenant' | 'cloud' | 'mode'> = {
  id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  tenant: 'contoso.com',
  cloud: 'global',
  mode: 'app+user'
}
const now = (): number => 5
const { signal } = new AbortController()

describe('the tenant of a profile', () => {
  test('is found by its discovery document, with its id, region and cloud', async () => {
    const global = 'login.microsoftonline.com'
    const { http, asked } = hosts({ [global]: documentOf(global, 'microsoftonline.com', 'EU') })
    expect(await findTenant({ http, now }, profile, signal)).toEqual(
      succeeded({
        tenantId,
        region: 'EU',
        cloudInstance: 'microsoftonline.com',
        graphHost: 'graph.microsoft.com',
        cloud: 'global'
      })
    )
    expect(asked).toEqual([
      'https://login.microsoftonline.com/contoso.com/v2.0/.well-known/openid-configuration'
    ])
  })

  test('that only another cloud knows is named with that cloud', async () => {
    const china = 'login.partner.microsoftonline.cn'
    const { http, asked } = hosts({
      [china]: documentOf(china, 'partner.microsoftonline.cn', 'AS')
    })
    expect(await findTenant({ http, now }, profile, signal)).toMatchObject({
      ok: false,
      failure: {
        facts: { cloud: 'china', tenantId },
        failure: {
          code: 'wrong-cloud',
          remedy: 'edit-cloud',
          aadsts: 90002,
          expected: 'login.microsoftonline.com',
          found: china
        }
      }
    })
    expect(asked).toHaveLength(3)
  })

  test('that its own cloud knows only as one of another cloud is named with that one', async () => {
    const global = 'login.microsoftonline.com'
    const { http } = hosts({ [global]: documentOf(global, 'microsoftonline.us', 'USGov') })
    expect(await findTenant({ http, now }, profile, signal)).toMatchObject({
      ok: false,
      failure: { facts: { cloud: 'usgov' }, failure: { code: 'wrong-cloud' } }
    })
  })

  test('that no cloud knows is not found', async () => {
    const { http, asked } = hosts({})
    expect(await findTenant({ http, now }, profile, signal)).toMatchObject({
      ok: false,
      failure: { failure: { code: 'tenant-not-found', remedy: 'edit-tenant', aadsts: 90002 } }
    })
    expect(asked.map((url) => new URL(url).host)).toEqual([
      'login.microsoftonline.com',
      'login.microsoftonline.us',
      'login.partner.microsoftonline.cn'
    ])
  })

  test('of a custom authority is asked for there and nowhere else', async () => {
    const { http, asked } = hosts({})
    const custom = { ...profile, cloud: { authority: 'https://login.sovereign.example' } }
    expect(await findTenant({ http, now }, custom, signal)).toMatchObject({
      failure: { failure: { code: 'tenant-not-found' } }
    })
    expect(asked.map((url) => new URL(url).host)).toEqual(['login.sovereign.example'])
  })

  test('is escaped where it stands in an address', async () => {
    const { http, asked } = hosts({})
    await findTenant({ http, now }, { ...profile, tenant: 'a/../b?c#d' }, signal)
    expect(asked[0]).toContain('/a%2F..%2Fb%3Fc%23d/v2.0/')
  })

  test('is not known from a document that is none, nor from a host that is out of reach', async () => {
    const { http } = hosts({ 'login.microsoftonline.com': { hello: 'world' } })
    expect(await findTenant({ http, now }, profile, signal)).toMatchObject({
      failure: { failure: { code: 'endpoint-refused' } }
    })
    const refusal = { code: 'network-unreachable', host: 'login.example', detail: 'X' } as const
    const unreachable: HttpClient = {
      send: () => Promise.resolve(failed(refusal)),
      close: () => Promise.resolve()
    }
    expect(await findTenant({ http: unreachable, now }, profile, signal)).toMatchObject({
      failure: { failure: { code: 'network-unreachable' } }
    })
  })

  test('cannot bring unseen characters into what is shown', async () => {
    const global = 'login.microsoftonline.com'
    const { http } = hosts({ [global]: documentOf(global, 'x\u202ey\n', 'E\u001b[2J') })
    const found = await findTenant({ http, now }, profile, signal)
    expect(JSON.stringify(found)).not.toMatch(/\\u001b|\\n|\u202e/)
  })
})
