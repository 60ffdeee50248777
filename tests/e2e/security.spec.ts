import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ElectronApplication } from '@playwright/test'
import { expect, test } from './fixture'
import { launchApp, shellArguments, shellEnvironment, shellExecutable } from './launch'

/** Where the window is, as the main process sees it. */
function windowAddress(electronApp: ElectronApplication): Promise<string> {
  return electronApp.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? 'no window'
  )
}

/** A second start of the app over the same data folder. */
function startAgain(entry: string, userDataDir: string, ...args: readonly string[]): ChildProcess {
  return spawn(
    shellExecutable(),
    [...shellArguments(), entry, `--user-data-dir=${userDataDir}`, ...args],
    { env: shellEnvironment() }
  )
}

/** Writes a script that does something to Electron's `app` and then starts the product. */
async function writeEntry(folder: string, preparation: string): Promise<string> {
  const path = join(folder, 'entry.mjs')
  const product = pathToFileURL(resolve('out/main/index.js')).href
  await writeFile(
    path,
    `import { app } from 'electron'\n${preparation}\nawait import('${product}')\n`
  )
  return path
}

async function exitCode(started: ChildProcess): Promise<number | null> {
  const timer = setTimeout(() => started.kill('SIGKILL'), 15_000)
  await once(started, 'exit')
  clearTimeout(timer)
  return started.exitCode
}

test('the page starts without a word on the console', async ({ page, pageProblems }) => {
  await expect(page.getByRole('button').first()).toBeVisible()
  expect(pageProblems).toEqual([])
})

test('the page has the bridge and nothing of Node or Electron', async ({ page }) => {
  const found = await page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in window
    ),
    bridge: Object.values(Reflect.get(window, 'desktop') as object).every(
      (member) => typeof member === 'function'
    )
  }))
  expect(found).toEqual({ globals: [], bridge: true })
})

test('the page cannot change the bridge', async ({ page }) => {
  const changed = await page.evaluate(() => {
    const before: unknown = Reflect.get(window, 'desktop')
    const desktop = before as Record<string, unknown>
    const call = desktop['copyToken']
    Reflect.set(desktop, 'copyToken', () => 'faked')
    return desktop['copyToken'] !== call
  })
  expect(changed).toBe(false)
})

test('the page cannot go elsewhere', async ({ electronApp, page }) => {
  // Heard after the app's own listeners: what it has not prevented by then goes on.
  await electronApp.evaluate(({ BrowserWindow }) => {
    const attempts: string[] = []
    Reflect.set(globalThis, 'attempts', attempts)
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (event) => {
      attempts.push(event.defaultPrevented ? 'prevented' : event.url)
    })
  })
  const ways = [
    () => {
      location.href = 'https://example.com/'
    },
    () => {
      location.assign('http://127.0.0.1:9/')
    },
    () => {
      const link = document.createElement('a')
      link.href = 'https://example.com/'
      document.body.append(link)
      link.click()
    }
  ]
  for (const [index, leave] of ways.entries()) {
    await page.evaluate(leave)
    await expect
      .poll(() => electronApp.evaluate((): unknown => Reflect.get(globalThis, 'attempts')))
      .toEqual(Array.from({ length: index + 1 }, () => 'prevented'))
  }
  expect(await windowAddress(electronApp)).toBe('app://bundle/index.html')
})

test('the page cannot open a window', async ({ electronApp, page }) => {
  await page.evaluate(() => {
    setTimeout(() => window.open('https://example.com/', 'named', 'popup'))
  })
  await expect.poll(() => electronApp.windows().length).toBe(1)
  expect(
    await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  ).toBe(1)
})

test('the page cannot show another page in a frame', async ({ page, pageProblems }) => {
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = 'https://example.com/'
    document.body.append(frame)
  })
  await expect.poll(() => pageProblems.join()).toContain('Content Security Policy')
})

test('the page gets no permission', async ({ page }) => {
  const granted = await page.evaluate(async () => {
    const failsOrDenied = async (ask: () => Promise<unknown>): Promise<boolean> => {
      try {
        return ['denied', 'default'].includes(String(await ask()))
      } catch {
        return true
      }
    }
    const attempts = {
      notification: () => Notification.requestPermission(),
      clipboardRead: () => navigator.clipboard.readText(),
      clipboardWrite: () => navigator.clipboard.writeText('x'),
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      position: () =>
        new Promise((resolvePosition, reject) => {
          navigator.geolocation.getCurrentPosition(resolvePosition, reject)
        })
    }
    const results = await Promise.all(
      Object.entries(attempts).map(async ([name, ask]) =>
        (await failsOrDenied(ask)) ? [] : [name]
      )
    )
    return results.flat()
  })
  expect(granted).toEqual([])
})

test('the page has no network', async ({ page }) => {
  const reached = await page.evaluate(async () => {
    const attempts = {
      elsewhere: () => fetch('https://example.com/'),
      ownFile: () => fetch('index.html'),
      beacon: () => Promise.resolve(navigator.sendBeacon('https://example.com/', 'x') || null),
      image: () =>
        new Promise((resolveImage, reject) => {
          const image = new Image()
          image.onload = resolveImage
          image.onerror = reject
          image.src = 'https://example.com/image.png'
        }),
      socket: () =>
        new Promise((resolveSocket, reject) => {
          const socket = new WebSocket('wss://example.com/')
          socket.onopen = resolveSocket
          socket.onerror = reject
        })
    }
    const results = await Promise.all(
      Object.entries(attempts).map(async ([name, attempt]) => {
        try {
          return name === 'beacon' ? [] : [(await attempt(), name)]
        } catch {
          return []
        }
      })
    )
    return results.flat()
  })
  expect(reached).toEqual([])
})

