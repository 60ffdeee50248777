import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Connection } from './connection'
import { chromiumExecutable, commandLine, debug, headful } from './environment'

const profilePrefix = 'electron-standin-'

/**
 * A running Chromium. It ends with this process in every case: with `kill -9` too, because it leaves
 * when its DevTools pipe closes.
 */
export class Chromium {
  readonly connection: Connection
  /** Fulfilled when the process has ended. */
  readonly ended: Promise<unknown>
  readonly #child: ChildProcess

  constructor(appSwitches: ReadonlyMap<string, string>) {
    sweepProfiles()
    const profile = mkdtempSync(join(tmpdir(), `${profilePrefix}${process.pid}-`))
    const child = spawn(chromiumExecutable(), chromiumArguments(profile, appSwitches), {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe']
    })
    this.#child = child
    this.connection = new Connection(child)
    this.ended = once(child, 'exit')
    if (child.stderr)
      createInterface(child.stderr).on('line', (line) => {
        // Playwright waits for the first of these lines, and explains the others.
        if (/DevTools listening on|X display|Missing X server/.test(line))
          process.stderr.write(`${line}\n`)
        else debug(line)
      })
    process.on('exit', () => {
      child.kill('SIGKILL')
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
    })
  }

  /** Asks it to leave, and insists after three seconds. */
  async end(): Promise<void> {
    const insist = setTimeout(() => this.#child.kill('SIGKILL'), 3_000)
    await this.connection.root.sendQuietly('Browser.close')
    await this.ended
    clearTimeout(insist)
  }
}

function chromiumArguments(profile: string, appSwitches: ReadonlyMap<string, string>): string[] {
  const debugPort = commandLine.switches.get('remote-debugging-port')
  const disabledFeatures = [appSwitches.get('disable-features') ?? [], 'LocalNetworkAccessChecks']
  const ours = new Map([
    ['remote-debugging-pipe', ''],
    ['user-data-dir', profile],
    ['no-first-run', ''],
    ['no-default-browser-check', ''],
    ['password-store', 'basic'],
    ['disable-background-networking', ''],
    ['disable-component-update', ''],
    ['disable-extensions', ''],
    // A site asks before it reaches this machine; in Electron a page of the app does not.
    ['disable-features', disabledFeatures.flat().join(',')],
    ['disable-popup-blocking', ''],
    ['disable-sync', ''],
    // Hides the bar that complains about --no-sandbox.
    ['test-type', ''],
    // A page of the app can reach this machine and nothing else.
    ['host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]'],
    ...(debugPort === undefined ? [] : [['remote-debugging-port', debugPort] as const]),
    ...(commandLine.switches.has('no-sandbox') ? [['no-sandbox', ''] as const] : []),
    // With a person, Chromium opens one window without an address bar: the app's first.
    ...(headful
      ? [['app', 'data:text/html,'] as const]
      : ([
          ['headless', ''],
          ['no-startup-window', '']
        ] as const))
  ])
  return [...new Map([...appSwitches, ...ours])].map(([name, value]) =>
    value === '' ? `--${name}` : `--${name}=${value}`
  )
}

/** Removes the profiles of processes that were killed before they could remove their own. */
function sweepProfiles(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = /^electron-standin-(\d+)-/.exec(name) ?? []
    if (pid !== undefined && !existsSync(`/proc/${pid}`))
      rmSync(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 3 })
  }
}
