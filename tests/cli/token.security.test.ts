import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPtdAtDemo, type PtdAtDemo } from './ptd-at-demo'

const runFile = promisify(execFile)
let at: PtdAtDemo

/** Names that another person's file may bring along. */
const hostileNames = [
  "it's; touch PWNED",
  '$(touch PWNED)',
  '`touch PWNED`',
  '"; touch PWNED; "',
  "'; touch PWNED; '",
  String.raw`\'; touch PWNED; \'`,
  '-n --help',
  '* ? [a-z] ~ {a,b} !!'
]

describe.runIf(process.platform === 'linux')('the token that is printed, on Linux', () => {
  beforeAll(async () => {
    at = await startPtdAtDemo()
    await at.add('Ada', at.tenant.applications.publicClient)
    await at.signIn('Ada')
  })
  afterAll(async () => await at.close())

  test('a terminal gets no token, unless it is asked for', async () => {
    for (const format of ['token', 'header', 'json', 'env']) {
      const { status, answer } = await at.runInTerminal(['token', 'Ada', '--format', format])
      expect(status).toBe(2)
      expect(answer).toContain('--show')
      expect(answer).not.toContain('eyJ')
    }
    const shown = await at.runInTerminal(['token', 'Ada', '--show'])
    expect(shown).toMatchObject({ status: 0 })
    expect(shown.answer).toMatch(/^eyJ\S+\r\n$/)
  })

  test.each(hostileNames)(
    'bash takes the variables of a profile named %s as they are',
    async (name) => {
      await rename(name)
      const { answer } = await at.run(['token', await idOfAda(), '--format', 'env'])
      const script = `${answer}printf '%s\\n' "$PTD_PROFILE" "$PTD_TENANT" "$PTD_TOKEN"; ls PWNED 2>/dev/null`
      for (const shell of ['bash', 'dash']) {
        const printed = await runFile(shell, ['-c', `${script}; true`], { cwd: at.dataFolder })
        const [profile, tenant, token, pwned] = printed.stdout.split('\n')
        expect({ profile, tenant, pwned }).toEqual({
          profile: name,
          tenant: at.tenant.tenants.contoso.tenantId,
          pwned: ''
        })
        expect(token).toMatch(/^eyJ/)
      }
    }
  )

  test('names and tenants from a file steer no terminal, in no command', async () => {
    const hostile = 'Evil\u001B]0;title\u0007\u009B31m\u202Eexe'
    await rename(hostile)
    const id = await idOfAda()
    for (const args of [
      ['list'],
      ['list', '--json'],
      ['list', '--names'],
      ['sign-out', id],
      ['token', id]
    ]) {
      const { answer, note } = await at.run(args)
      expect(`${answer}${note}`.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    }
  })
})

async function profilesFile(): Promise<{ profiles: { id: string; name: string }[] }> {
  const path = join(at.dataFolder, 'profiles.json')
  return JSON.parse(await readFile(path, 'utf8')) as { profiles: { id: string; name: string }[] }
}

async function idOfAda(): Promise<string> {
  return (await profilesFile()).profiles[0]?.id ?? ''
}

/** As another program does that writes the file. */
async function rename(name: string): Promise<void> {
  const file = await profilesFile()
  const [first] = file.profiles
  if (first !== undefined) first.name = name
  await writeFile(join(at.dataFolder, 'profiles.json'), JSON.stringify(file))
}
