import { app, protocol } from 'electron'
import { resolve } from 'node:path'
import { appScheme } from '../../../src/main/security/app-scheme'
import { applyNavigationPolicy } from '../../../src/main/security/navigation-policy'
import { bundleAddress } from '../../../src/main/security/page-address'
import { createMainWindow } from '../../../src/main/window/main-window'
import { openPageSession } from '../../../src/main/window/page-session'

/**
 * An app that shows one line of text, with the product's own window, session, scheme and preload: what the
 * product's start is measured against.
 */
app.enableSandbox()
protocol.registerSchemesAsPrivileged([appScheme])
applyNavigationPolicy(app)
app.on('window-all-closed', () => {
  app.quit()
})

async function open(): Promise<void> {
  await app.whenReady()
  const window = createMainWindow({
    title: app.getName(),
    preloadPath: resolve('out/preload/index.cjs'),
    session: await openPageSession(resolve('build/bench/shell/empty-page'), bundleAddress),
    packaged: app.isPackaged,
    state: undefined,
    startsHidden: () => Promise.resolve(false)
  })
  await window.loadURL(bundleAddress.url)
}

// Not awaited at the top: Electron becomes ready only when this file has been run.
void open()
