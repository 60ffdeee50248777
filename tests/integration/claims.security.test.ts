import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ClaimsView } from '../../src/shared/claims'
import type { Profile } from '../../src/shared/profile'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo

beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
beforeEach(async () => {
  tenant.reset()
  at = await openDeskAtDemo(tenant)
})
afterEach(() => at.close())

async function signedIn(): Promise<Profile> {
  const input = inputFor(tenant, tenant.applications.publicClient)
  const { profile } = valueOf(await at.desk.profiles.create(input))
  valueOf(await at.signIn(profile, tenant.users.ada))
  return profile
}

async function application(): Promise<Profile> {
  const { secretClient } = tenant.applications
  const input = inputFor(tenant, secretClient, { mode: 'app-only' })
  const credential = { kind: 'secret', value: secretClient.secret } as const
  const { profile } = valueOf(await at.desk.profiles.create(input, credential))
  valueOf(await at.desk.tokens.renew(profile.id))
  return profile
}

function textsOf(view: ClaimsView, name: string): readonly string[] {
  const claims = view.kind === 'claims' ? view.claims : []
  const claim = claims.find((one) => one.name === name)
  return claim?.values.map(({ text }) => text) ?? []
}

test.each([
  ['a person', signedIn],
  ['an application', application]
])(
  'The claims of the token of %s are read without a call, and nothing else of it crosses',
  async (_who, makeProfile) => {
    const { id } = await makeProfile()
    at = await at.restart()
    tenant.journal.clear()
    const view = valueOf(await at.desk.tokens.claims(id))
    expect(tenant.journal.entries).toEqual([])
    expect(textsOf(view, 'aud')).toEqual(['https://api.partnercenter.microsoft.com'])
    expect(textsOf(view, 'tid')).toEqual([tenant.tenants.contoso.tenantId])
    const crossing = JSON.stringify(view)
    for (const { value } of tenant.issuedTokens)
      for (const part of [value, ...value.split('.').filter((text) => text.length > 16)])
        expect(crossing).not.toContain(part)
  }
)

test('The claims follow the token and the account, and end with the sign-out', async () => {
  const { id } = await signedIn()
  const before = textsOf(valueOf(await at.desk.tokens.claims(id)), 'uti')
  valueOf(await at.desk.tokens.renew(id))
  const after = valueOf(await at.desk.tokens.claims(id))
  expect(textsOf(after, 'uti')).not.toEqual(before)
  expect(textsOf(after, 'upn')).toEqual([tenant.users.ada.userName])
  expect(valueOf(await at.desk.tokens.claimText(id, 'upn'))).toBe(tenant.users.ada.userName)
  expect(await at.desk.tokens.claimText(id, 'none')).toMatchObject({
    failure: { kind: 'claim-missing' }
  })
  valueOf(await at.desk.signIn.signOut(id))
  expect(await at.desk.tokens.claims(id)).toEqual({ ok: true, value: { kind: 'none' } })
})

test('An expired token’s claims are shown too', async () => {
  tenant.setAccessTokenLifetime(1)
  const { id } = await signedIn()
  expect(valueOf(await at.desk.tokens.claims(id)).kind).toBe('claims')
})
