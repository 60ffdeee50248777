import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openInBrowser } from './open-in-browser'

// An opener that takes everything, so that what is refused is refused before it.
const folder = mkdtempSync(join(tmpdir(), 'opener-'))
writeFileSync(join(folder, 'xdg-open'), '#!/bin/sh\nexit 0\n', { mode: 0o755 })
const path = process.env['PATH']
process.env['PATH'] = `${folder}:${path ?? ''}`
afterAll(() => {
  process.env['PATH'] = path
})

const hosts = ['login.example.com']

test
  .runIf(process.platform === 'linux')
  .each([
    'http://login.example.com/authorize',
    'https://login.example.com.evil.example/authorize',
    'https://login.example.com@evil.example/authorize',
    'https://login.example.com:8443/authorize',
    'file:///usr/bin/id',
    'javascript:alert(1)'
  ])('%s is not handed to the system', async (address) => {
  expect(await openInBrowser(address, hosts, 'linux')).toBe(false)
})

test.runIf(process.platform === 'linux')('a page of the authority is', async () => {
  expect(await openInBrowser('https://login.example.com/authorize?x=1', hosts, 'linux')).toBe(true)
})

test('a system whose opener is not known opens nothing', async () => {
  expect(await openInBrowser('https://login.example.com/', hosts, 'aix')).toBe(false)
})
