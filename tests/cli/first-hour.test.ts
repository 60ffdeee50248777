import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonForms } from './json-forms'
import { startPtdAtDemo, type PtdAtDemo } from './ptd-at-demo'

let at: PtdAtDemo

describe.runIf(process.platform === 'linux')('a first hour, on Linux', () => {
  beforeAll(async () => {
    at = await startPtdAtDemo()
  })
  afterAll(async () => await at.close())

  test('a profile is added, signed in to and used, and every answer is alone on standard output', async () => {
    const empty = await at.run(['list'])
    expect(empty).toMatchObject({ status: 0, answer: '' })
    expect(empty.note).toContain('There is no profile yet.')

    const added = await at.add('Contoso', at.tenant.applications.publicClient)
    expect(added).toMatchObject({ status: 0, note: '' })
    expect(added.answer).toContain('Added “Contoso”.')
    expect(added.answer).toContain(at.tenant.authorityHost)

    const status = await at.run(['status', '--json'])
    expect(jsonForms.status.parse(JSON.parse(status.answer))).toMatchObject({
      dataFolder: at.dataFolder,
      profiles: 1,
      protection: { mode: 'sealed', keptBy: 'Secret Service' }
    })

    const signedIn = await at.signIn('contoso')
    expect(signedIn.status).toBe(0)
    expect(signedIn.answer).toMatch(
      /^Signed in to “Contoso” as ada\.lovelace@\S+\. The token is good for .+\.\n$/
    )

    at.tenant.journal.clear()
    const token = await at.run(['token', 'con'])
    expect(token).toMatchObject({ status: 0, note: '' })
    expect(issued()).toContain(token.answer.trimEnd())
    const header = await at.run(['token', 'Contoso', '--format', 'header'])
    expect(header.answer).toBe(`Authorization: Bearer ${token.answer}`)
    expect(at.tenant.journal.entries).toEqual([])

    const list = await at.run(['list', '--json'])
    const { profiles } = jsonForms.list.parse(JSON.parse(list.answer))
    expect(profiles).toMatchObject([{ name: 'Contoso', token: { state: 'token' } }])
    const names = await at.run(['list', '--names'])
    expect(names.answer).toBe('Contoso\n')

    const signedOut = await at.run(['sign-out', 'Contoso', '--json'])
    const { profile } = jsonForms.signedInOrOut.parse(JSON.parse(signedOut.answer))
    expect(profile.token).toEqual({ state: 'none' })
    expect((await at.run(['token', 'Contoso'])).status).toBe(3)

    const removed = await at.run(['remove', 'Contoso', '--yes', '--json'])
    expect(jsonForms.removed.parse(JSON.parse(removed.answer))).toMatchObject({
      removed: { name: 'Contoso' }
    })
  })

  test('claims and checks are those of the token, in words and in JSON', async () => {
    await at.add('Claims', at.tenant.applications.publicClient)
    await at.signIn('Claims')
    const claims = await at.run(['claims', 'Claims', '--json'])
    expect(jsonForms.claims.parse(JSON.parse(claims.answer)).claims).toMatchObject({
      aud: 'https://api.partnercenter.microsoft.com',
      scp: 'user_impersonation'
    })
    const inWords = await at.run(['claims', 'Claims'])
    expect(inWords.answer).toMatch(/^exp +\d+ \(\d{4}-.*Z\)$/m)
    const check = await at.run(['check', 'Claims', '--json'])
    expect(check.status).toBe(0)
    expect(jsonForms.check.parse(JSON.parse(check.answer)).passed).toBe(true)
    expect((await at.run(['check', 'Claims'])).answer).toMatch(/^✓ Scope user_impersonation$/m)
    const json = await at.run(['token', 'Claims', '--json'])
    const answer = jsonForms.token.parse(JSON.parse(json.answer))
    expect(issued()).toContain(answer.token)
    expect(answer.renewed).toBe(false)
  })

  test('an application gets its token with a secret from standard input, renewed at will', async () => {
    const { secretClient } = at.tenant.applications
    await at.add('Job', secretClient, ['--mode', 'app-only', '--environment', 'sandbox'])
    const saved = await at.run(['secret', 'set', 'Job', '--json'], {
      input: `${secretClient.secret}\n`
    })
    expect(saved.status).toBe(0)
    jsonForms.secretSaved.parse(JSON.parse(saved.answer))
    const first = await at.run(['token', 'Job'])
    const cached = await at.run(['token', 'Job'])
    const renewed = await at.run(['token', 'Job', '--renew'])
    expect(issued()).toContain(first.answer.trimEnd())
    expect(cached.answer).toBe(first.answer)
    expect(renewed.answer).not.toBe(first.answer)
  })

  test('an edit changes what is named and nothing else', async () => {
    await at.add('Before', at.tenant.applications.publicClient)
    const edited = await at.run([
      'edit',
      'Before',
      '--name',
      'After',
      '--notes',
      'for later',
      '--json'
    ])
    const { profile } = jsonForms.saved.parse(JSON.parse(edited.answer))
    expect(profile).toMatchObject({
      name: 'After',
      notes: 'for later',
      api: 'partner-center',
      tenant: at.tenant.applications.publicClient.tenantId
    })
  })

  test('a cached token loads neither MSAL nor the large parser nor any schema', async () => {
    await at.add('Quick', at.tenant.applications.publicClient)
    await at.signIn('Quick')
    // Node says which modules it loads.
    const { status, note } = await at.run(['token', 'Quick'], { env: { NODE_DEBUG: 'esm' } })
    expect(status).toBe(0)
    const loaded = [...note.matchAll(/parts\/([a-z-]+)-[\w-]{8}\.js/g)].map(([, name]) => name)
    expect(new Set(loaded)).toEqual(new Set(['start', 'run', 'token', 'ready-token']))
  })
})

function issued(): readonly string[] {
  return at.tenant.issuedTokens.filter(({ kind }) => kind === 'access').map(({ value }) => value)
}
