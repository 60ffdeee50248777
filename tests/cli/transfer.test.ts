import { execFileSync } from 'node:child_process'
import { open, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileWith, rowOf, rowsOf } from '../integration/import-files'
import { buildPtd, type BuiltPtd, type PtdRun, type RunningPtd } from './built-ptd'
import { jsonForms } from './json-forms'

let ptd: BuiltPtd
let folder: string
let desks = 0

beforeAll(async () => {
  ptd = await buildPtd()
  folder = await mkdtemp(join(tmpdir(), 'ptd-transfer-'))
})
afterAll(async () => {
  await ptd.remove()
  await rm(folder, { recursive: true, force: true })
})

/** Nothing here may ask for a key. */
const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' }

interface DataFolder {
  readonly path: string
  start(...args: readonly string[]): RunningPtd
  run(...args: readonly string[]): Promise<PtdRun>
  runInTerminal(...args: readonly string[]): Promise<PtdRun>
  /** The text of the profile file; empty when there is none. */
  held(): Promise<string>
}

function newDataFolder(): DataFolder {
  desks += 1
  const path = join(folder, `data-${desks}`)
  const place = ['--data-dir', path]
  return {
    path,
    start: (...args) => ptd.start([...args, ...place], { env }),
    run: (...args) => ptd.run([...args, ...place], { env }),
    runInTerminal: (...args) => ptd.runInTerminal([...args, ...place], { env }),
    held: () => readFile(join(path, 'profiles.json'), 'utf8').catch(() => '')
  }
}

