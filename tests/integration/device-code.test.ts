import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assertDefined } from '../../src/shared/assert'
import type { Profile } from '../../src/shared/profile'
import type { Result } from '../../src/shared/result'
import type { SignInView, TokenView } from '../../src/shared/views'
import type { DeviceCode } from '../../src/core/sign-in/device-code-sign-in'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { typeCodeWithoutBrowser } from '../authority/type-code-without-browser'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

const deviceCodeGrant = 'device_code'

let tenant: DemoTenant
let at: DeskAtDemo
let profile: Profile

beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
beforeEach(async () => {
  tenant.reset()
  tenant.journal.clear()
  tenant.setDeviceCode({ intervalSeconds: 1 })
  at = await openDeskAtDemo(tenant, { passTime: aThousandTimesFaster })
  const input = inputFor(tenant, tenant.applications.publicClient)
  ;({ profile } = valueOf(await at.desk.profiles.create(input)))
})
afterEach(() => at.close())

function aThousandTimesFaster(durationMs: number, signal: AbortSignal): Promise<void> {
  return delay(durationMs / 1000, undefined, { signal })
}

interface Started {
  readonly code: DeviceCode
  readonly ended: Promise<Result<TokenView, unknown>>
}

/** Starts a sign-in with a code, and returns the code that a person would read. */
async function start(): Promise<Started> {
  let ended: Promise<Result<TokenView, unknown>> | undefined
  const code = await new Promise<DeviceCode>((resolve, reject) => {
    ended = at.desk.signIn.startDeviceCode(profile.id, resolve)
    void ended.then((end) => reject(new Error(`It ended without a code: ${JSON.stringify(end)}`)))
  })
  return { code, ended: assertDefined(ended, 'a sign-in is under way') }
}

function type({ code }: Started, more: Partial<Parameters<typeof typeCodeWithoutBrowser>[2]> = {}) {
  const { caPem, users } = tenant
  return typeCodeWithoutBrowser(code.page, code.userCode, { caPem, account: users.ada, ...more })
}

function waiting(): SignInView | undefined {
  return at.desk.signIn.waiting().find(({ profileId }) => profileId === profile.id)
}

