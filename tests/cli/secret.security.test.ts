import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPtdAtDemo, type PtdAtDemo } from './ptd-at-demo'

let at: PtdAtDemo

describe.runIf(process.platform === 'linux')('a secret that is typed, on Linux', () => {
  beforeAll(async () => {
    at = await startPtdAtDemo()
    await at.add('Job', at.tenant.applications.secretClient, ['--mode', 'app-only'])
  })
  afterAll(async () => await at.close())

  test('is not shown on the terminal, and is the one that is saved', async () => {
    const { secret } = at.tenant.applications.secretClient
    const { status, screen } = await typeInto(
      ['secret', 'set', 'Job'],
      /not shown/,
      `x\u007F${secret}\r`
    )
    expect(status).toBe(0)
    expect(screen).toContain('Saved the secret of “Job”')
    expect(screen).not.toContain(secret)
    const token = await at.run(['token', 'Job'])
    expect(token).toMatchObject({ status: 0, note: '' })
  })

  test('Ctrl+C in place of it saves nothing', async () => {
    const { status } = await typeInto(['secret', 'set', 'Job'], /not shown/, 'half\u0003')
    expect(status).toBe(130)
    expect((await at.run(['token', 'Job'])).status).toBe(0)
  })

  test('as an argument, it is refused', async () => {
    const { status, note } = await at.run(['secret', 'set', 'Job', 'CANARY-SECRET'])
    expect(status).toBe(2)
    expect(note).toContain('too many arguments')
  })

  test('a removal is asked about on the terminal, and only a yes removes', async () => {
    const no = await typeInto(['remove', 'Job'], /\[y\/N\]/, 'no\r')
    expect(no.status).toBe(2)
    expect((await at.run(['list', '--names'])).answer).toBe('Job\n')
    const yes = await typeInto(['remove', 'Job'], /\[y\/N\]/, 'y\r')
    expect(yes.status).toBe(0)
    expect((await at.run(['list', '--names'])).answer).toBe('')
  })
})

/** Types into `ptd` in a terminal once the screen shows what is waited for. */
async function typeInto(
  args: readonly string[],
  when: RegExp,
  keys: string
): Promise<{ readonly status: number | null; readonly screen: string }> {
  const line = [process.execPath, at.ptd.path, ...args].map((word) => `'${word}'`).join(' ')
  const child = spawn('script', ['-qefc', line, '/dev/null'], {
    env: { ...process.env, ...at.env }
  })
  let screen = ''
  let isTyped = false
  child.stdout.on('data', (part: Buffer) => {
    screen += part.toString()
    if (isTyped || !when.test(screen)) return
    isTyped = true
    child.stdin.write(keys)
  })
  await once(child, 'close')
  child.stdin.destroy()
  return { status: child.exitCode, screen }
}
