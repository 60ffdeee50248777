import { open as openInspector } from 'node:inspector'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from './app'
import { startBrowser } from './browser'
import { electron, refuseEverythingElse } from './electron-module'
import { commandLine } from './environment'
import { lifetime } from './lifetime'
import { provideModule } from './module-hooks'
import { offerPerson } from './person'
import { electronVersion } from './surface'

/**
 * Does what Electron's executable does with its arguments: runs the app's main script and then lets
 * it open windows. `dist/electron` imports the built form of this file.
 */
async function main(): Promise<void> {
  refuseEverythingElse()
  provideModule(electron)
  offerPerson()
  describeProcess()
  const inspectPort = commandLine.switches.get('inspect')
  // Prints «Debugger listening on …», which Playwright waits for.
  if (inspectPort !== undefined) openInspector(Number(inspectPort))
  const require = createRequire(import.meta.url)
  for (const script of commandLine.preloadedScripts) require(resolve(script))
  const entry = createRequire(pathToFileURL(`${process.cwd()}/`)).resolve(
    resolve(commandLine.entry)
  )
  await import(pathToFileURL(entry).href)
  await becomeReady()
}

async function becomeReady(): Promise<void> {
  if (lifetime.isQuitting) return
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => app.quit())
  const version = await startBrowser(() => {
    if (!lifetime.isQuitting) app.exit(1)
  })
  Object.defineProperty(process.versions, 'chrome', { value: version })
  lifetime.isReady = true
  lifetime.becomeReady()
  app.emit('ready', {}, {})
}

/** What an app reads to learn that it runs in Electron. */
function describeProcess(): void {
  Object.defineProperty(process.versions, 'electron', { value: electronVersion, enumerable: true })
  Object.defineProperty(process, 'type', { value: 'browser' })
  Object.defineProperty(process, 'defaultApp', { value: true })
  // Node puts the script's path at 1; Electron's executable has no script.
  process.argv.splice(0, 2, process.argv[1] ?? '')
}

await main()