describe('a sign-in with a code', () => {
  test('brings a token that is kept, renewed without a person and good after a restart', async () => {
    const started = await start()
    expect(await type(started)).toContain('You have signed in')
    const view = valueOf(await started.ended)
    expect(view).toMatchObject({ state: 'token', account: tenant.users.ada.userName })
    expect(view.checks.filter(({ verdict }) => verdict === 'failed')).toEqual([])
    valueOf(await at.desk.tokens.renew(profile.id))
    at = await at.restart()
    valueOf(await at.desk.tokens.copy(profile.id, 'token'))
  })

  test('shows the code, its page and its end while it waits, and opens no browser by itself', async () => {
    tenant.setDeviceCode({ lifetimeSeconds: 600 })
    const { code, ended } = await start()
    expect(code.page).toMatch(new RegExp(`^${tenant.browserOrigin}/.*deviceauth$`))
    expect(waiting()).toMatchObject({
      phase: 'waiting',
      tenant: profile.tenant,
      deviceCode: { userCode: code.userCode, page: code.page, isKnownPage: true },
      endsAt: code.expiresAt
    })
    expect(code.expiresAt - (waiting()?.startedAt ?? 0)).toBeGreaterThan(590_000)
    expect(at.links).toEqual([])
    await at.desk.signIn.openAgain(profile.id)
    expect(at.links).toEqual([code.page])
    at.desk.signIn.cancel(profile.id)
    await ended
  })

  test('goes on after a wrong code, which the page refuses', async () => {
    const started = await start()
    const wrong = { ...started, code: { ...started.code, userCode: 'BBBBBBBBB' } }
    expect(await type(wrong)).toContain('That code didn’t work')
    expect(waiting()?.deviceCode?.userCode).toBe(started.code.userCode)
    await type(started)
    valueOf(await started.ended)
  })

  test('ends with the answer when the person turns back or declines', async () => {
    const turned = await start()
    await type(turned, { turnBack: true })
    expect(await turned.ended).toMatchObject({
      failure: { failure: { code: 'declined', oauthError: 'authorization_declined' } }
    })
    const declined = await start()
    await type(declined, { decline: true })
    expect(await declined.ended).toMatchObject({ failure: { failure: { code: 'declined' } } })
  })

  test('ends when the code has expired, and a new one can be had', async () => {
    const started = await start()
    tenant.expireDeviceCodes()
    expect(await started.ended).toMatchObject({
      failure: { failure: { code: 'device-code-expired', remedy: 'retry' } }
    })
    const again = await start()
    expect(again.code.userCode).not.toBe(started.code.userCode)
    await type(again)
    valueOf(await again.ended)
  })

  test('ends at once when it is cancelled, and asks nobody any more', async () => {
    await at.close()
    at = await openDeskAtDemo(tenant)
    const input = inputFor(tenant, tenant.applications.publicClient)
    ;({ profile } = valueOf(await at.desk.profiles.create(input)))
    tenant.setDeviceCode({ intervalSeconds: 30 })
    const { ended } = await start()
    at.desk.signIn.cancel(profile.id)
    expect(await ended).toMatchObject({ failure: { failure: { code: 'cancelled' } } })
    expect(waiting()).toBeUndefined()
    expect(tenant.journal.tokenRequests({ grantType: deviceCodeGrant })).toEqual([])
  })

  test('asks less often when the authority says so, and goes on', async () => {
    const waits: number[] = []
    await at.close()
    at = await openDeskAtDemo(tenant, {
      passTime: (durationMs) => {
        waits.push(durationMs)
        return new Promise((resolve) => setImmediate(resolve))
      }
    })
    const input = inputFor(tenant, tenant.applications.publicClient)
    ;({ profile } = valueOf(await at.desk.profiles.create(input)))
    tenant.setDeviceCode({ intervalSeconds: 2 })
    tenant.faults.add({
      on: 'token',
      grantType: deviceCodeGrant,
      status: 400,
      body: { error: 'slow_down' },
      times: 1
    })
    const started = await start()
    await type(started)
    valueOf(await started.ended)
    expect(waits.slice(0, 2)).toEqual([2000, 7000])
  })

  test('is refused by the application that signs in under Web, with what to change', async () => {
    const input = inputFor(tenant, tenant.applications.webRedirectClient, { name: 'Web' })
    const web = valueOf(await at.desk.profiles.create(input)).profile
    expect(await at.desk.signIn.startDeviceCode(web.id)).toMatchObject({
      failure: { failure: { code: 'application-needs-secret', aadsts: 7000218 } }
    })
  })

  test('says where a policy blocks codes, and that the browser is the way', async () => {
    tenant.faults.add({
      on: 'token',
      grantType: deviceCodeGrant,
      status: 400,
      body: {
        error: 'invalid_grant',
        error_description:
          'AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.'
      }
    })
    const { ended } = await start()
    expect(await ended).toMatchObject({
      failure: { failure: { code: 'device-code-blocked', remedy: 'sign-in', aadsts: 53003 } }
    })
  })

  test('is one at a time with the sign-in in the browser', async () => {
    const { ended } = await start()
    expect(await at.desk.signIn.start(profile.id, 'default')).toMatchObject({
      failure: { failure: { code: 'busy' } }
    })
    at.desk.signIn.cancel(profile.id)
    await ended
  })
})

describe('the pins of a profile', () => {
  test('hold for a sign-in with a code: another account is refused with both names', async () => {
    valueOf(await at.signIn(profile, tenant.users.ada))
    const started = await start()
    expect(waiting()?.account).toBe(tenant.users.ada.userName)
    await type(started, { account: tenant.users.grace })
    expect(await started.ended).toMatchObject({
      failure: {
        failure: {
          code: 'wrong-account',
          expected: tenant.users.ada.userName,
          found: tenant.users.grace.userName
        }
      }
    })
    const [view] = await at.desk.tokens.views()
    expect(view).toMatchObject({ state: 'token', account: tenant.users.ada.userName })
  })
})
