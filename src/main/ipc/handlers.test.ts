import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallFailure } from '../../shared/contract'
import { failed, succeeded } from '../../shared/result'
import { profileId, sampleInput, sampleProfile } from './contract-samples'
import { shellParts } from './fake-shell'
import { createHandlers } from './handlers'

const summary = {
  subject: 'CN=Contoso',
  thumbprintSha256: 'A'.repeat(64),
  thumbprintSha1: 'B'.repeat(40),
  notBefore: 1,
  notAfter: 2
}

describe('copying a token', () => {
  it('answers with a receipt that says when the clipboard is cleared, and not with the token', async () => {
    const { parts, clipboard } = shellParts()
    const answer = await createHandlers(parts).copyToken({ profileId, form: 'token' })
    expect(answer).toEqual(
      succeeded({
        profileId,
        form: 'token',
        expiresAt: 5,
        checks: [],
        renewed: false,
        clearsAt: 31_000
      })
    )
    expect(clipboard.text).toBe('CANARY-TOKEN')
    expect(clipboard.concealed).toBe(true)
  })

  it('leaves the clipboard alone when there is no token', async () => {
    const { parts, clipboard } = shellParts()
    const failure = { kind: 'profile-missing' } as const
    const desk = {
      ...parts.desk,
      tokens: { ...parts.desk.tokens, copy: () => Promise.resolve(failed(failure)) }
    }
    const handlers = createHandlers({ ...parts, desk })
    expect(await handlers.copyToken({ profileId, form: 'token' })).toEqual(failed(failure))
    expect(clipboard.text).toBe('')
  })
})

describe('the sign-in link', () => {
  it('is copied as plain text', async () => {
    const { parts, clipboard } = shellParts()
    const signIn = { ...parts.desk.signIn, link: () => 'https://login.example.com/authorize' }
    const handlers = createHandlers({ ...parts, desk: { ...parts.desk, signIn } })
    expect(await handlers.copySignInLink({ profileId })).toEqual(succeeded({}))
    expect(clipboard).toMatchObject({
      text: 'https://login.example.com/authorize',
      concealed: false
    })
  })

  it('is not there when no sign-in waits', async () => {
    const { parts, clipboard } = shellParts()
    const handlers = createHandlers(parts)
    for (const answer of [
      await handlers.copySignInLink({ profileId }),
      await handlers.openSignInAgain({ profileId })
    ])
      expect(answer).toMatchObject({ ok: false, failure: { failure: { code: 'cancelled' } } })
    expect(clipboard.text).toBe('')
  })
})

describe('a certificate from files', () => {
  let folder: string
  let pemPath: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'certificate-'))
    pemPath = join(folder, 'contoso.pem')
    await writeFile(pemPath, 'PEM')
  })
  afterEach(async () => {
    await rm(folder, { recursive: true })
  })

  it('is known to the page by a ticket that is good for one save', async () => {
    const { parts, asked } = shellParts({ files: [pemPath] })
    const handlers = createHandlers({ ...parts, readCertificate: () => succeeded(summary) })
    const answer = await handlers.chooseCertificate({})
    if (!answer.ok || answer.value.chosen === undefined) throw new Error('nothing chosen')
    const { ticket, fileNames, certificate } = answer.value.chosen
    expect({ fileNames, certificate }).toEqual({
      fileNames: ['contoso.pem'],
      certificate: summary
    })
    const credential = { kind: 'certificate-file', ticket } as const
    const saved = await handlers.createProfile({ input: sampleInput, credential })
    expect(saved).toEqual(succeeded({ profile: sampleProfile, warnings: [] }))
    expect(asked).toEqual(['create certificate'])
    expect(await handlers.createProfile({ input: sampleInput, credential })).toEqual(
      failed({
        kind: 'fields',
        problems: [{ field: 'credential', code: 'certificate-ticket-gone' }]
      })
    )
    expect(asked).toEqual(['create certificate'])
  })

  it('keeps its ticket when the save fails', async () => {
    const { parts } = shellParts({ files: [pemPath] })
    const problems = failed<CallFailure>({
      kind: 'fields',
      problems: [{ field: 'name', code: 'required' }]
    })
    const desk = {
      ...parts.desk,
      profiles: { ...parts.desk.profiles, update: () => Promise.resolve(problems) }
    }
    const ticket = parts.tickets.issue('PEM')
    const credential = { kind: 'certificate-file', ticket } as const
    const answer = await createHandlers({ ...parts, desk }).updateProfile({
      id: profileId,
      input: sampleInput,
      credential
    })
    expect(answer.ok).toBe(false)
    expect(parts.tickets.read(ticket)).toBe('PEM')
  })

  it.each<readonly [string, () => readonly string[], string]>([
    ['a file that is not there', () => [join(folder, 'gone.pem')], 'certificate-no-certificate'],
    ['three files', () => [pemPath, pemPath, pemPath], 'too-long']
  ])('is refused at the field when it is %s', async (_what, files, code) => {
    const { parts } = shellParts({ files: files() })
    expect(await createHandlers(parts).chooseCertificate({})).toEqual(
      failed({ kind: 'fields', problems: [{ field: 'credential', code }] })
    )
  })

  it('is refused at the field for everything that is wrong with it', async () => {
    const { parts } = shellParts({ files: [pemPath] })
    const readCertificate = () => failed(['certificate-no-key', 'certificate-expired'] as const)
    expect(await createHandlers({ ...parts, readCertificate }).chooseCertificate({})).toEqual(
      failed({
        kind: 'fields',
        problems: [
          { field: 'credential', code: 'certificate-no-key' },
          { field: 'credential', code: 'certificate-expired' }
        ]
      })
    )
  })

  it('is not chosen when the person turns back', async () => {
    const { parts } = shellParts()
    expect(await createHandlers(parts).chooseCertificate({})).toEqual(succeeded({}))
  })
})

it('says when the browser does not open again for a sign-in', async () => {
  const { parts } = shellParts()
  const signIn = {
    ...parts.desk.signIn,
    link: () => 'https://login.example/',
    openAgain: () => Promise.reject(new Error('no browser'))
  }
  const handlers = createHandlers({ ...parts, desk: { ...parts.desk, signIn } })
  expect(await handlers.openSignInAgain({ profileId })).toMatchObject({
    failure: { kind: 'failure', failure: { code: 'browser-not-opened' } }
  })
})

it('gives the first painting everything it needs', async () => {
  const { parts } = shellParts()
  expect(await createHandlers(parts).getSnapshot({})).toEqual(
    succeeded({
      version: '1.2.3',
      demo: false,
      profiles: [sampleProfile],
      store: { mode: 'writable' },
      vault: { mode: 'memory', reason: 'key-lost', detail: '' },
      clipboard: {},
      signIns: []
    })
  )
})
