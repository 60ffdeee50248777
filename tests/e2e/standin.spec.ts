import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test as base, expect, type ElectronApplication, type Page } from '@playwright/test'
import { buildFixtureApp } from '../standin/build-fixture-app'
import type { FixtureApi } from '../standin/fixture-app/preload'
import { launchApp, shellArguments, shellExecutable, shellKind } from './launch'

// Each guard of the fixture app is shown twice: with it, and with it left out. A stand-in that shows
// no difference would let the product lose the guard unnoticed.

const entry = resolve('out/standin-fixture')

declare global {
  interface Window {
    readonly fixture: FixtureApi
  }
}

interface Opened {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userDataDir: string
}

interface Fixtures {
  /** Starts the fixture app without the named guards. */
  readonly open: (...without: readonly string[]) => Promise<Opened>
  /** The address of another site. */
  readonly server: string
}

interface SharedFixtures {
  /** The fixture app with all its guards, for tests that leave it as it was. */
  readonly guarded: Opened
}

async function openFixture(...without: readonly string[]): Promise<Opened> {
  const userDataDir = mkdtempSync(join(tmpdir(), 'standin-spec-'))
  const app = await launchApp({ entry, userDataDir, args: [`--without=${without.join(',')}`] })
  const page = await app.firstWindow()
  await expect(page.getByRole('status')).toHaveText('started')
  return { app, page, userDataDir }
}

async function close({ app, userDataDir }: Opened): Promise<void> {
  // A test may have ended it already.
  await app.close().catch(() => undefined)
  rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 })
}

// Playwright reads from the first parameter's pattern what a fixture needs; these need nothing.
/* eslint-disable no-empty-pattern -- see above */
const test = base.extend<Fixtures, SharedFixtures>({
  guarded: [
    async ({}, use) => {
      const opened = await openFixture()
      await use(opened)
      await close(opened)
    },
    { scope: 'worker' }
  ],
  open: async ({}, use) => {
    const all: Opened[] = []
    await use(async (...without) => {
      const opened = await openFixture(...without)
      all.push(opened)
      return opened
    })
    for (const opened of all) await close(opened)
  },
  server: async ({}, use) => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/html' })
      response.end('<h1>Another site</h1>')
    })
    await new Promise<Server>((done) => server.listen(0, '127.0.0.1', () => done(server)))
    const address = server.address()
    await use(typeof address === 'object' ? `http://127.0.0.1:${address?.port}/` : '')
    server.close()
  }
})
/* eslint-enable no-empty-pattern */

test.beforeAll(() => buildFixtureApp(entry))

test.skip(shellKind() !== 'standin', 'these tests are about the stand-in')

/** What the page is told when it evaluates a text. DevTools itself is exempt, hence the timer. */
const tryEval = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise((done) => {
        setTimeout(() => {
          try {
            // eslint-disable-next-line no-eval -- The test shows who lets it through.
            done(String((0, eval)('1 + 1')))
          } catch (error) {
            done(error instanceof Error ? error.name : 'unknown')
          }
        })
      })
  )

const tryFetch = (page: Page, url: string): Promise<string> =>
  page.evaluate(
    (address) =>
      fetch(address).then(
        () => 'reached',
        () => 'refused'
      ),
    url
  )

const notificationState = (page: Page): Promise<string> =>
  page.evaluate(() => navigator.permissions.query({ name: 'notifications' }).then((p) => p.state))

const shownUrl = (app: ElectronApplication): Promise<string> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? '')

