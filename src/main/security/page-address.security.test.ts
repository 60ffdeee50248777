import { describe, expect, it } from 'vitest'
import { bundleAddress, isOnPageAddress, pageAddress } from './page-address'

describe('the page’s address', () => {
  it('is the build’s own page when no development server is given', () => {
    expect(pageAddress(false, undefined)).toEqual(bundleAddress)
  })

  it('is the development server while the app is not packaged', () => {
    expect(pageAddress(false, 'http://localhost:5173')).toEqual({
      kind: 'development',
      protocol: 'http:',
      host: 'localhost:5173',
      url: 'http://localhost:5173/',
      reloadChannel: 'ws://localhost:5173'
    })
  })

  it('stays the build’s own page in a packaged app, whatever the environment says', () => {
    expect(pageAddress(true, 'http://localhost:5173')).toEqual(bundleAddress)
  })

  it.each([
    'http://example.com:5173',
    'http://localhost.example.com:5173',
    'https://localhost:5173',
    'ftp://localhost/',
    'file:///tmp/page.html',
    'data:text/html,hello',
    'not an address'
  ])('stays the build’s own page when the development server is %s', (url) => {
    expect(pageAddress(false, url)).toEqual(bundleAddress)
  })
})

describe('whether an address is on the page’s', () => {
  it.each(['app://bundle/index.html', 'app://bundle/', 'app://bundle/a.js?b#c', 'APP://bundle/'])(
    'says yes to %s',
    (url) => {
      expect(isOnPageAddress(url, bundleAddress)).toBe(true)
    }
  )

  it.each([
    '',
    'about:blank',
    'null',
    'app://bundle.example.com/index.html',
    'app://other/index.html',
    'app://bundle:8080/index.html',
    'app:bundle/index.html',
    'apps://bundle/index.html',
    'https://bundle/index.html',
    'https://example.com/?app://bundle/',
    'data:text/html,app://bundle/index.html',
    'file:///app://bundle/index.html'
  ])('says no to %j', (url) => {
    expect(isOnPageAddress(url, bundleAddress)).toBe(false)
  })
})
