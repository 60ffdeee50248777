import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Handlers } from '../../shared/contract'
import type { CallFailure } from '../../shared/call-failure'
import type { FieldProblemCode } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { CredentialsArea, OpenedCertificate } from '../../core/areas/credentials-area'
import { certificateFileName } from './certificate-handlers'
import { profileId, sampleInput, sampleProfile } from './contract-samples'
import { shellParts } from './fake-shell'
import type { HandlerParts } from './handler-parts'
import { createHandlers } from './handlers'

const summary = {
  subject: 'CN=Contoso',
  thumbprintSha256: 'A'.repeat(64),
  thumbprintSha1: 'B'.repeat(40),
  notBefore: 1,
  notAfter: 2
}
const opened: OpenedCertificate = {
  pem: 'PEM with its KEY',
  summary,
  publicPart: Buffer.from('DER')
}

function withCredentials(parts: HandlerParts, credentials: Partial<CredentialsArea>): HandlerParts {
  const { desk } = parts
  return { ...parts, desk: { ...desk, credentials: { ...desk.credentials, ...credentials } } }
}

function problemsAt(...codes: readonly FieldProblemCode[]): unknown {
  return failed({
    kind: 'fields',
    problems: codes.map((code) => ({ field: 'credential', code }))
  })
}

/** Opens with one passphrase, as encrypted files do. */
function lockedWith(
  passphrase: string
): (
  files: readonly Uint8Array[],
  given: string | undefined
) => Promise<Result<OpenedCertificate, readonly FieldProblemCode[]>> {
  return (_files, given) =>
    Promise.resolve(
      given === passphrase
        ? succeeded(opened)
        : failed([
            given === undefined ? 'certificate-key-encrypted' : 'certificate-passphrase-wrong'
          ])
    )
}

async function chosenTicket(handlers: Handlers): Promise<string> {
  const answer = await handlers.chooseCertificate({})
  if (!answer.ok || answer.value.chosen === undefined) throw new Error('nothing chosen')
  return answer.value.chosen.ticket
}

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certificate-'))
  path = join(folder, 'contoso.pfx')
  await writeFile(path, 'PFX')
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

describe('a certificate from files', () => {
  it('is known to the page by a ticket that is good for one save', async () => {
    const { parts, asked } = shellParts({ files: [path] })
    const openCertificate = () => Promise.resolve(succeeded(opened))
    const handlers = createHandlers(withCredentials(parts, { openCertificate }))
    const answer = await handlers.chooseCertificate({})
    expect(answer).toMatchObject({
      value: { chosen: { fileNames: ['contoso.pfx'], certificate: summary } }
    })
    expect(JSON.stringify(answer)).not.toContain('KEY')
    const ticket = answer.ok ? (answer.value.chosen?.ticket ?? '') : ''
    const credential = { kind: 'certificate-file', ticket } as const
    const saved = await handlers.createProfile({ input: sampleInput, credential })
    expect(saved).toEqual(succeeded({ profile: sampleProfile, warnings: [] }))
    expect(asked).toEqual(['create certificate'])
    expect(await handlers.createProfile({ input: sampleInput, credential })).toEqual(
      problemsAt('certificate-ticket-gone')
    )
    expect(asked).toEqual(['create certificate'])
  })

  it('keeps its ticket when the save fails', async () => {
    const { parts } = shellParts({ files: [path] })
    const problems = failed<CallFailure>({
      kind: 'fields',
      problems: [{ field: 'name', code: 'required' }]
    })
    const desk = {
      ...parts.desk,
      profiles: { ...parts.desk.profiles, update: () => Promise.resolve(problems) }
    }
    const content = { kind: 'opened', pem: 'PEM', fileNames: [] } as const
    const ticket = parts.tickets.issue(content)
    const credential = { kind: 'certificate-file', ticket } as const
    const answer = await createHandlers({ ...parts, desk }).updateProfile({
      id: profileId,
      input: sampleInput,
      credential
    })
    expect(answer.ok).toBe(false)
    expect(parts.tickets.read(ticket)).toBe(content)
  })

  it.each<readonly [string, () => readonly string[], FieldProblemCode]>([
    ['a file that is not there', () => [join(folder, 'gone.pem')], 'certificate-file-unreadable'],
    ['three files', () => [path, path, path], 'certificate-too-many-files']
  ])('is refused at the field when it is %s', async (_what, files, code) => {
    const { parts } = shellParts({ files: files() })
    expect(await createHandlers(parts).chooseCertificate({})).toEqual(problemsAt(code))
  })

  it('is refused at the field for everything that is wrong with it', async () => {
    const { parts } = shellParts({ files: [path] })
    const codes = ['certificate-no-key', 'certificate-expired'] as const
    const openCertificate = () => Promise.resolve(failed(codes))
    const handlers = createHandlers(withCredentials(parts, { openCertificate }))
    expect(await handlers.chooseCertificate({})).toEqual(problemsAt(...codes))
  })

  it('is not chosen when the person turns back', async () => {
    const { parts } = shellParts()
    expect(await createHandlers(parts).chooseCertificate({})).toEqual(succeeded({}))
  })
})