test.describe('guards', () => {
  test('with all guards, nothing gets in or out', async ({ guarded, server }) => {
    const { app, page } = guarded
    expect(await tryEval(page)).toBe('EvalError')
    expect(await tryFetch(page, server)).toBe('refused')
    expect(await notificationState(page)).toBe('denied')
    await page.getByRole('link', { name: 'Window' }).click()
    await page.getByRole('link', { name: 'Leave' }).click()
    await page.getByRole('link', { name: 'Redirect' }).click()
    await expect(page.getByRole('heading', { name: 'Fixture' })).toBeVisible()
    expect(app.windows()).toHaveLength(1)
    expect(await shownUrl(app)).toBe('app://bundle/index.html')
  })

  test('without the policy, the page may evaluate text, and webRequest alone stops a request', async ({
    open,
    server
  }) => {
    const { page } = await open('csp')
    expect(await tryEval(page)).toBe('2')
    expect(await tryFetch(page, server)).toBe('refused')
  })

  test('without the policy and webRequest, the page reaches another site', async ({
    open,
    server
  }) => {
    const { page } = await open('csp', 'web-request')
    expect(await tryFetch(page, server)).toBe('reached')
  })

  test('without webRequest, the policy alone stops a request', async ({ open, server }) => {
    const { page } = await open('web-request')
    expect(await tryFetch(page, server)).toBe('refused')
  })

  test('without a window-open handler, a link opens a second window', async ({ open }) => {
    const { app, page } = await open('window-open')
    const second = app.waitForEvent('window')
    await page.getByRole('link', { name: 'Window' }).click()
    await second
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
      .toBe(2)
  })

  test('without the will-navigate guard, the page leaves', async ({ open, server }) => {
    const { app, page } = await open('will-navigate', 'web-request')
    await page.evaluate((address) => {
      location.href = address
    }, server)
    await expect(page.getByRole('heading', { name: 'Another site' })).toBeVisible()
    expect(await shownUrl(app)).toBe(server)
  })

  test('the will-redirect guard stops a redirect that will-navigate let through', async ({
    open
  }) => {
    const { app, page } = await open('will-navigate')
    await page.getByRole('link', { name: 'Redirect' }).click()
    await expect(page.getByRole('heading', { name: 'Fixture' })).toBeVisible()
    expect(await shownUrl(app)).toBe('app://bundle/index.html')
  })

  test('without both guards, a redirect is followed', async ({ open }) => {
    const { app, page } = await open('will-navigate', 'will-redirect')
    await page.getByRole('link', { name: 'Redirect' }).click()
    await expect.poll(() => shownUrl(app)).toBe('app://bundle/index.html?moved')
  })

  test('a download arrives only without the will-download guard', async ({ open }) => {
    const download = (page: Page): Promise<void> =>
      page.evaluate(() => {
        const link = document.createElement('a')
        link.href = URL.createObjectURL(new Blob(['text']))
        link.download = 'file.txt'
        link.click()
      })
    const unguarded = await open('download')
    await download(unguarded.page)
    await expect.poll(() => filesIn(join(unguarded.userDataDir, 'downloads'))).toEqual(['file.txt'])
    const guarded = await open()
    const asked = guarded.app.waitForEvent('console')
    await download(guarded.page)
    expect((await asked).text()).toMatch(/^download blob:/)
    expect(filesIn(join(guarded.userDataDir, 'downloads'))).toEqual([])
  })

  for (const handler of ['permission-request', 'permission-check'])
    test(`without the ${handler} handler, a permission is no longer denied`, async ({ open }) => {
      const { page } = await open(handler)
      expect(await notificationState(page)).toBe('prompt')
    })

  test('without permission handlers, everything is granted', async ({ open }) => {
    const { page } = await open('permission-request', 'permission-check')
    expect(await notificationState(page)).toBe('granted')
  })
})

