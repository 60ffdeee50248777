import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OpenSsl } from '../certificates/openssl'
import { jsonForms } from './json-forms'
import { startPtdAtDemo, type PtdAtDemo } from './ptd-at-demo'

let at: PtdAtDemo
let host: string

/** Adds an application-only profile whose API is the demo's look-alike, at its own address. */
async function addJob(name: string, clientId: string): Promise<void> {
  const { tenant } = at
  const added = await at.run([
    ...['add', name, '--mode', 'app-only', '--client-id', clientId],
    ...['--tenant', tenant.tenants.contoso.tenantId, '--authority', tenant.authorityHost],
    ...['--resource', tenant.apis.partnerCenter]
  ])
  expect(added).toMatchObject({ status: 0 })
}

describe.runIf(process.platform === 'linux')('testing a profile, on Linux', () => {
  beforeAll(async () => {
    at = await startPtdAtDemo()
    host = new URL(at.tenant.apis.partnerCenter).host
    const { secretClient, certificateClient } = at.tenant.applications
    await addJob('Job', secretClient.clientId)
    await addJob('Certified', certificateClient.clientId)
    const input = secretClient.secret
    const saved = await at.run(['secret', 'set', 'Job', '--expires', '2099-12-31'], { input })
    expect(saved).toMatchObject({ status: 0, note: '' })
  })
  afterAll(async () => await at.close())

  test('a secret’s end has to be a day that is still to come', async () => {
    const input = at.tenant.applications.secretClient.secret
    for (const day of ['soon', '2020-01-01']) {
      const { status, note } = await at.run(['secret', 'set', 'Job', '--expires', day], { input })
      expect(status).toBe(2)
      expect(note).toContain('Secret or certificate:')
    }
  })

  test('a host that is none of Microsoft’s gets the token only when it was allowed by name', async () => {
    at.tenant.journal.clear()
    const refused = await at.run(['probe', 'Job'])
    expect(refused).toMatchObject({ status: 2, answer: '' })
    expect(refused.note).toContain(`--allow-host ${host}`)
    const other = await at.run(['probe', 'Job', '--allow-host', 'localhost'])
    expect(other.status).toBe(2)
    expect(sent()).toBe(0)
    const allowed = await at.run(['probe', 'Job', '--allow-host', host])
    expect(allowed).toMatchObject({ status: 0, note: '' })
    expect(allowed.answer).toMatch(/^✓ .+ Status \d{3}, after \d+ ms\.\n/)
    expect(sent()).toBe(1)
  })

  test('the answer is there as facts and as text, and never holds the token', async () => {
    const token = (await at.run(['token', 'Job'])).answer.trim()
    const path = ['--path', '/v1/customers?size=1', '--allow-host', host]
    const json = await at.run(['probe', 'Job', ...path, '--json'])
    const probe = jsonForms.probe.parse(JSON.parse(json.answer))
    expect(probe).toMatchObject({ profile: { name: 'Job' }, status: 200, verdict: 'accepted' })
    const text = await at.run(['probe', 'Job', ...path, '--text'])
    expect(text.answer.trimEnd()).toBe(probe.body.trimEnd())
    expect(json.answer + text.answer).not.toContain(token.slice(0, 40))
  })

  test('an API that refuses the token ends with 1, one that does not answer with 5', async () => {
    at.tenant.setApiTrouble('partner-center', 'access-denied')
    const denied = await at.run(['probe', 'Job', '--allow-host', host])
    at.tenant.setApiTrouble('partner-center', undefined)
    expect(denied.status).toBe(1)
    expect(denied.answer).toMatch(/^✕ /)
    at.tenant.faults.add({ on: 'partner-center-api', reset: true })
    const silent = await at.run(['probe', 'Job', '--allow-host', host, '--json'])
    at.tenant.faults.clear()
    expect(silent).toMatchObject({ status: 5, answer: '' })
    expect(jsonForms.error.parse(JSON.parse(silent.note)).error.code).toBe('network-unreachable')
  })

  test('a path that leads elsewhere, or a call and a path at once, is wrong use', async () => {
    const elsewhere = await at.run(['probe', 'Job', '--path', '//evil.example/'])
    expect(elsewhere).toMatchObject({ status: 2, answer: '' })
    expect(elsewhere.note).toContain('This leads to another host.')
    const both = await at.run(['probe', 'Job', '--path', '/v1', '--call', 'customers'])
    expect(both.status).toBe(2)
    expect(both.note).toContain('--call and --path')
  })

  test('the doctor names what keeps a profile from working, and ends as that failure does', async () => {
    const well = await at.run(['doctor', 'Job', '--json'])
    const report = jsonForms.doctor.parse(JSON.parse(well.answer))
    expect(report.checks.find(({ id }) => id === 'credential')?.verdict).toBe('passed')
    const missing = await at.run(['doctor', 'Certified'])
    expect(missing).toMatchObject({ status: 3, note: '' })
    expect(missing.answer).toContain('✕ Secret or certificate:')
    expect(missing.answer).toContain('“Secret or certificate” keeps this profile from working.')
  })

  test('the doctor’s report names nobody unless that is asked for', async () => {
    const without = await at.run(['doctor', 'Job', '--report'])
    expect(without.answer).toContain('# Partner Token Desk: Doctor’s report')
    expect(without.answer).not.toContain('Profile: Job')
    const named = await at.run(['doctor', 'Job', '--report', '--with-names'])
    expect(named.answer).toContain('- Profile: Job')
  })

  test('a certificate is saved from a PFX with its passphrase, and gets a token', async () => {
    const { certificate } = at.tenant.applications.certificateClient
    const openSsl = await OpenSsl.inNewFolder()
    try {
      await openSsl.write('job.pem', certificate.certificatePem)
      await openSsl.write('job.key', certificate.privateKeyPem)
      const names = ['-in', 'job.pem', '-inkey', 'job.key', '-out', 'job.pfx']
      await openSsl.run('pkcs12', '-export', ...names, '-passout', 'pass:open sesame')
      const pfx = openSsl.path('job.pfx')
      const wrong = await at.run(['certificate', 'set', 'Certified', pfx], { input: 'close' })
      expect(wrong).toMatchObject({ status: 2, answer: '' })
      const saved = await at.run(['certificate', 'set', 'Certified', pfx, '--json'], {
        input: 'open sesame\n'
      })
      expect(jsonForms.certificateSaved.parse(JSON.parse(saved.answer)).credential).toMatchObject({
        thumbprintSha256: certificate.thumbprintSha256
      })
      expect((await at.run(['token', 'Certified'])).status).toBe(0)
      const pair = [openSsl.path('job.pem'), openSsl.path('job.key')]
      expect((await at.run(['certificate', 'set', 'Certified', ...pair])).status).toBe(0)
    } finally {
      await openSsl.close()
    }
  })

  test('a file that is missing, too large or no certificate is told, and nothing is saved', async () => {
    const set = ['certificate', 'set', 'Certified']
    const missing = await at.run([...set, join(at.dataFolder, 'nothing.pfx')])
    expect(missing).toMatchObject({ status: 2, answer: '' })
    expect(missing.note).toContain('ENOENT')
    const large = join(at.dataFolder, 'large.pem')
    await writeFile(large, 'a'.repeat(70_000))
    const tooLarge = await at.run([...set, large])
    expect(tooLarge).toMatchObject({ status: 2, answer: '' })
    await writeFile(large, 'no certificate at all')
    expect((await at.run([...set, large])).status).toBe(2)
    expect((await at.run(['certificate', 'set', 'nobody', large])).status).toBe(2)
  })
})

function sent(): number {
  return at.tenant.journal.entries.filter(({ endpoint }) => endpoint === 'partner-center-api')
    .length
}
