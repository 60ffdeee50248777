import { describe, expect, expectTypeOf, test } from 'vitest'
import type { App } from './app'
import type { BrowserWindow } from './browser-window'
import type { Clipboard, ClipboardItem } from './clipboard'
import type { dialog } from './dialog'
import type { electron } from './electron-module'
import type { WebFrameMain } from './frames'
import type { globalShortcut } from './global-shortcut'
import type { Ipc } from './ipc'
import type { Menu, MenuItem } from './menu'
import type { NativeImage } from './native-image'
import type { NativeTheme } from './native-theme'
import type { Protocol, Session, WebRequest } from './session'
import type { screen } from './screen'
import { electronType, parseElectronTypes, refuseMissing } from './surface'
import type { Tray } from './tray'
import type { WebContents } from './web-contents'

/** Members that a stand-in has and the real thing has not: there must be none. */
type Invented<Standin, Real> = Exclude<keyof Standin, keyof Real>

test('no stand-in has a member that electron.d.ts does not know (held by the compiler)', () => {
  expectTypeOf<Invented<typeof electron, typeof Electron.CrossProcessExports>>().toBeNever()
  expectTypeOf<Invented<App, Electron.App>>().toBeNever()
  expectTypeOf<Invented<BrowserWindow, Electron.BrowserWindow>>().toBeNever()
  expectTypeOf<Invented<Clipboard, Electron.Clipboard>>().toBeNever()
  expectTypeOf<Invented<ClipboardItem, Electron.ClipboardItem>>().toBeNever()
  expectTypeOf<Invented<typeof dialog, Electron.Dialog>>().toBeNever()
  expectTypeOf<Invented<typeof globalShortcut, Electron.GlobalShortcut>>().toBeNever()
  expectTypeOf<Invented<Ipc, Electron.IpcMain>>().toBeNever()
  expectTypeOf<Invented<Menu, Electron.Menu>>().toBeNever()
  expectTypeOf<Invented<MenuItem, Electron.MenuItem>>().toBeNever()
  expectTypeOf<Invented<NativeImage, Electron.NativeImage>>().toBeNever()
  expectTypeOf<Invented<NativeTheme, Electron.NativeTheme>>().toBeNever()
  expectTypeOf<Invented<Protocol, Electron.Protocol>>().toBeNever()
  expectTypeOf<Invented<typeof screen, Electron.Screen>>().toBeNever()
  expectTypeOf<Invented<Session, Electron.Session>>().toBeNever()
  expectTypeOf<Invented<Tray, Electron.Tray>>().toBeNever()
  expectTypeOf<Invented<WebFrameMain, Electron.WebFrameMain>>().toBeNever()
  expectTypeOf<Invented<WebRequest, Electron.WebRequest>>().toBeNever()
  // Electron has this one, and documents it nowhere.
  type Undocumented = 'getLastWebPreferences'
  expectTypeOf<Invented<WebContents, Electron.WebContents>>().toEqualTypeOf<Undocumented>()
})

describe('reading electron.d.ts', () => {
  test('finds members, inherited members, static members and events', () => {
    expect(electronType('BrowserWindow').own).toContain('loadURL')
    expect(electronType('BrowserWindow').own).toContain('setBounds')
    expect(electronType('BrowserWindow').statics).toContain('getAllWindows')
    expect(electronType('App').events).toContain('second-instance')
    expect(electronType('App').own).toContain('isPackaged')
    expect(electronType('WebContents').events).toContain('will-navigate')
  })

  test('takes no comment or parameter for a member', () => {
    const text = [
      '  class Sample extends Base {',
      '    /**',
      '     * once(this) is a comment',
      '     */',
      "    on(event: 'happened', listener: (event: Event,",
      '                                     detail: string) => void): this;',
      '    static make(): Sample;',
      '    readonly size?: number;',
      '  }',
      '  interface Base {',
      '    inherited(): void;',
      '  }'
    ].join('\n')
    const sample = parseElectronTypes(text).get('Sample')
    expect([...(sample?.own ?? [])]).toEqual(['on', 'size', 'inherited'])
    expect([...(sample?.statics ?? [])]).toEqual(['make'])
    expect([...(sample?.events ?? [])]).toEqual(['happened'])
  })
})

describe('a member that Electron has and the stand-in has not', () => {
  const target: { present(): string; absent?: unknown } = { present: () => 'here' }
  refuseMissing(target, new Set(['present', 'absent']), 'Sample')

  test('throws by name when it is read', () => {
    expect(() => target.absent).toThrow('electron stand-in: Sample.absent is not implemented')
    expect(target.present()).toBe('here')
  })

  test('may be put there by a test', () => {
    target.absent = 'stubbed'
    expect(target.absent).toBe('stubbed')
  })
})
