import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { typeCodeWithoutBrowser } from '../authority/type-code-without-browser'
import type { RunningPtd } from './built-ptd'
import { linkOf, startPtdAtDemo, type PtdAtDemo } from './ptd-at-demo'

let at: PtdAtDemo

interface Shown {
  readonly page: string
  readonly userCode: string
}

/** Returns what a person reads on standard error. */
async function shownBy(running: RunningPtd): Promise<Shown> {
  const note = await running.untilNote(/Waiting; Ctrl\+C cancels/)
  return { page: linkOf(note), userCode: /this code: (\S+)\n/.exec(note)?.[1] ?? '' }
}

describe.runIf(process.platform === 'linux')('a sign-in with a code, on Linux', () => {
  beforeAll(async () => {
    at = await startPtdAtDemo()
    at.tenant.setDeviceCode({ intervalSeconds: 1 })
    await at.add('Contoso', at.tenant.applications.publicClient)
  })
  afterAll(async () => await at.close())

  test('page and code are printed, and the answer comes when it was typed', async () => {
    const running = at.start(['sign-in', 'Contoso', '--device-code'])
    const { page, userCode } = await shownBy(running)
    const { caPem, users } = at.tenant
    await typeCodeWithoutBrowser(page, userCode, { caPem, account: users.ada })
    const { status, answer, note } = await running.ended
    expect(status).toBe(0)
    expect(answer).toMatch(/^Signed in to “Contoso” as ada\.lovelace@\S+\. /)
    expect(note).toContain('Type a code only if you asked for it yourself.')
    expect((await at.run(['token', 'Contoso'])).status).toBe(0)
  })

  test('Ctrl+C cancels the wait', async () => {
    const running = at.start(['sign-in', 'Contoso', '--device-code'])
    await shownBy(running)
    running.interrupt()
    const { status, answer, note } = await running.ended
    expect({ status, answer }).toEqual({ status: 130, answer: '' })
    expect(note).toContain('Cancelled.')
  })

  test('a code and a way of asking at once are wrong use', async () => {
    const both = await at.run(['sign-in', 'Contoso', '--device-code', '--prompt', 'login'])
    expect(both).toMatchObject({ status: 2, answer: '' })
    expect(both.note).toContain('--device-code and --prompt')
  })
})
