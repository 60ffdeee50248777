import type { ElectronApplication, Page } from '@playwright/test'

/** What the stand-in lets a test do in a person's place, outside the windows (`tests/standin/person.ts`). */
interface Person {
  pressShortcut(accelerator: string): boolean
  takeShortcut(accelerator: string): void
  trays(): readonly { readonly toolTip: string; readonly labels: readonly string[] }[]
  chooseInTray(label: string): void
  clickTray(): void
}

type Deed = {
  readonly [Name in keyof Person]: readonly [Name, ...Parameters<Person[Name]>]
}[keyof Person]

/** Does something outside the windows, and returns what came of it. */
export function outside(electronApp: ElectronApplication, ...deed: Deed): Promise<unknown> {
  return electronApp.evaluate((_electron, [name, ...given]): unknown => {
    const person: unknown = Reflect.get(globalThis, 'electronStandin')
    if (typeof person !== 'object' || person === null) throw new Error('There is no stand-in.')
    const act: unknown = Reflect.get(person, name)
    if (typeof act !== 'function') throw new Error(`The stand-in cannot ${name}.`)
    const came: unknown = Reflect.apply(act, person, given)
    return came
  }, deed)
}

/** The shortcut of quick copy, unless the settings say otherwise. */
export const quickCopyShortcut = 'CommandOrControl+Alt+Space'

/** Presses the shortcut of quick copy for the first time, and returns the window that it opens. */
export async function openQuickCopy(electronApp: ElectronApplication): Promise<Page> {
  const opened = electronApp.waitForEvent('window')
  await outside(electronApp, 'pressShortcut', quickCopyShortcut)
  const quick = await opened
  await quick.waitForURL((url) => url.pathname.endsWith('/quick.html'))
  await quick.getByRole('combobox').waitFor()
  return quick
}

/** Returns the labels of the tray's menu. */
export async function trayLabels(electronApp: ElectronApplication): Promise<readonly string[]> {
  const trays = await outside(electronApp, 'trays')
  return Array.isArray(trays)
    ? trays.flatMap((tray: { readonly labels: readonly string[] }) => tray.labels)
    : []
}

/** What the windows are doing, by the page that they show. */
export function windowsOf(
  electronApp: ElectronApplication
): Promise<
  readonly { readonly page: string; readonly isVisible: boolean; readonly isFocused: boolean }[]
> {
  return electronApp.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      page: new URL(window.webContents.getURL()).pathname,
      isVisible: window.isVisible(),
      isFocused: window.isFocused()
    }))
  )
}

/** Reads the clipboard as another program would. */
export function clipboardText(electronApp: ElectronApplication): Promise<string> {
  return electronApp.evaluate(({ clipboard }) => clipboard.readText())
}