test.describe('preload', () => {
  test('values, errors and callbacks cross the bridge', async ({ guarded }) => {
    const { app, page } = guarded
    expect(
      await page.evaluate(async () => {
        const value = { list: [1, undefined, new Date(7)], map: new Map([['key', new Set([1n])]]) }
        const echoed = await window.fixture.echo(value)
        const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '')
        const refusal = await new Promise<string>((done) => {
          try {
            window.fixture.refuse()
          } catch (error) {
            done(messageOf(error))
          }
        })
        const uncloneable = await window.fixture.echo(() => 1).catch(messageOf)
        return {
          isSame: JSON.stringify(echoed) === JSON.stringify(value),
          sum: window.fixture.add(1, 2),
          failure: await window.fixture.fail().catch(messageOf),
          refusal,
          uncloneable,
          isFrozen: Object.isFrozen(window.fixture),
          modules: window.fixture.modules()
        }
      })
    ).toEqual({
      isSame: true,
      sum: 3,
      failure: "Error invoking remote method 'fail': RangeError: too much",
      refusal: 'refused',
      uncloneable: 'An object could not be cloned.',
      isFrozen: true,
      modules: ['Error: module not found: fs', 'Error: module not found: node:child_process']
    })
    await page.evaluate(() => {
      const seen: unknown[] = []
      Reflect.set(window, 'seenTicks', seen)
      const stop = window.fixture.onTick((tick) => {
        seen.push(tick)
        if (tick === 2) stop()
      })
    })
    await app.evaluate(({ BrowserWindow }) => {
      for (const tick of [1, 2, 3]) BrowserWindow.getAllWindows()[0]?.webContents.send('tick', tick)
    })
    // An answer that is asked for afterwards comes after every tick.
    const seen = await page.evaluate(async (): Promise<unknown> => {
      await window.fixture.echo('after the ticks')
      return Reflect.get(window, 'seenTicks')
    })
    expect(seen).toEqual([1, 2])
  })

  test('the page cannot reach Node or change what the preload sees', async ({ open }) => {
    const { page } = await open()
    expect(
      await page.evaluate(async () => {
        Object.assign(Array.prototype, { polluted: true })
        Promise.prototype.then = () => {
          throw new Error('the page sees the answer')
        }
        const names = ['require', 'process', 'module', 'Buffer', 'ipcRenderer']
        return [names.filter((name) => name in window), window.fixture.modules().length]
      })
    ).toEqual([[], 2])
  })

  test('a handler learns which frame called', async ({ guarded }) => {
    const { page } = guarded
    const sender = await page.evaluate(() => window.fixture.sender())
    expect(sender).toEqual({
      isContents: true,
      isMainFrame: true,
      url: 'app://bundle/index.html',
      origin: 'app://bundle',
      parent: null
    })
  })
})

test.describe('main process', () => {
  test('the clipboard carries text and raw formats, and is cleared', async ({ guarded }) => {
    const { app } = guarded
    const raw = 'electron application/osclipboard;format="x-kde-passwordManagerHint"'
    const seen = await app.evaluate(async ({ clipboard, ClipboardItem }, format) => {
      const item = new ClipboardItem({ 'text/plain': 'token', [format]: new Blob(['secret']) })
      await clipboard.write([item])
      const [read] = await clipboard.read()
      const payload = await read?.getType(format)
      const hint = payload instanceof Blob ? await payload.text() : undefined
      const before = [
        await clipboard.readText(),
        await clipboard.has(format),
        read?.types.length,
        hint
      ]
      clipboard.clear()
      return [...before, await clipboard.readText(), (await clipboard.read()).length]
    }, raw)
    expect(seen).toEqual(['token', true, 2, 'secret', '', 0])
  })

  test('a member or event of Electron that is not here throws by name', async ({ guarded }) => {
    const { app } = guarded
    const problems = await app.evaluate((electron) => {
      const attempts = [
        () => electron.app.getAppMetrics(),
        () => electron.app.on('gpu-info-update', () => undefined),
        () => void electron.safeStorage.isAsyncEncryptionAvailable(),
        () => electron.BrowserWindow.getAllWindows()[0]?.webContents.openDevTools(),
        () => electron.Menu.sendActionToFirstResponder('x')
      ]
      return attempts.map((attempt) => {
        try {
          attempt()
          return 'nothing'
        } catch (error) {
          return error instanceof Error ? error.message : ''
        }
      })
    })
    expect(problems).toEqual([
      'electron stand-in: App.getAppMetrics is not implemented',
      "electron stand-in: the event 'gpu-info-update' of App is not implemented",
      'electron stand-in: safeStorage is not implemented',
      'electron stand-in: WebContents.openDevTools is not implemented',
      'electron stand-in: Menu.sendActionToFirstResponder is not implemented'
    ])
  })

  test('a dialog without an answer throws; a stub answers', async ({ guarded }) => {
    const { app } = guarded
    const answers = await app.evaluate(async ({ dialog }) => {
      const ask = (): Promise<unknown> => dialog.showMessageBox({ message: 'Delete?' })
      const unanswered = await ask().catch((error: unknown) => String(error))
      dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false })
      return [unanswered, await ask()]
    })
    expect(answers).toEqual([
      'Error: electron stand-in: dialog.showMessageBox ("Delete?") has no answer; stub it in the test',
      { response: 1, checkboxChecked: false }
    ])
  })

  test('theme, zoom, size and title reach the page or come from it', async ({ guarded }) => {
    const { app, page } = guarded
    const isDark = (): Promise<boolean> =>
      page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    expect(await isDark()).toBe(false)
    await app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'dark'
    })
    await expect.poll(isDark).toBe(true)
    const width = (): Promise<number> => page.evaluate(() => innerWidth)
    expect(await width()).toBe(700)
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setBounds({ width: 800 })
      window?.webContents.setZoomFactor(2)
    })
    await expect.poll(width).toBe(400)
    const title = (): Promise<string | undefined> =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
    await expect.poll(title).toBe('Fixture')
  })

  test('a menu item is clicked by its id', async ({ guarded }) => {
    const { app } = guarded
    const clicked = await app.evaluate(({ Menu }) => {
      const clicks: string[] = []
      const click = ({ id }: { readonly id: string }): number => clicks.push(id)
      Menu.setApplicationMenu(
        Menu.buildFromTemplate([{ label: 'File', submenu: [{ id: 'copy-token', click }] }])
      )
      Menu.getApplicationMenu()?.getMenuItemById('copy-token')?.click()
      return clicks
    })
    expect(clicked).toEqual(['copy-token'])
  })

  test('a page that crashes is reported and can be loaded again', async ({ open }) => {
    const { app, page } = await open()
    const crashed = app.evaluate(
      ({ app: electronApp }) =>
        new Promise<string>((done) => {
          electronApp.once('render-process-gone', (_event, _contents, details) => {
            done(details.reason)
          })
        })
    )
    const session = await page.context().newCDPSession(page)
    void session.send('Page.crash').catch(() => undefined)
    expect(await crashed).toBe('crashed')
    const url = await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const loaded = new Promise<void>((done) => contents?.once('did-finish-load', () => done()))
      contents?.reload()
      await loaded
      return contents?.getURL()
    })
    expect(url).toBe('app://bundle/index.html')
  })
})

