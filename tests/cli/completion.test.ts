import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPtd, type BuiltPtd } from './built-ptd'

const runFile = promisify(execFile)
const names = ['Contoso', 'Contoso EU', '$(touch PWNED)', "it's; touch PWNED"]

let ptd: BuiltPtd
let folder: string

describe.runIf(process.platform !== 'win32')('completion', () => {
  beforeAll(async () => {
    ptd = await buildPtd()
    folder = await mkdtemp(join(tmpdir(), 'ptd-completion-'))
    const program = join(folder, 'ptd')
    const dataFolder = join(folder, 'data')
    await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${ptd.path}' "$@"\n`)
    await chmod(program, 0o755)
    await mkdir(dataFolder)
    const row = {
      tenant: 'contoso.onmicrosoft.com',
      clientId: '11111111-2222-4333-8444-555555555555',
      mode: 'app+user',
      api: 'partner',
      cloud: 'global'
    }
    const profiles = names.map((name) => ({ ...row, name }))
    await writeFile(join(dataFolder, 'profiles.json'), JSON.stringify({ version: 1, profiles }))
  })
  afterAll(async () => {
    await ptd.remove()
    await rm(folder, { recursive: true, force: true })
  })

  /** Returns what bash offers after these words, the last of which is being typed. */
  async function offered(...typed: readonly string[]): Promise<readonly string[]> {
    const script = `
      source <(ptd completion bash)
      COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _ptd
      printf '%s\\n' "\${COMPREPLY[@]}"; ls PWNED 2>/dev/null; true`
    const env = { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` }
    const { stdout } = await runFile('bash', ['-c', script, 'bash', 'ptd', ...typed], {
      cwd: folder,
      env
    })
    return stdout.split('\n').filter((line) => line !== '')
  }

  test('bash completes commands, options and their values', async () => {
    expect(await offered('sign')).toEqual(['sign-in', 'sign-out'])
    expect(await offered('secret', '')).toEqual(['set'])
    expect(await offered('completion', 'f')).toEqual(['fish'])
    expect(await offered('token', 'x', '--format', 'h')).toEqual(['header'])
    expect(await offered('export', '--format', 'c')).toEqual(['csv'])
    expect(await offered('token', 'x', '--no')).toEqual(['--no-sign-in'])
    expect(await offered('status', '')).toEqual([])
  })

  test('bash completes profiles, quoted, and runs nothing of their names', async () => {
    const data = join(folder, 'data')
    const all = await offered('token', '--data-dir', data, '')
    expect(all).toHaveLength(names.length)
    const { stdout } = await runFile('bash', [
      '-c',
      `printf '%s\\n' ${all.join(' ')}; ls PWNED 2>/dev/null; true`
    ])
    expect(stdout.trimEnd().split('\n')).toEqual(names)
    expect(await offered('check', '--data-dir', data, 'Contoso\\ ')).toEqual(['Contoso\\ EU'])
    expect(await offered('check', '--data-dir', data, 'x')).toEqual([])
  })

  test.each(['bash', 'zsh', 'fish', 'powershell'])(
    'the script for %s names every command',
    async (shell) => {
      const { status, answer } = await ptd.run(['completion', shell])
      expect(status).toBe(0)
      for (const word of ['list', 'secret', 'set', 'token', 'completion', '--no-browser']) {
        expect(answer).toContain(shell === 'fish' ? word.replace(/^--/, '') : word)
      }
    }
  )
})
