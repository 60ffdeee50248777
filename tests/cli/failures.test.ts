import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInWithoutBrowser } from '../authority/sign-in-without-browser'
import { jsonForms } from './json-forms'
import { linkOf, startPtdAtDemo, type PtdAtDemo } from './ptd-at-demo'

let at: PtdAtDemo

describe.runIf(process.platform === 'linux')('failures, on Linux', () => {
  beforeAll(async () => {
    at = await startPtdAtDemo()
    await at.add('Ada', at.tenant.applications.publicClient)
    await at.add('Job', at.tenant.applications.secretClient, ['--mode', 'app-only'])
  })
  afterAll(async () => await at.close())

  test('3: nobody is signed in, no secret is saved, or the secret is wrong', async () => {
    const nobody = await at.run(['token', 'Ada', '--no-sign-in'])
    expect(nobody).toMatchObject({ status: 3, answer: '' })
    expect(nobody.note).toContain('Run: ptd sign-in Ada')
    const missing = await at.run(['token', 'Job'])
    expect(missing).toMatchObject({ status: 3, answer: '' })
    expect(missing.note).toContain('Run: ptd secret set Job')
    await at.run(['secret', 'set', 'Job'], { input: 'not-the-secret' })
    const wrong = await at.run(['token', 'Job', '--json'])
    expect(wrong.status).toBe(3)
    expect(jsonForms.error.parse(JSON.parse(wrong.note)).error).toMatchObject({
      code: 'credential-rejected',
      exitCode: 3,
      aadsts: 7000215,
      profile: { name: 'Job' }
    })
  })

  test('2: nothing, or the id of a secret in place of its value, is not saved', async () => {
    expect((await at.run(['secret', 'set', 'Job'], { input: '\n' })).status).toBe(2)
    const id = await at.run(['secret', 'set', 'Job'], {
      input: '11111111-2222-4333-8444-555555555555'
    })
    expect(id.status).toBe(2)
    expect(id.note).toContain('This looks like the id of a secret')
  })

  test('4: consent was declined, or taken away', async () => {
    const running = at.start(['sign-in', 'Ada', '--no-browser', '--prompt', 'consent'])
    const link = linkOf(await running.untilNote(/^https:\S+\n/m))
    const { ada } = at.tenant.users
    await signInWithoutBrowser(link, { account: ada, caPem: at.tenant.caPem, decline: true })
    expect(await running.ended).toMatchObject({ status: 4, answer: '' })
    await at.signIn('Ada')
    at.tenant.setConsent(at.tenant.applications.publicClient, false)
    const taken = await at.run(['token', 'Ada', '--renew', '--no-sign-in'])
    at.tenant.setConsent(at.tenant.applications.publicClient, true)
    expect(taken).toMatchObject({ status: 4, answer: '' })
    expect(taken.note).toContain('AADSTS65001')
  })

  test('5: the login service does not answer; a cached token is had all the same', async () => {
    await at.signIn('Ada')
    at.tenant.faults.add({ on: 'token', reset: true })
    const renewed = await at.run(['token', 'Ada', '--renew', '--no-sign-in'])
    const cached = await at.run(['token', 'Ada'])
    at.tenant.faults.clear()
    expect(renewed).toMatchObject({ status: 5, answer: '' })
    expect(cached).toMatchObject({ status: 0, note: '' })
  })

  test('6: the keyring is locked or away; nothing is asked of a person and nothing is saved', async () => {
    await at.signIn('Ada')
    await at.service.lock()
    const token = await at.run(['token', 'Ada'])
    const signIn = await at.run(['sign-in', 'Ada', '--no-browser'])
    const secret = await at.run(['secret', 'set', 'Job', '--json'], { input: 'a-secret' })
    const status = await at.run(['status', '--json'])
    await at.service.unlock()
    for (const refused of [token, signIn, secret]) {
      expect(refused).toMatchObject({ status: 6, answer: '' })
      expect(refused.note).not.toContain('https:')
    }
    expect(jsonForms.error.parse(JSON.parse(secret.note)).error.code).toBe('vault')
    expect(status.status).toBe(6)
    expect(jsonForms.status.parse(JSON.parse(status.answer)).protection.mode).toBe('memory')
    expect((await at.run(['token', 'Ada'])).status).toBe(0)
  })

  test('1: another person signs in to a profile that is pinned', async () => {
    await at.signIn('Ada')
    const { status, answer, note } = await at.signIn('Ada', at.tenant.users.grace)
    expect({ status, answer }).toEqual({ status: 1, answer: '' })
    expect(note).toContain('The token was not kept.')
  })

  test('Ctrl+C ends a sign-in in order, with 130', async () => {
    const running = at.start(['sign-in', 'Ada', '--no-browser'])
    await running.untilNote(/^https:\S+\n/m)
    running.interrupt()
    const { status, answer, note } = await running.ended
    expect({ status, answer }).toEqual({ status: 130, answer: '' })
    expect(note).toContain('Cancelled.')
  })

  test('a record that was altered leads to no token', async () => {
    await at.signIn('Ada')
    const { profiles } = jsonForms.list.parse(JSON.parse((await at.run(['list', '--json'])).answer))
    const id = profiles.find(({ name }) => name === 'Ada')?.id ?? ''
    const path = join(at.dataFolder, 'vault', `${id}.token-cache`)
    const bytes = await readFile(path)
    bytes[100] = (bytes[100] ?? 0) ^ 1
    await writeFile(path, bytes)
    expect(await at.run(['token', 'Ada'])).toMatchObject({ status: 3, answer: '' })
    await at.run(['sign-out', 'Ada'])
  })

  test('a row that points to another tenant leads to no token', async () => {
    await at.signIn('Ada')
    const path = join(at.dataFolder, 'profiles.json')
    const text = await readFile(path, 'utf8')
    const { tenantId } = at.tenant.tenants.contoso
    await writeFile(path, text.replaceAll(tenantId, at.tenant.tenants.fabrikam.tenantId))
    const { status, answer } = await at.run(['token', 'Ada'])
    await writeFile(path, text)
    expect({ status, answer }).toEqual({ status: 3, answer: '' })
  })
})
