import { describe, expect, test } from 'vitest'
import { lacksDisplay } from './display'
import { partOf, runnerOf } from './parts'
import { runNode } from './program'

const options = { cwd: process.cwd(), env: process.env, output: 'capture' } as const
const startsChildAndWaits = `
  const { spawn } = require('node:child_process')
  const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'])
  console.log(child.pid)
  setInterval(() => 0, 1000)
`

/** Waits until a process is gone; the test's own time limit ends the wait. */
async function untilGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('a program', () => {
  test('gives its status and what it printed', async () => {
    const finished = await runNode(
      ['-e', 'console.log("out"); console.error("err"); process.exit(3)'],
      options
    )
    expect(finished.status).toBe(3)
    expect(finished.output).toContain('out')
    expect(finished.output).toContain('err')
  })

  test('that takes too long is ended, with those it started', async () => {
    const finished = await runNode(['-e', startsChildAndWaits], { ...options, timeoutMs: 3_000 })
    expect(finished.status).toBe('timeout')
    expect(Number(finished.output)).toBeGreaterThan(0)
    await untilGone(Number(finished.output))
  }, 60_000)

  test('is ended when its signal is aborted', async () => {
    const controller = new AbortController()
    const running = runNode(['-e', startsChildAndWaits], { ...options, signal: controller.signal })
    controller.abort()
    expect((await running).status).toBe('signal')
  })
})

test.each([
  ['src/core/vault/vault.test.ts', 'unit', 'vitest'],
  ['tests/standin/clipboard.test.ts', 'unit', 'vitest'],
  ['tests/integration/kill.test.ts', 'integration', 'vitest'],
  ['tests/authority/sign-in.test.ts', 'integration', 'vitest'],
  ['tests/page/editor.spec.ts', 'page', 'playwright'],
  ['tests/e2e/window.spec.ts', 'e2e', 'playwright']
] as const)('%s belongs to the part %s of %s', (file, part, runner) => {
  expect(partOf(file)).toBe(part)
  expect(runnerOf(partOf(file))).toBe(runner)
})

test('a display is missing only on Linux without X and Wayland', () => {
  expect(lacksDisplay('linux', {})).toBe(true)
  expect(lacksDisplay('linux', { DISPLAY: ':0' })).toBe(false)
  expect(lacksDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(false)
  expect(lacksDisplay('darwin', {})).toBe(false)
})