test.describe('lifetime', () => {
  test('a second start hands over its arguments and leaves', async ({ open }) => {
    const { app, userDataDir } = await open()
    const received = app.waitForEvent('console')
    await app.evaluate(({ app: electronApp }) => {
      electronApp.once('second-instance', (_event, argv) => console.log(argv.at(-1)))
    })
    const args = [...shellArguments(), entry, `--user-data-dir=${userDataDir}`, 'hello']
    expect(spawnSync(shellExecutable(), args, { timeout: 20_000 }).status).toBe(0)
    expect((await received).text()).toBe('hello')
  })

  test('the app may prevent quitting, and closing its last window ends it', async ({ open }) => {
    const { app, page } = await open()
    const isStillThere = await app.evaluate(async ({ app: electronApp, BrowserWindow }) => {
      electronApp.once('before-quit', (event) => event.preventDefault())
      electronApp.quit()
      const [window] = BrowserWindow.getAllWindows()
      window?.once('close', (event) => event.preventDefault())
      window?.close()
      await new Promise((done) => setImmediate(done))
      return !window?.isDestroyed()
    })
    expect(isStillThere).toBe(true)
    const closed = app.waitForEvent('close')
    await page.close()
    await closed
  })

  test('SIGTERM quits in order', async ({ open }) => {
    const { app } = await open()
    const electronProcess = app.process()
    const closed = app.waitForEvent('close')
    electronProcess.kill('SIGTERM')
    await closed
    expect(electronProcess.exitCode).toBe(0)
  })

  test('Chromium leaves when the main process is killed', async ({ open }) => {
    const { app } = await open()
    const pid = app.process().pid ?? 0
    const chromium = childrenOf(pid)
    expect(chromium.length).toBeGreaterThan(0)
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => chromium.filter((child) => existsSync(`/proc/${child}`))).toEqual([])
  })
})

function childrenOf(pid: number): string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      return status.includes(`PPid:\t${pid}\n`)
    } catch {
      return false
    }
  })
}

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}
