import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import type { DoctorCheckId } from '../../../src/shared/doctor'
import { inputFor, valueOf } from '../desk-at-demo'
import {
  appOnly,
  at,
  checkOf,
  examineAtDemo,
  examined,
  reopenDesk,
  rest,
  secretProfile,
  signedIn,
  summaryOf,
  tenant,
  userProfile,
  verdictsOf
} from './examine-at-demo'

examineAtDemo()

describe('the way to the login host', () => {
  test('ends the examination when nobody listens there', async () => {
    const silent = createServer()
    silent.listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const address = silent.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    await new Promise((resolve) => silent.close(resolve))
    const report = await examined(
      await secretProfile(undefined, { cloud: { authority: `https://127.0.0.1:${port}` } })
    )
    expect(summaryOf(report)).toEqual({
      failed: ['network'],
      code: 'network-unreachable',
      aadsts: undefined,
      inferred: [],
      unreached: rest('tls')
    })
  })

  test('names who signed a certificate that is not trusted', async () => {
    await reopenDesk({ extraCaPem: [] })
    tenant.journal.clear()
    const report = await examined(await secretProfile())
    expect(summaryOf(report)).toMatchObject({
      failed: ['tls'],
      code: 'network-untrusted',
      unreached: rest('tenant')
    })
    expect(checkOf(report, 'tls')?.facts?.issuer).toContain('Demo tenant throw-away CA')
    // The certificate was looked at, and nothing was said to whoever showed it.
    expect(tenant.journal.entries).toEqual([])
  })

  test('names the proxy that refuses, and never its password', async () => {
    await reopenDesk({
      resolveProxy: () => Promise.resolve('PROXY person:CANARY-PASSWORD@127.0.0.1:9')
    })
    const report = await examined(await secretProfile())
    expect(summaryOf(report)).toMatchObject({ failed: ['network'], code: 'proxy-refused' })
    expect(checkOf(report, 'network')?.facts?.proxyHost).toBe('127.0.0.1:9')
    expect(JSON.stringify(report)).not.toContain('CANARY')
  })
})

describe('the report for a ticket', () => {
  const options = { version: '1.2.3', system: 'test' }

  test('holds no token and no secret, and no names unless they are chosen', async () => {
    const { ada } = tenant.users
    const person = await signedIn()
    const application = await secretProfile()
    const refused = await secretProfile(tenant.applications.expiredSecretClient)
    for (const profile of [person, application, refused]) {
      await examined(profile)
      for (const withNames of [false, true]) {
        const text = valueOf(await at.desk.doctor.text(profile.id, { ...options, withNames }))
        expect(text).not.toContain('CANARY-')
        for (const { value } of tenant.issuedTokens) expect(text).not.toContain(value)
        expect(text.includes(profile.name)).toBe(withNames)
      }
    }
    const text = (withNames: boolean) => at.desk.doctor.text(person.id, { ...options, withNames })
    expect(valueOf(await text(false))).not.toContain(ada.userName)
    expect(valueOf(await text(true))).toContain(ada.userName)
    expect(valueOf(await text(false))).toContain(tenant.tenants.contoso.tenantId)
    const failing = await at.desk.doctor.text(refused.id, { ...options, withNames: false })
    expect(valueOf(failing)).toMatch(/AADSTS7000222[\s\S]*Correlation id: [0-9a-f-]{36}/)
  })

  test('is not there before an examination', async () => {
    const profile = await userProfile()
    expect(await at.desk.doctor.text(profile.id, { ...options, withNames: false })).toMatchObject({
      ok: false
    })
  })
})

describe('an examination that does not end by itself', () => {
  test('is cancelled at once, and leaves the rest unchecked', async () => {
    const profile = await signedIn()
    tenant.faults.add({ on: 'token', delayMs: 20_000 })
    const running = at.desk.doctor.run(profile.id)
    await untilRunning('application')
    at.desk.doctor.cancel(profile.id)
    const report = valueOf(await running)
    expect(report).toMatchObject({ end: 'cancelled' })
    expect(verdictsOf(report)).toMatchObject({ tenant: 'passed', application: 'waiting' })
    const [view] = await at.desk.tokens.views()
    expect(view?.failure).toBeUndefined()
    tenant.faults.clear()
  })

  test('gives a step up that takes too long', async () => {
    await reopenDesk({ doctorStepLimitMs: 300 })
    const profile = await secretProfile()
    tenant.faults.add({ on: 'token', delayMs: 20_000 })
    const report = await examined(profile)
    expect(report).toMatchObject({ end: 'complete' })
    expect(checkOf(report, 'application')).toMatchObject({
      verdict: 'unknown',
      failure: { code: 'network-timed-out' }
    })
    tenant.faults.clear()
  })

  test('refuses a second one of the same profile meanwhile', async () => {
    const profile = await secretProfile()
    const first = at.desk.doctor.run(profile.id)
    expect(await at.desk.doctor.run(profile.id)).toMatchObject({
      ok: false,
      failure: { failure: { code: 'busy' } }
    })
    valueOf(await first)
  })

  test('ends when the profile is changed, and when it is removed', async () => {
    const profile = await secretProfile()
    tenant.faults.add({ on: 'discovery', delayMs: 20_000 })
    const changed = at.desk.doctor.run(profile.id)
    await untilRunning('tenant')
    const { secretClient } = tenant.applications
    const input = inputFor(tenant, secretClient, { ...appOnly, api: 'partner' })
    valueOf(await at.desk.profiles.update(profile.id, input))
    expect(valueOf(await changed)).toMatchObject({ end: 'profile-changed' })

    const removed = at.desk.doctor.run(profile.id)
    await untilRunning('tenant')
    await at.desk.profiles.remove(profile.id)
    expect(await removed).toMatchObject({ ok: false, failure: { kind: 'profile-missing' } })
    expect(at.desk.doctor.report(profile.id)).toBeUndefined()
    tenant.faults.clear()
  })

  test('forgets a report of fields that are no more, and keeps one when only the name changes', async () => {
    const { secretClient } = tenant.applications
    const profile = await secretProfile()
    await examined(profile)
    const renamed = inputFor(tenant, secretClient, { ...appOnly, name: 'Another name' })
    valueOf(await at.desk.profiles.update(profile.id, renamed))
    expect(at.desk.doctor.report(profile.id)).toBeDefined()
    valueOf(await at.desk.profiles.update(profile.id, { ...renamed, api: 'partner' }))
    expect(at.desk.doctor.report(profile.id)).toBeUndefined()
  })

  /** Resolves once the check runs. */
  function untilRunning(id: DoctorCheckId): Promise<void> {
    return new Promise((resolve) => {
      const end = at.desk.doctor.onChange(({ report }) => {
        if (report === undefined || checkOf(report, id)?.verdict !== 'running') return
        end()
        resolve()
      })
    })
  }
})