async function fileOf(name: string, content: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

function imported({ answer }: PtdRun) {
  return jsonForms.imported.parse(JSON.parse(answer))
}

const host = 'login.example.com:8443'
const elsewhere = (number: number): object =>
  rowOf(number, { cloud: { authority: `https://${host}` } })

test('profiles go out and come in again in another data folder, as JSON and as CSV', async () => {
  const rows = [...rowsOf(12), rowOf(13, { name: '=1+1', notes: 'two\nlines, and “quotes”' })]
  const first = newDataFolder()
  const done = await first.run('import', await fileOf('all.json', fileWith(rows)))
  expect(done).toMatchObject({ status: 0, note: '' })
  expect(done.answer).toBe(
    '13 new, 0 changed, 0 unchanged, 0 repeated, 0 broken.\n13 profiles added.\n'
  )
  const printed = await first.run('export')
  expect(printed).toMatchObject({ status: 0, note: '' })
  for (const format of ['json', 'csv'] as const) {
    const file = join(folder, `out.${format}`)
    const receipt = await first.run('export', file, '--json')
    expect(jsonForms.exported.parse(JSON.parse(receipt.answer))).toEqual({
      file,
      format,
      count: 13
    })
    const second = newDataFolder()
    const back = imported(await second.run('import', file, '--json'))
    expect(back).toMatchObject({ format, created: 13, counts: { new: 13, broken: 0 } })
    expect((await second.run('export')).answer).toBe(printed.answer)
    const again = await second.run('import', file)
    expect(again.answer).toContain('13 unchanged')
    expect(again.answer).toContain('Nothing had to be changed.')
  }
})

test('what is printed is what a file would hold, and its format is the one that was asked for', async () => {
  const desk = newDataFolder()
  await desk.run('import', await fileOf('two.json', fileWith(rowsOf(2))))
  const json = await desk.run('export', '--json')
  expect(json.answer).toBe((await desk.run('export', '--format', 'json')).answer)
  const file = join(folder, 'two.txt')
  const receipt = await desk.run('export', file)
  expect(receipt.answer).toBe(`2 profiles exported to ${file}. No secrets are in it.\n`)
  expect(await readFile(file, 'utf8')).toBe(json.answer)
  const csv = await desk.run('export', '--format', 'csv')
  expect(csv.answer).toMatch(
    /^id,name,tenant,clientId,mode,api,cloud,environment,account,tags,notes\r\n/
  )
  await desk.run('export', file, '--format', 'csv')
  expect(await readFile(file, 'utf8')).toBe(`\uFEFF${csv.answer}`)
})

test('a dry run says what would happen and changes nothing', async () => {
  const desk = newDataFolder()
  await desk.run('import', await fileOf('before.json', fileWith([rowOf(1, { notes: 'old' })])))
  const before = await desk.held()
  const file = await fileOf('after.json', fileWith([rowOf(1, { notes: 'new' }), rowOf(2)]))
  const dry = await desk.run('import', file, '--dry-run')
  expect(dry).toMatchObject({ status: 0, note: '' })
  expect(dry.answer).toContain('~ No. 1 “Customer 1”. Notes: “old” → “new”\n')
  expect(dry.answer).toContain('1 new, 1 changed')
  expect(dry.answer).toContain('dry run')
  expect(imported(await desk.run('import', file, '--dry-run', '--json'))).toMatchObject({
    dryRun: true,
    created: 0,
    changed: 0,
    counts: { new: 1, changed: 1 }
  })
  expect(await desk.held()).toBe(before)
  expect(imported(await desk.run('import', file, '--json'))).toMatchObject({
    dryRun: false,
    created: 1,
    changed: 1
  })
})

test('broken rows are named with place and reason and left out; the others are taken', async () => {
  const desk = newDataFolder()
  const file = await fileOf(
    'some.csv',
    [
      'name,tenant,clientId,mode,api,cloud',
      'Good,good.onmicrosoft.com,0f8fad5b-d9cb-469f-a165-000000000001,app+user,partner,global',
      'Wrong,common,12,app+user,partner,global'
    ].join('\n')
  )
  const done = await desk.run('import', file)
  expect(done).toMatchObject({ status: 0, note: '1 broken row is left out.\n' })
  expect(done.answer).toMatch(/^✕ Line 3 “Wrong”\. Tenant: .+ Application \(client\) ID: .+\n/i)
  expect((await desk.run('list', '--names')).answer).toBe('Good\n')
  const json = imported(await desk.run('import', file, '--json'))
  expect(json.rows.map(({ position, kind }) => ({ position, kind }))).toEqual([
    { position: 2, kind: 'same' },
    { position: 3, kind: 'broken' }
  ])
})

test('a file of which every row is broken ends with 1', async () => {
  const desk = newDataFolder()
  const file = await fileOf('broken.json', fileWith([{ name: 'x' }, 7]))
  const done = await desk.run('import', file)
  expect(done).toMatchObject({ status: 1, note: 'Nothing was imported: every row is broken.\n' })
  expect(done.answer).toContain('✕ No. 2. Other fields: This row is not a profile.')
  expect(await desk.held()).toBe('')
})

test.each([
  ['nothing in it', '', 'empty', 'This file is empty.'],
  ['damaged JSON', '{ "version": 1,\n  nonsense', 'not-json', 'damaged at line 2, column 3'],
  ['a newer version', '{ "version": 9, "profiles": [] }', 'newer-version', 'format 9'],
  ['no known columns', 'a,b\n1,2\n', 'no-columns', 'name, tenant, clientId']
])('a file with %s is wrong use, said in a sentence', async (_what, content, problem, sentence) => {
  const desk = newDataFolder()
  const file = await fileOf('whole.txt', content)
  const plain = await desk.run('import', file)
  expect(plain).toMatchObject({ status: 2, answer: '' })
  expect(plain.note).toContain(sentence)
  const { note } = await desk.run('import', file, '--json')
  expect(jsonForms.error.parse(JSON.parse(note)).error).toMatchObject({
    code: `file-${problem}`,
    exitCode: 2
  })
})

test('a file that is not there, and a place that takes none, say so with the system’s reason', async () => {
  const desk = newDataFolder()
  const none = await desk.run('import', join(folder, 'none.json'))
  expect(none).toMatchObject({ status: 2, answer: '' })
  expect(none.note).toMatch(/could not be read[\s\S]+ENOENT/)
  const nowhere = await desk.run('export', join(folder, 'none', 'out.json'))
  expect(nowhere).toMatchObject({ status: 1, answer: '' })
  expect(nowhere.note).toMatch(/could not be written[\s\S]+ENOENT/)
})

test('a damaged profile file does not take the place of a good export', async () => {
  const desk = newDataFolder()
  const file = join(folder, 'good.json')
  await desk.run('import', await fileOf('one.json', fileWith([rowOf(1)])))
  await desk.run('export', file)
  const good = await readFile(file, 'utf8')
  await writeFile(join(desk.path, 'profiles.json'), 'garbled')
  const { status, note } = await desk.run('export', file)
  expect(status).toBe(1)
  expect(note).toContain('ptd status')
  expect(await readFile(file, 'utf8')).toBe(good)
})

test.each([
  ['an import without a file', ['import'], /missing required argument 'import-file'/],
  ['a format that is none', ['export', '--format', 'xml'], /Allowed choices are json, csv/],
  ['CSV as a JSON answer', ['export', '--format', 'csv', '--json'], /--json and --format csv/]
])('%s is wrong use', async (_what, args, sentence) => {
  const { status, answer, note } = await newDataFolder().run(...args)
  expect({ status, answer }).toEqual({ status: 2, answer: '' })
  expect(note).toMatch(sentence)
})

test('another login host stays inert until exactly this host is named', async () => {
  const desk = newDataFolder()
  const file = await fileOf('hosts.json', fileWith([elsewhere(1), elsewhere(2), rowOf(3)]))
  const first = await desk.run('import', file)
  expect(first.status).toBe(0)
  expect(first.note).toContain(`2 profiles sign in at ${host}`)
  expect(first.note).toContain(`--allow-authority ${host}`)
  expect(await desk.held()).toContain('unconfirmedAuthority')
  for (const other of ['login.example.com', `https://${host}`, 'example.com:8443']) {
    const { note } = await desk.run('import', file, '--allow-authority', other)
    expect(note).toContain(`waits for ${other} `)
  }
  const dry = await desk.run('import', file, '--dry-run', '--allow-authority', host)
  expect(dry.note).toContain('would be allowed')
  expect(await desk.held()).toContain('unconfirmedAuthority')
  const json = await desk.run('import', file, '--allow-authority', host.toUpperCase(), '--json')
  expect(imported(json).authorities).toEqual({ inert: [], allowed: [host], unused: [] })
  expect(await desk.held()).not.toContain('unconfirmedAuthority')
})

test('a host that is named with the import is allowed at once', async () => {
  const desk = newDataFolder()
  const file = await fileOf('host.json', fileWith([elsewhere(1)]))
  const { status, note } = await desk.run('import', file, '--allow-authority', `a.example,${host}`)
  expect(status).toBe(0)
  expect(note).toContain(`Sign-ins and secrets may go to ${host}`)
  expect(note).toContain('waits for a.example ')
  expect(await desk.held()).not.toContain('unconfirmedAuthority')
})

test.runIf(process.platform !== 'win32')(
  'Ctrl+C ends an import and leaves everything as it was',
  async () => {
    const desk = newDataFolder()
    await desk.run('import', await fileOf('first.json', fileWith([rowOf(1)])))
    const before = await desk.held()
    const pipe = join(folder, 'pipe.json')
    execFileSync('mkfifo', [pipe])
    const running = desk.start('import', pipe)
    // Opens as soon as `ptd` reads.
    const writer = await open(pipe, 'w')
    running.interrupt()
    await writer.writeFile(fileWith(rowsOf(3_000)))
    await writer.close()
    const { status, answer, note } = await running.ended
    expect({ status, answer }).toEqual({ status: 130, answer: '' })
    expect(note).toContain('Cancelled. Nothing was changed.')
    expect(await desk.held()).toBe(before)
  }
)

test.runIf(process.platform === 'linux')('progress is shown on a terminal only', async () => {
  const file = await fileOf('many.json', fileWith(rowsOf(500)))
  const plain = await newDataFolder().run('import', file)
  expect(plain.note).toBe('')
  const { answer } = await newDataFolder().runInTerminal('import', file)
  expect(answer).toContain('\rReading')
  expect(answer).toContain('\rSaving: ')
  expect(answer).toContain('500 profiles added.')
})

test.runIf(process.platform === 'linux')(
  'an export that goes to a terminal cannot steer it, and loses nothing in a pipe',
  async () => {
    const desk = newDataFolder()
    const row = rowOf(1, { theirs: 'a\u009B31mb' })
    await desk.run('import', await fileOf('steering.json', fileWith([row])))
    expect((await desk.run('export')).answer).toContain('a\u009B31mb')
    const { answer } = await desk.runInTerminal('export')
    expect(answer).toContain('a\uFFFD31mb')
    expect(answer).not.toContain('\u009B')
  }
)

test('nothing that is called a secret comes in, or goes out again', async () => {
  const desk = newDataFolder()
  const row = rowOf(1, { client_secret: 'open-sesame', region: 'EU' })
  const done = await desk.run('import', await fileOf('secret.json', fileWith([row])))
  expect(done.answer).toContain('hold or seem to hold a secret: client_secret.')
  expect(done.answer).toContain('kept as they are: region.')
  expect((await desk.run('export')).answer).not.toContain('sesame')
  expect(await desk.held()).not.toContain('sesame')
})