test('the page cannot run text as script', async ({ page, pageProblems }) => {
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.append('window.ranInline = true')
    document.body.append(script)
  })
  expect(await page.evaluate(() => 'ranInline' in window)).toBe(false)
  const done = await page.evaluate(
    () =>
      new Promise<readonly string[]>((finish) => {
        setTimeout(() => {
          const refused = (work: () => unknown): string => {
            try {
              work()
              return 'ran'
            } catch (error) {
              return error instanceof Error ? error.name : 'refused'
            }
          }
          finish([
            refused((): unknown => Reflect.apply(Reflect.get(window, 'eval'), window, ['1 + 1'])),
            refused(() => Reflect.construct(Function, ['return 1'])),
            refused(() => Reflect.set(document.createElement('div'), 'innerHTML', '<b>x</b>')),
            refused((): unknown => {
              const types: unknown = Reflect.get(window, 'trustedTypes')
              const { createPolicy } = types as { createPolicy: (name: string) => unknown }
              return Reflect.apply(createPolicy, types, ['other', {}])
            })
          ])
        })
      })
  )
  expect(done).not.toContain('ran')
  expect(pageProblems.length).toBeGreaterThan(0)
})

test('calls are answered for our page only', async ({ electronApp, page }) => {
  const call = () =>
    page.evaluate(async () => {
      const desktop: unknown = Reflect.get(window, 'desktop')
      const { getSnapshot } = desktop as { getSnapshot: (input: object) => Promise<unknown> }
      return await getSnapshot({})
    })
  expect(await call()).toMatchObject({ ok: true })
  // The main process alone can bring another page into the window, and its preload with it.
  await electronApp.evaluate(async ({ BrowserWindow }) => {
    await BrowserWindow.getAllWindows()[0]?.loadURL('about:blank')
  })
  await page.waitForURL('about:blank')
  expect(await call()).toEqual({ ok: false, failure: { kind: 'refused' } })
})

test('a call that does not follow the contract is refused', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const desktop: unknown = Reflect.get(window, 'desktop')
    const { copyToken } = desktop as { copyToken: (input: unknown) => Promise<unknown> }
    return Promise.all([
      copyToken(undefined),
      copyToken({ profileId: '../../secret', form: 'token' }),
      copyToken({ profileId: crypto.randomUUID(), form: 'token', extra: 1 })
    ])
  })
  for (const answer of answers) expect(answer).toEqual({ ok: false, failure: { kind: 'refused' } })
})

test('the window keeps to its own session, in memory, without a spell checker', async ({
  electronApp,
  page
}) => {
  await expect(page.getByRole('button').first()).toBeVisible()
  const facts = await electronApp.evaluate(({ BrowserWindow, session }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    // Electron has this member at run time, and leaves it out of its types.
    const read: unknown = Reflect.has(contents ?? {}, 'getLastWebPreferences')
      ? Reflect.get(contents ?? {}, 'getLastWebPreferences')
      : undefined
    return {
      ownSession: contents?.session === session.fromPartition('desk'),
      notDefault: contents?.session !== session.defaultSession,
      spellChecker: contents?.session.isSpellCheckerEnabled(),
      preferences:
        typeof read === 'function' ? (Reflect.apply(read, contents, []) as object) : undefined
    }
  })
  expect(facts).toMatchObject({ ownSession: true, notDefault: true, spellChecker: false })
  // The stand-in cannot tell them; src/main/window/web-preferences.security.test.ts has them all.
  if (facts.preferences !== undefined)
    expect(facts.preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false
    })
})

test('a second start shows the first window and ends', async ({
  electronApp,
  entry,
  userDataDir,
  page
}) => {
  await expect(page.getByRole('button').first()).toBeVisible()
  await electronApp.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.hide()
  })
  expect(await exitCode(startAgain(entry, userDataDir))).toBe(0)
  await expect
    .poll(() =>
      electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
    )
    .toBe(true)
})

test('a packaged app does not start with a debugger', async ({ userDataDir }) => {
  const entry = await writeEntry(
    userDataDir,
    "Object.defineProperty(app, 'isPackaged', { value: true })"
  )
  const started = startAgain(entry, userDataDir, '--remote-debugging-port=0')
  let said = ''
  started.stderr?.on('data', (data) => {
    said += String(data)
  })
  expect(await exitCode(started)).toBe(1)
  expect(said).toContain('Refusing to start with')
  expect(said).toContain('--remote-debugging-port')
})

// The stand-in has no sandbox to show, so this asserts that it was asked for.
test('the sandbox is on for every page, before Electron is ready', async ({ userDataDir }) => {
  const entry = await writeEntry(
    userDataDir,
    `const enableSandbox = app.enableSandbox.bind(app)
    app.enableSandbox = () => {
      globalThis.sandboxedBeforeReady = !app.isReady()
      enableSandbox()
    }`
  )
  const electronApp = await launchApp({ entry, userDataDir })
  try {
    expect(
      await electronApp.evaluate((): unknown => Reflect.get(globalThis, 'sandboxedBeforeReady'))
    ).toBe(true)
  } finally {
    await electronApp.close()
  }
})

test('the preload is small, and needs Electron only', () => {
  const built = readFileSync('out/preload/index.cjs', 'utf8')
  expect(built.length).toBeLessThan(10_000)
  expect([...built.matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)].map(([, name]) => name)).toEqual([
    'electron'
  ])
  expect(built).not.toMatch(/zod|process\.env|eval\(/)
})

test('the page’s file holds no script and no style of its own', () => {
  const html = readFileSync('out/renderer/index.html', 'utf8')
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/)
  expect(html).not.toMatch(/https?:\/\//)
})
