import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { callForms, type CallForm } from '../../shared/token'
import { copiedCall, copiedText, type CopiedFacts } from './copied-text'
import { hostileTexts } from './quoting/hostile-texts'

const hostile = hostileTexts.join(' ')
const token = 'eyJ0.eyJh.c2ln'
const facts: CopiedFacts = {
  token,
  expiresAt: Date.UTC(2026, 10, 23, 18),
  profile: { id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', name: hostile, tenant: hostile }
}
const call = {
  url: "https://api.example/v1.0/fxrates(Month='202611')/$value?a=`b`&c=$(echo%20no)&d=[1-9]",
  headers: { accept: 'application/json', 'MS-RequestId': "it's $(echo no) `echo no`" }
}
const forms: readonly (readonly [string, string])[] = [
  ...callForms.map((form) => [form, copiedCall(form, call, facts)] as const),
  ['environment-bash', textOf('environment-bash')],
  ['environment-powershell', textOf('environment-powershell')]
]
const runs = test.runIf(process.platform !== 'win32')

function textOf(form: 'environment-bash' | 'environment-powershell'): string {
  const text = copiedText(form, facts)
  return text.ok ? text.value : ''
}

test.each(forms)('as %s, no name brings in a line or a character that acts', (_, text) => {
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
  expect(text).not.toMatch(/^two|^lines/m)
})

runs('bash runs the call as it is, with the token on standard input only', () => {
  // Shows what curl is started with, and what it reads.
  const curl = `curl() { printf '%s\\0' "$@"; printf '|'; cat; }`
  const script = `${curl}\n${copiedCall('curl', call, facts)}`
  const shown = execFileSync('bash', ['-c', script], { encoding: 'utf8' })
  expect(shown).toBe(
    [
      ...['--globoff', '--header', '@-', '--header', 'accept: application/json'],
      ...['--header', "MS-RequestId: it's $(echo no) `echo no`", '--url', call.url],
      `|Authorization: Bearer ${token}\n`
    ].join('\0')
  )
})

runs('bash sets the variables as they are', () => {
  const script = `${textOf('environment-bash')}printf '%s\\0' "$PTD_TOKEN" "$PTD_PROFILE" "$PTD_TENANT"`
  const [taken, name, tenant] = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split(
    '\0'
  )
  expect(taken).toBe(token)
  expect(name).toContain("a'b; echo no; '")
  expect(tenant).toBe(name)
})

test('Node runs the call as it is', () => {
  const fetch = `globalThis.fetch = async (url, options) => ({ status: 200, text: async () => JSON.stringify([url, options]) })`
  const program = [
    '--input-type=module',
    '-e',
    `${fetch}\n${copiedCall('javascript-fetch', call, facts)}`
  ]
  const shown = execFileSync(process.execPath, program, { encoding: 'utf8' })
  expect(JSON.parse(shown.replace(/^200 /, ''))).toEqual([
    call.url,
    { headers: { Authorization: `Bearer ${token}`, ...call.headers } }
  ])
})

test.each<[CallForm, string]>([
  ['powershell', "'MS-RequestId' = 'it''s $(echo no) `echo no`'"],
  ['powershell', "fxrates(Month=''202611'')/$value"],
  ['http-request', 'GET https://api.example/v1.0/fxrates'],
  ['http-request', `\nAuthorization: Bearer ${token}\n`]
])('%s holds %j', (form, part) => {
  expect(copiedCall(form, call, facts)).toContain(part)
})

test('a token in which an editor would fill in its variables is not copied as a request', () => {
  const odd = { ...facts, token: 'a{{$processEnv' }
  expect(() => copiedCall('http-request', call, odd)).toThrow(/^This cannot stand/)
})

test('a token that holds more than a token may is copied in no form', () => {
  const odd = { ...facts, token: 'abc\nrm -rf ~' }
  for (const form of callForms) expect(() => copiedCall(form, call, odd)).toThrow(/may hold$/)
  expect(() => copiedText('environment-bash', odd)).toThrow(/may hold$/)
})
