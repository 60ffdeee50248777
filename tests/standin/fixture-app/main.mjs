// A small app with every guard that the stand-in must show. `--without=NAME,NAME` leaves guards out.
import { app, BrowserWindow, protocol, session } from 'electron'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const without = new Set(app.commandLine.getSwitchValue('without').split(','))
const files = new Map([
  ['/index.html', 'text/html'],
  ['/page.js', 'text/javascript']
])
const policy = "default-src 'none'; script-src 'self'; frame-src app:"

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: !without.has('standard-scheme'), secure: true } }
])
app.on('window-all-closed', () => app.quit())
if (without.has('single-instance') || app.requestSingleInstanceLock())
  void app.whenReady().then(openWindow)
else app.quit()

function openWindow() {
  const ours = session.fromPartition('fixture', { cache: false })
  ours.protocol.handle('app', (request) => {
    const { host, pathname } = new URL(request.url)
    if (host !== 'bundle') return new Response('another host', { status: 404 })
    if (pathname === '/elsewhere')
      return new Response(null, { status: 302, headers: { location: 'app://bundle/index.html?moved' } })
    if (!files.has(pathname)) return new Response('not found', { status: 404 })
    const headers = { 'content-type': files.get(pathname) }
    if (!without.has('csp')) headers['content-security-policy'] = policy
    return new Response(readFileSync(join(import.meta.dirname, pathname)), { headers })
  })
  if (!without.has('permission-request'))
    ours.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  if (!without.has('permission-check')) ours.setPermissionCheckHandler(() => false)
  if (!without.has('download'))
    ours.on('will-download', (event, item) => {
      console.log('download', item.getURL())
      event.preventDefault()
    })
  if (!without.has('web-request'))
    ours.webRequest.onBeforeRequest((details, answer) =>
      answer({ cancel: !details.url.startsWith('app://bundle/') })
    )

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
  const contents = window.webContents
  if (!without.has('window-open')) contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  const prevent = (event) => event.preventDefault()
  if (!without.has('will-navigate')) contents.on('will-navigate', prevent)
  if (!without.has('will-redirect')) contents.on('will-redirect', prevent)
  contents.ipc.handle('echo', (_event, value) => value)
  contents.ipc.handle('fail', () => {
    throw new RangeError('too much')
  })
  contents.ipc.handle('sender', ({ sender, senderFrame }) => ({
    isContents: sender === contents,
    isMainFrame: senderFrame === contents.mainFrame,
    url: senderFrame.url,
    origin: senderFrame.origin,
    parent: senderFrame.parent
  }))
  window.once('ready-to-show', () => window.show())
  void window.loadURL('app://bundle/index.html')
}
