import { createServer, type Server } from 'node:https'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ProbeOutcome, ProbeRequest } from '../../src/shared/probe'
import type { Profile } from '../../src/shared/profile'
import type { ConfirmHost } from '../../src/core/areas/probe-area'
import { createCertificateAuthority } from '../authority/certificates'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import type { Attacker } from '../authority/types'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let attacker: Attacker
let echo: Echo
let at: DeskAtDemo

beforeAll(async () => {
  tenant = await startDemoTenant()
  attacker = await tenant.startAttacker()
  echo = await startEcho()
  // The Partner API is the one that repeats what it gets.
  at = await openDeskAtDemo(tenant, {
    extraCaPem: [tenant.caPem, echo.caPem],
    partnerApiOrigins: { partner: echo.origin, 'partner-center': tenant.apis.partnerCenter }
  })
})
afterAll(async () => {
  await at.close()
  await echo.close()
  await tenant.close()
})
afterEach(() => {
  tenant.setApiTrouble('partner-center', undefined)
  tenant.faults.clear()
  tenant.journal.clear()
})

interface Echo {
  readonly origin: string
  readonly caPem: string
  close(): Promise<void>
}

/** An API that repeats the request's headers in its body, its error text and its ids. */
async function startEcho(): Promise<Echo> {
  const { caPem, server: certificate } = await createCertificateAuthority()
  const server: Server = createServer(certificate, (request, response) => {
    const token = String(request.headers.authorization)
    response.writeHead(400, { 'content-type': 'application/json', 'request-id': token })
    response.end(JSON.stringify({ error: { code: token, message: `Bad: ${token}` } }))
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  return {
    origin: `https://localhost:${port}`,
    caPem,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    }
  }
}

const nobody = (): Promise<boolean> => Promise.reject(new Error('Nobody is to be asked.'))

/** A profile with a secret. */
async function saveProfile(name: string, api: Profile['api'] = 'partner-center'): Promise<Profile> {
  const { secretClient } = tenant.applications
  const saved = await at.desk.profiles.create(
    inputFor(tenant, secretClient, { mode: 'app-only', api, name }),
    { kind: 'secret', value: secretClient.secret }
  )
  return valueOf(saved).profile
}

async function run(
  profile: Profile,
  request: ProbeRequest,
  confirmHost: ConfirmHost = nobody
): Promise<ProbeOutcome> {
  return valueOf(await at.desk.probe.run(profile.id, request, confirmHost))
}

describe('a host that is none of Microsoft’s', () => {
  const own = (): Profile['api'] => ({ resource: tenant.apis.partner })
  const callsSent = (): number =>
    tenant.journal.entries.filter(({ endpoint }) => endpoint === 'partner-api').length

  test('gets nothing before a person has confirmed its name', async () => {
    const profile = await saveProfile('Unconfirmed', own())
    const asked: string[] = []
    const outcome = await run(profile, { call: 'resource-root' }, (_profile, host) => {
      asked.push(host)
      return Promise.resolve(false)
    })
    const { host } = new URL(tenant.apis.partner)
    expect(asked).toEqual([host])
    expect(outcome).toEqual({ kind: 'not-confirmed', host })
    expect(callsSent()).toBe(0)
    expect(tenant.journal.tokenRequests()).toEqual([])
  })

  test('gets nothing from an examination that asks nobody', async () => {
    const profile = await saveProfile('Examined', own())
    const { checks } = valueOf(await at.desk.doctor.run(profile.id))
    expect(checks.find(({ id }) => id === 'token')).toMatchObject({ verdict: 'passed' })
    expect(callsSent()).toBe(0)
  })

  test('is asked about once for a profile, and again for another one', async () => {
    const one = await saveProfile('Confirmed', own())
    const other = await saveProfile('Another', own())
    let questions = 0
    const yes: ConfirmHost = () => {
      questions += 1
      return Promise.resolve(true)
    }
    await run(one, { call: 'resource-root' }, yes)
    await run(one, { path: '/again' }, yes)
    expect(questions).toBe(1)
    await run(other, { call: 'resource-root' }, yes)
    expect(questions).toBe(2)
    expect(callsSent()).toBe(3)
  })
})

describe('a token', () => {
  test.each([
    '//evil.example/v1',
    '/\\evil.example',
    '/@evil.example',
    'https://evil.example/v1',
    '/v1/..;/admin',
    '/v1%0d%0aHost:%20evil.example'
  ])('is not even asked for when the path is refused: %j', async (path) => {
    const profile = await saveProfile(`Path ${path.length}`)
    expect(await run(profile, { path })).toMatchObject({ kind: 'path-refused' })
    expect(tenant.journal.tokenRequests()).toEqual([])
    expect(tenant.journal.entries.map(({ endpoint }) => endpoint)).not.toContain(
      'partner-center-api'
    )
  })

  test('is not carried along by a redirect', async () => {
    const profile = await saveProfile('Redirected')
    tenant.faults.add({
      on: 'partner-center-api',
      times: 1,
      redirectTo: `${attacker.origin}/elsewhere`
    })
    expect(await run(profile, { call: 'customers' })).toMatchObject({
      kind: 'answered',
      probe: { status: 302, verdict: 'redirected' }
    })
    expect(attacker.requests).toEqual([])
  })

  test('stays in the main process although the API repeats it everywhere', async () => {
    const profile = await saveProfile('Echoed', 'partner')
    const outcome = await run(profile, { call: 'ingestion-products' })
    const shown = JSON.stringify([outcome, at.desk.probe.text(profile.id)])
    expect(outcome).toMatchObject({ kind: 'answered', probe: { status: 400 } })
    expect(shown).toContain('[the token, left out]')
    for (const { value } of tenant.issuedTokens) {
      expect(shown).not.toContain(value)
      expect(shown).not.toContain(value.split('.').at(-1))
    }
  })
})

describe('what a call brought back', () => {
  async function withText(name: string): Promise<Profile> {
    const profile = await saveProfile(name)
    await run(profile, { call: 'customers' })
    expect(at.desk.probe.text(profile.id)).toContain('Northwind')
    return profile
  }

  test('is gone when the profile signs out', async () => {
    const profile = await withText('Signs out')
    valueOf(await at.desk.signIn.signOut(profile.id))
    expect(at.desk.probe.text(profile.id)).toBeUndefined()
  })

  test('is gone with the profile', async () => {
    const profile = await withText('Deleted')
    await at.desk.profiles.remove(profile.id)
    expect(at.desk.probe.text(profile.id)).toBeUndefined()
  })

  test('is gone when the next call begins', async () => {
    const profile = await withText('Next')
    await run(profile, { path: '//evil.example' })
    expect(at.desk.probe.text(profile.id)).toBeUndefined()
  })

  test('does not come any more when the profile signs out meanwhile', async () => {
    const profile = await withText('Meanwhile')
    tenant.journal.clear()
    tenant.faults.add({ on: 'partner-center-api', times: 1, delayMs: 1500 })
    const running = run(profile, { call: 'customers' })
    const sent = (): boolean =>
      tenant.journal.entries.some(({ endpoint }) => endpoint === 'partner-center-api')
    await expect.poll(sent).toBe(true)
    valueOf(await at.desk.signIn.signOut(profile.id))
    expect(await running).toEqual({ kind: 'cancelled' })
    expect(at.desk.probe.text(profile.id)).toBeUndefined()
  })

  test('does not come any more when the profile signs out during an examination', async () => {
    const profile = await saveProfile('Examined meanwhile')
    tenant.faults.add({ on: 'partner-center-api', times: 1, delayMs: 1500 })
    const running = at.desk.doctor.run(profile.id)
    const sent = (): boolean =>
      tenant.journal.entries.some(({ endpoint }) => endpoint === 'partner-center-api')
    await expect.poll(sent, { timeout: 5000 }).toBe(true)
    valueOf(await at.desk.signIn.signOut(profile.id))
    const { checks } = valueOf(await running)
    expect(checks.find(({ id }) => id === 'probe')).toMatchObject({ verdict: 'unknown' })
    const views = await at.desk.tokens.views()
    expect(views.find(({ profileId }) => profileId === profile.id)?.probe).toBeUndefined()
  })
})
