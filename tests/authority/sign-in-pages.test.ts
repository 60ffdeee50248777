import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCookieBrowser } from './cookie-browser'
import { startDemoTenant } from './demo-tenant'
import type { DemoTenant } from './demo-tenant'
import { authorizeUrl } from './raw-requests'
import { signInWithoutBrowser } from './sign-in-without-browser'
import type { SignInAnswers, SignInOutcome } from './sign-in-without-browser'

let tenant: DemoTenant
beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())

function walk(url: string, answers: Partial<SignInAnswers> = {}): Promise<SignInOutcome> {
  const { caPem, users } = tenant
  return signInWithoutBrowser(url, {
    account: users.ada,
    closeBeforeReturn: true,
    caPem,
    ...answers
  })
}

describe('the sign-in pages', () => {
  it('say 50126 for a wrong password and 50034 for an unknown account', async () => {
    const wrong = await walk(authorizeUrl(tenant), { password: 'wrong' })
    expect(wrong).toMatchObject({ kind: 'stopped', code: '50126' })
    const stranger = { ...tenant.users.ada, userName: 'nobody@contoso-demo.onmicrosoft.com' }
    expect(await walk(authorizeUrl(tenant), { account: stranger })).toMatchObject({ code: '50034' })
  })

  it('refuse a wrong code', async () => {
    const outcome = await walk(authorizeUrl(tenant), { code: '000000' })
    expect(outcome).toMatchObject({ kind: 'stopped', code: '500121' })
  })

  it('refuse a user of another tenant with 50020', async () => {
    const outcome = await walk(authorizeUrl(tenant), { account: tenant.users.margaret })
    expect(outcome).toMatchObject({ kind: 'stopped', status: 400, code: '50020' })
  })

  it('show an error page and do not redirect for 50011, 700016 and 90002', async () => {
    const { otherRedirectClient } = tenant.applications
    const mismatch = authorizeUrl(tenant, { client_id: otherRedirectClient.clientId })
    expect(await walk(mismatch)).toMatchObject({ kind: 'stopped', code: '50011', steps: [] })
    const unknown = authorizeUrl(tenant, { client_id: '00000000-0000-0000-0000-000000000000' })
    expect(await walk(unknown)).toMatchObject({ kind: 'stopped', code: '700016', steps: [] })
    const elsewhere = authorizeUrl(tenant).replace(tenant.tenants.contoso.tenantId, 'no.example')
    expect(await walk(elsewhere)).toMatchObject({ kind: 'stopped', code: '90002', steps: [] })
  })

  it('answer prompt=none without a session with login_required', async () => {
    const outcome = await walk(authorizeUrl(tenant, { prompt: 'none' }))
    expect(outcome).toMatchObject({ kind: 'stopped', code: '50058', steps: [] })
    expect(outcome.text).toContain('value="login_required"')
  })

  it('echo the correlation id of the request', async () => {
    const url = authorizeUrl(tenant, { client_id: '00000000-0000-0000-0000-000000000000' })
    const { text } = await walk(url)
    expect(text).toContain('Correlation ID: 0b5f2c44-7f5d-4c0e-93a1-2f9a3f0f7a10')
  })

  it('are marked as a demo and load nothing', async () => {
    const browser = createCookieBrowser(tenant.caPem)
    const { text } = await browser.open(new URL(authorizeUrl(tenant)))
    await browser.close()
    expect(text).toContain('Demo tenant – not Microsoft')
    expect(text).not.toMatch(/<script|src=|href=/)
  })

  it('escape what a request puts on them', async () => {
    const browser = createCookieBrowser(tenant.caPem)
    const hint = '"><b id=x>'
    const { text } = await browser.open(new URL(authorizeUrl(tenant, { login_hint: hint })))
    await browser.close()
    expect(text).not.toContain('<b id=x>')
  })
})
