import { existsSync, readFileSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { cancellable, Emitter } from './emitter'
import { commandLine } from './environment'
import { lifetime } from './lifetime'
import { SingleInstanceLock } from './single-instance'
import { electronVersion } from './surface'
import { windows } from './windows'

type PathName = Parameters<Electron.App['getPath']>[0]

const emitted = [
  'activate',
  'before-quit',
  'browser-window-created',
  'quit',
  'ready',
  'render-process-gone',
  'second-instance',
  'web-contents-created',
  'will-quit',
  'window-all-closed'
]

/** `app.commandLine`. Switches that the app appends before it is ready are given to Chromium. */
class SwitchList implements Pick<
  Electron.CommandLine,
  'appendSwitch' | 'hasSwitch' | 'getSwitchValue'
> {
  readonly #switches = new Map(commandLine.switches)
  readonly #appended: Map<string, string>

  constructor(appended: Map<string, string>) {
    this.#appended = appended
  }

  appendSwitch(name: string, value = ''): void {
    this.#switches.set(name, value)
    this.#appended.set(name, value)
  }

  hasSwitch(name: string): boolean {
    return this.#switches.has(name)
  }

  getSwitchValue(name: string): string {
    return this.#switches.get(name) ?? ''
  }
}

/** The switches that the app appended. */
export const appendedSwitches = new Map<string, string>()

/** The `app` of the main process. */
export class App
  extends Emitter
  implements
    Pick<
      Electron.App,
      | 'enableSandbox'
      | 'exit'
      | 'focus'
      | 'getAppPath'
      | 'getLocale'
      | 'getName'
      | 'getPath'
      | 'getVersion'
      | 'isPackaged'
      | 'isReady'
      | 'name'
      | 'quit'
      | 'requestSingleInstanceLock'
      | 'setAboutPanelOptions'
      | 'setAppUserModelId'
      | 'setPath'
      | 'whenReady'
    >
{
  readonly commandLine = new SwitchList(appendedSwitches)
  readonly isPackaged = false
  name: string
  readonly #appPath: string
  readonly #version: string
  readonly #paths = new Map<string, string>()
  #lock: SingleInstanceLock | undefined

  constructor(entry: string) {
    super('App', emitted)
    const packageFile = join(entry, 'package.json')
    const described = existsSync(packageFile)
      ? (JSON.parse(readFileSync(packageFile, 'utf8')) as {
          readonly productName?: string
          readonly name?: string
          readonly version?: string
        })
      : {}
    this.name = described.productName ?? described.name ?? 'Electron'
    this.#version = described.version ?? electronVersion
    this.#appPath = statSync(entry).isDirectory() ? entry : dirname(entry)
  }

  getName(): string {
    return this.name
  }

  getVersion(): string {
    return this.#version
  }

  getAppPath(): string {
    return this.#appPath
  }

  getLocale(): string {
    return this.commandLine.getSwitchValue('lang') || 'en-US'
  }

  isReady(): boolean {
    return lifetime.isReady
  }

  whenReady(): Promise<void> {
    return lifetime.whenReady
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }

  getPath(name: PathName): string {
    const path = this.#paths.get(name) ?? this.#defaultPath(name)
    if (path === undefined) throw new Error(`electron stand-in: no path '${name}'`)
    return path
  }

  #defaultPath(name: PathName): string | undefined {
    const home = homedir()
    const given = this.commandLine.getSwitchValue('user-data-dir')
    const settings = process.env['XDG_CONFIG_HOME'] ?? join(home, '.config')
    const paths: Partial<Record<PathName, string>> = {
      home,
      temp: tmpdir(),
      appData: settings,
      userData: given === '' ? join(settings, this.name) : resolve(given),
      documents: join(home, 'Documents'),
      downloads: join(home, 'Downloads')
    }
    return name === 'logs' ? join(this.getPath('userData'), 'logs') : paths[name]
  }

  requestSingleInstanceLock(): boolean {
    this.#lock ??= new SingleInstanceLock(this.getPath('userData'), (second) => {
      this.emit('second-instance', {}, second.argv, second.workingDirectory, undefined)
    })
    return this.#lock.request()
  }

  quit(): void {
    if (lifetime.isQuitting) return
    lifetime.isQuitting = true
    void this.#closeThenExit()
  }

  async #closeThenExit(): Promise<void> {
    if (await this.#isAllowedToEnd()) {
      this.emit('quit', {}, 0)
      this.exit(0)
    } else lifetime.isQuitting = false
  }

  async #isAllowedToEnd(): Promise<boolean> {
    // Before `ready` there is nothing to close and nobody to ask.
    if (!lifetime.isReady) return true
    if (!this.#allows('before-quit')) return false
    for (const { close } of [...windows]) if (!(await close())) return false
    return this.#allows('will-quit')
  }

  #allows(name: string): boolean {
    const event = cancellable({})
    this.emit(name, event)
    return !event.defaultPrevented
  }

  exit(code = 0): void {
    lifetime.isQuitting = true
    this.#lock?.release()
    void lifetime.endBrowser().then(() => process.exit(code))
  }

  // What follows has no effect here.

  enableSandbox(): void {}

  focus(): void {}

  setAboutPanelOptions(): void {}

  setAppUserModelId(): void {}
}

export const app = new App(resolve(commandLine.entry))
