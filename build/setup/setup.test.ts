import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isElectronInstalled, shouldDownload } from './electron-executable.mjs'
import { reasonToInstall, reasonToInstallIn } from './installed-packages.mjs'
import { howToInstall, missingPackages, systemPackages } from './system-packages.mjs'

const everywhere = () => true
const nowhere = () => false

describe('the installed packages', () => {
  const locked = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.2.3', integrity: 'sha512-a' },
      'node_modules/only-on-windows': { version: '1.0.0', optional: true }
    }
  }
  const installed = { packages: { 'node_modules/a': { version: '1.2.3', integrity: 'sha512-a' } } }

  test('match their lockfile when all but optional ones are there', () => {
    expect(reasonToInstall(locked, installed, everywhere)).toBeUndefined()
  })

  test('need an installation when there are none', () => {
    expect(reasonToInstall(locked, undefined, nowhere)).toContain('no packages')
  })

  test('need an installation when one is missing, stale, deleted or unwanted', () => {
    const stale = { packages: { 'node_modules/a': { version: '1.2.2', integrity: 'sha512-b' } } }
    const surplus = { packages: { ...installed.packages, 'node_modules/b': { version: '1.0.0' } } }
    expect(reasonToInstall(locked, { packages: {} }, everywhere)).toContain('not installed')
    expect(reasonToInstall(locked, stale, everywhere)).toContain('another version')
    expect(reasonToInstall(locked, installed, nowhere)).toContain('is gone')
    expect(reasonToInstall(locked, surplus, everywhere)).toContain('not wanted')
  })

  test('are what this repository’s lockfile says', () => {
    expect(reasonToInstallIn(process.cwd())).toBeUndefined()
  })

  test('cannot be compared with a lockfile that is not there', () => {
    expect(() => reasonToInstallIn(join(tmpdir(), 'no-such-project'))).toThrow('package-lock.json')
  })
})

describe('Electron’s executable', () => {
  const version = '45.4.1'
  const now = 1_700_000_000_000
  const hourMs = 3_600_000
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'setup-test-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  function situation(failedHoursAgo: number | undefined) {
    const lastFailure =
      failedHoursAgo === undefined
        ? undefined
        : { version, failedAt: now - failedHoursAgo * hourMs }
    return { installed: false, insisted: false, version, now, lastFailure }
  }

  test('is downloaded when it is missing and nothing is known', () => {
    expect(shouldDownload(situation(undefined))).toBe(true)
  })

  test('is not tried again within a day of a failure, unless somebody insists', () => {
    expect(shouldDownload(situation(1))).toBe(false)
    expect(shouldDownload(situation(25))).toBe(true)
    expect(shouldDownload({ ...situation(1), insisted: true })).toBe(true)
  })

  test('is tried again for another version, and when the clock was set back', () => {
    expect(shouldDownload({ ...situation(1), version: '46.0.0' })).toBe(true)
    expect(shouldDownload(situation(-2))).toBe(true)
  })

  test('counts as installed only when it is there in the right version', () => {
    expect(isElectronInstalled(folder, version)).toBe(false)
    mkdirSync(join(folder, 'dist'))
    writeFileSync(join(folder, 'path.txt'), 'electron')
    writeFileSync(join(folder, 'dist', 'version'), 'v45.4.1')
    expect(isElectronInstalled(folder, version)).toBe(false)
    writeFileSync(join(folder, 'dist', 'electron'), '')
    expect(isElectronInstalled(folder, version)).toBe(true)
    expect(isElectronInstalled(folder, '46.0.0')).toBe(false)
  })

  test('is never downloaded when it is installed', () => {
    expect(shouldDownload({ ...situation(undefined), installed: true, insisted: true })).toBe(false)
  })
})

describe('the system packages', () => {
  test('are all missing on a bare system', () => {
    const missing = missingPackages(systemPackages, { hasProgram: nowhere, hasLibrary: nowhere })
    expect(missing).toEqual([
      'chromium',
      'xvfb',
      'dbus',
      'openssl',
      'gnome-keyring',
      'libsecret-1-0'
    ])
  })

  test('are found by their programs and libraries', () => {
    const system = { hasProgram: everywhere, hasLibrary: everywhere }
    expect(missingPackages(systemPackages, system)).toEqual([])
    expect(missingPackages(systemPackages, { ...system, hasLibrary: nowhere })).toEqual([
      'libsecret-1-0'
    ])
  })

  test('come with one line that says how to get them', () => {
    const line = howToInstall(['xvfb', 'dbus'], { debianLike: true })
    expect(line).toContain('sudo apt-get install xvfb dbus')
    expect(line).not.toContain('\n')
    expect(howToInstall(['xvfb'], { debianLike: false })).toContain('on Debian')
  })
})