describe('a certificate whose key is encrypted', () => {
  it('waits for its passphrase, and a wrong one can be followed by the right one', async () => {
    const { parts, asked } = shellParts({ files: [path] })
    const openCertificate = lockedWith('correct horse')
    const handlers = createHandlers(withCredentials(parts, { openCertificate }))
    const ticket = await chosenTicket(handlers)
    const credential = { kind: 'certificate-file', ticket } as const
    expect(await handlers.createProfile({ input: sampleInput, credential })).toEqual(
      problemsAt('certificate-key-encrypted')
    )
    expect(await handlers.unlockCertificate({ ticket, passphrase: 'wrong' })).toEqual(
      problemsAt('certificate-passphrase-wrong')
    )
    expect(await handlers.unlockCertificate({ ticket, passphrase: 'correct horse' })).toEqual(
      succeeded({ chosen: { ticket, fileNames: ['contoso.pfx'], certificate: summary } })
    )
    await handlers.createProfile({ input: sampleInput, credential })
    expect(asked).toEqual(['create certificate'])
  })

  it('is not opened by a ticket that nobody was given', async () => {
    const { parts } = shellParts()
    expect(
      await createHandlers(parts).unlockCertificate({ ticket: profileId, passphrase: 'x' })
    ).toEqual(problemsAt('certificate-ticket-gone'))
  })
})

describe('a certificate that is made here', () => {
  const makeCertificate = () => Promise.resolve(opened)

  it('leaves its public part where the person says, and nothing else', async () => {
    const target = join(folder, 'made.cer')
    const { parts } = shellParts({ target })
    const handlers = createHandlers(withCredentials(parts, { makeCertificate }))
    const answer = await handlers.makeCertificate({ name: 'Contoso', months: 12 })
    expect(answer).toMatchObject({
      value: { chosen: { fileNames: ['made.cer'], certificate: summary } }
    })
    expect(JSON.stringify(answer)).not.toContain('KEY')
    expect(await readFile(target, 'utf8')).toBe('DER')
  })

  it('is not made when the person turns back', async () => {
    const { parts } = shellParts()
    const handlers = createHandlers(parts)
    expect(await handlers.makeCertificate({ name: 'Contoso', months: 12 })).toEqual(succeeded({}))
  })

  it('says so when its file cannot be written', async () => {
    const { parts } = shellParts({ target: join(folder, 'gone', 'made.cer') })
    const handlers = createHandlers(withCredentials(parts, { makeCertificate }))
    expect(await handlers.makeCertificate({ name: 'Contoso', months: 12 })).toEqual(
      problemsAt('certificate-not-saved')
    )
  })

  it.each([
    ['Contoso: pricing / "night" job', 'Contoso- pricing - -night- job.cer'],
    ['../../etc/passwd', 'etc-passwd.cer'],
    ['Müller & Søn', 'Müller - Søn.cer'],
    ['???', 'certificate.cer']
  ])('named %j is offered as %j', (name, fileName) => {
    expect(certificateFileName(name)).toBe(fileName)
  })
})

describe('a saved certificate', () => {
  const publicCertificate = () =>
    Promise.resolve(
      succeeded({ summary, publicPart: Buffer.from('DER'), name: 'Contoso pricing job' })
    )

  it('can be saved as a file again', async () => {
    const target = join(folder, 'again.cer')
    const { parts } = shellParts({ target })
    const handlers = createHandlers(withCredentials(parts, { publicCertificate }))
    expect(await handlers.saveCertificateFile({ profileId })).toEqual(
      succeeded({ savedAs: 'again.cer' })
    )
    expect(await readFile(target, 'utf8')).toBe('DER')
  })

  it('gives either thumbprint to the clipboard', async () => {
    const { parts, clipboard } = shellParts()
    const handlers = createHandlers(withCredentials(parts, { publicCertificate }))
    await handlers.copyThumbprint({ profileId, which: 'sha1' })
    expect(clipboard.text).toBe(summary.thumbprintSha1)
    await handlers.copyThumbprint({ profileId, which: 'sha256' })
    expect(clipboard.text).toBe(summary.thumbprintSha256)
  })
})
