// A small app with every guard that the stand-in must show. `--without=NAME,NAME` leaves guards out.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, protocol, session, type Session, type WebContents } from 'electron'

const without = new Set(app.commandLine.getSwitchValue('without').split(','))
const files = new Map([
  ['/index.html', 'text/html'],
  ['/page.js', 'text/javascript']
])
const policy = "default-src 'none'; script-src 'self'; frame-src app:"

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: !without.has('standard-scheme'), secure: true } }
])
app.setPath('downloads', join(app.getPath('userData'), 'downloads'))
app.on('window-all-closed', () => app.quit())
if (without.has('single-instance') || app.requestSingleInstanceLock())
  void app.whenReady().then(openWindow)
else app.quit()

function openWindow(): void {
  const ours = session.fromPartition('fixture', { cache: false })
  ours.protocol.handle('app', serve)
  guardSession(ours)
  const window = new BrowserWindow({
    show: false,
    width: 700,
    height: 500,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      session: ours
    }
  })
  guardContents(window.webContents)
  answerPage(window.webContents)
  window.once('ready-to-show', () => window.show())
  void window.loadURL('app://bundle/index.html')
}

function serve(request: Request): Response {
  const { pathname } = new URL(request.url)
  const type = files.get(pathname)
  if (pathname === '/elsewhere')
    return new Response(null, {
      status: 302,
      headers: { location: 'app://bundle/index.html?moved' }
    })
  if (type === undefined) return new Response('not found', { status: 404 })
  const headers = new Headers({ 'content-type': type })
  if (!without.has('csp')) headers.set('content-security-policy', policy)
  return new Response(readFileSync(join(import.meta.dirname, pathname)), { headers })
}

function guardSession(ours: Session): void {
  if (!without.has('permission-request'))
    ours.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  if (!without.has('permission-check')) ours.setPermissionCheckHandler(() => false)
  if (!without.has('download'))
    ours.on('will-download', (event, item) => {
      console.log('download', item.getURL())
      event.preventDefault()
    })
  if (!without.has('web-request'))
    ours.webRequest.onBeforeRequest(({ url }, answer) => {
      answer({ cancel: !url.startsWith('app://bundle/') })
    })
}

function guardContents(contents: WebContents): void {
  if (!without.has('window-open')) contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  if (!without.has('will-navigate')) contents.on('will-navigate', (event) => event.preventDefault())
  if (!without.has('will-redirect')) contents.on('will-redirect', (event) => event.preventDefault())
}

function answerPage(contents: WebContents): void {
  contents.ipc.handle('echo', (_event, value: unknown) => value)
  contents.ipc.handle('fail', () => {
    throw new RangeError('too much')
  })
  contents.ipc.handle('sender', ({ sender, senderFrame }) => ({
    isContents: sender === contents,
    isMainFrame: senderFrame === contents.mainFrame,
    url: senderFrame?.url,
    origin: senderFrame?.origin,
    parent: senderFrame?.parent
  }))
}
