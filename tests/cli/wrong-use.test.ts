import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandNames, grammarOf } from '../../src/cli/grammar'
import { buildPtd, type BuiltPtd, type PtdRun } from './built-ptd'
import { jsonForms } from './json-forms'

let ptd: BuiltPtd
let folder: string
let dataFolder: string

beforeAll(async () => {
  ptd = await buildPtd()
  folder = await mkdtemp(join(tmpdir(), 'ptd-wrong-use-'))
  dataFolder = join(folder, 'data')
})
afterAll(async () => {
  await ptd.remove()
  await rm(folder, { recursive: true, force: true })
})

async function run(...args: readonly string[]): Promise<PtdRun> {
  // No bus: nothing here may ask for a key.
  const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', XDG_CACHE_HOME: folder }
  return await ptd.run([...args, '--data-dir', dataFolder], { env })
}

test.each(commandNames())('%s has help with an example, on standard output', async (name) => {
  const { words, options } = grammarOf(name)
  const { status, answer, note } = await ptd.run([...words, '--help'])
  expect({ status, note }).toEqual({ status: 0, note: '' })
  expect(answer).toContain(`Usage: ptd ${words.join(' ')}`)
  expect(answer).toMatch(/\nExamples:\n {2}\S/)
  for (const option of options) expect(answer).toContain(`--${option.name}`)
})

test('help and version are answers; without a command, help is a note and the use is wrong', async () => {
  const help = await ptd.run(['--help'])
  expect(help).toMatchObject({ status: 0, note: '' })
  for (const name of commandNames()) expect(help.answer).toContain(grammarOf(name).words[0])
  expect((await ptd.run(['--version'])).answer).toMatch(/^\d+\.\d+\.\d+\n$/)
  const bare = await ptd.run([])
  expect(bare).toMatchObject({ status: 2, answer: '' })
  expect(bare.note).toContain('Usage: ptd')
})

test.each([
  ['an unknown command', ['tokn'], /unknown command 'tokn'/],
  ['an unknown option', ['list', '--all'], /unknown option '--all'/],
  ['a missing profile', ['token'], /missing required argument 'profile'/],
  ['too many words', ['status', 'now'], /too many arguments/],
  [
    'a format that is none',
    ['token', 'x', '--format', 'xml'],
    /Allowed choices are token, header, json, env/
  ],
  [
    'a shell that is none',
    ['completion', 'tcsh'],
    /Allowed choices are bash, zsh, fish, powershell/
  ],
  ['an option without its value', ['token', 'x', '--format'], /argument missing/],
  ['half a command', ['secret'], /Usage: ptd secret/]
])('%s is wrong use: 2, and the sentence on standard error', async (_what, args, sentence) => {
  const { status, answer, note } = await ptd.run(args)
  expect({ status, answer }).toEqual({ status: 2, answer: '' })
  expect(note).toMatch(sentence)
})

test('a profile that is not there, or may be several, is wrong use that names what there is', async () => {
  const tenant = ['--tenant', 'contoso.onmicrosoft.com']
  const application = ['--client-id', '11111111-2222-4333-8444-555555555555']
  for (const name of ['Contoso EU', 'Contoso US']) await run('add', name, ...tenant, ...application)
  const none = await run('token', 'fabrikam')
  expect(none).toMatchObject({ status: 2, answer: '' })
  expect(none.note).toContain('No profile is called “fabrikam”.')
  const several = await run('sign-out', 'contoso')
  expect(several.status).toBe(2)
  expect(several.note).toMatch(/Contoso EU[\s\S]*Contoso US/)
  const inJson = await run('sign-out', 'contoso', '--json')
  expect(jsonForms.error.parse(JSON.parse(inJson.note)).error).toMatchObject({
    code: 'several-profiles',
    exitCode: 2,
    candidates: [{ name: 'Contoso EU' }, { name: 'Contoso US' }]
  })
  expect((await run('sign-out', 'contoso e')).status).toBe(0)
})

test('fields that are wrong are named one by one, and nothing is saved', async () => {
  const wrong = await run('add', 'Wrong', '--tenant', 'common', '--client-id', '12', '--json')
  expect(wrong).toMatchObject({ status: 2, answer: '' })
  expect(jsonForms.error.parse(JSON.parse(wrong.note)).error).toMatchObject({
    code: 'fields',
    problems: [
      { field: 'tenant', code: 'tenant-shared-authority' },
      { field: 'clientId', code: 'client-id-bad-guid' }
    ]
  })
  const both = await run('add', 'Both', '--api', 'partner', '--resource', 'https://api.example.com')
  expect(both).toMatchObject({ status: 2, answer: '' })
  expect(both.note).toContain('--api and --resource')
  expect((await run('list', '--names')).answer).toBe('Contoso EU\nContoso US\n')
})

test('an edit of nothing, and a removal that nobody confirmed, change nothing', async () => {
  expect((await run('edit', 'Contoso EU')).status).toBe(2)
  const unconfirmed = await run('remove', 'Contoso EU')
  expect(unconfirmed).toMatchObject({ status: 2, answer: '' })
  expect(unconfirmed.note).toContain('--yes')
  expect((await run('list', '--names')).answer).toContain('Contoso EU')
})

test('a secret for a person’s profile, and a sign-in to an application’s, say what to do instead', async () => {
  const secret = await run('secret', 'set', 'Contoso EU')
  expect(secret.status).toBe(2)
  expect(secret.note).toContain("ptd sign-in 'Contoso EU'")
  await run('edit', 'Contoso US', '--mode', 'app-only')
  const signIn = await run('sign-in', 'Contoso US')
  expect(signIn.status).toBe(2)
  expect(signIn.note).toContain("ptd secret set 'Contoso US'")
})

test('a data folder that is a file is a failure with its reason', async () => {
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  const { status, note } = await ptd.run(['list', '--data-dir', file])
  expect(status).toBe(1)
  expect(note).toContain(`The data folder ${file} cannot be used (EEXIST)`)
})
