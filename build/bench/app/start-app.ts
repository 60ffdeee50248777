import { spawn, type ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Browser } from '@playwright/test'
import {
  shellArguments,
  shellEnvironment,
  shellExecutable,
  shellKind
} from '../../../tests/e2e/launch'
import { endProcess } from '../../../tests/session/own-process'
import type { Place } from '../figures'

export const productEntry = resolve('out/main/index.js')
export const emptyEntry = resolve('out/tools/bench-empty-app.js')

/** Where the app's figures come from. */
export function placeOfApp(): Place {
  return shellKind() === 'standin' ? 'stand-in' : 'electron'
}

export interface AppToStart {
  readonly entry: string
  readonly dataFolder: string
  /** What is on the page once it counts as drawn. */
  readonly drawn: string
}

export const productDrawn = '#profile-rows [data-key]'
export const emptyDrawn = '#painted'

const startLimitMs = 60_000

/**
 * Starts an app and ends it again.
 *
 * @returns milliseconds from the start of its process to the frame in which its page was drawn
 */
export async function timeOfStart({ entry, dataFolder, drawn }: AppToStart): Promise<number> {
  const spawnedAt = performance.timeOrigin + performance.now()
  const child = spawn(
    shellExecutable(),
    [...shellArguments(), '--remote-debugging-port=0', entry, `--user-data-dir=${dataFolder}`],
    { env: shellEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] }
  )
  try {
    const browser = await chromium.connectOverCDP(await debuggerOf(child))
    const drawnAt = await timeWhenDrawn(browser, drawn)
    return drawnAt - spawnedAt
  } finally {
    await endProcess(child)
  }
}

/** Chromium says where it listens on standard error, which is then read on so that nobody has to wait. */
function debuggerOf(child: ChildProcess): Promise<string> {
  return new Promise((resolveAddress, reject) => {
    if (child.stderr === null) throw new Error('Standard error is not read')
    let said = ''
    createInterface(child.stderr).on('line', (line) => {
      said += `${line}\n`
      const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
      if (address !== undefined) resolveAddress(address)
    })
    child.once('error', reject)
    child.once('exit', () =>
      reject(new Error(`The app ended before its window was there: ${said}`))
    )
  })
}

async function timeWhenDrawn(browser: Browser, selector: string): Promise<number> {
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('The app has no window')
  const page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: startLimitMs }))
  // Asked in each frame, in the page: what is there then is drawn with this frame.
  const found = await page.waitForFunction(
    (wanted) =>
      document.querySelector(wanted) !== null && performance.timeOrigin + performance.now(),
    selector,
    { polling: 'raf', timeout: startLimitMs }
  )
  return Number(await found.jsonValue())
}
