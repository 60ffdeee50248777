import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { bundleAddress, pageAddress, type PageAddress } from './page-address'
import { applySessionPolicy, type PolicedSession } from './session-policy'

type Handler<Name extends keyof PolicedSession> = PolicedSession[Name] extends (
  handler: infer Given
) => unknown
  ? Given
  : never
type BeforeRequest = Parameters<PolicedSession['webRequest']['onBeforeRequest']>[0]
type HeadersReceived = Parameters<PolicedSession['webRequest']['onHeadersReceived']>[0]

/** Like Electron's session: without a handler, everything is granted. */
class OpenSession extends EventEmitter implements PolicedSession {
  #ask: Handler<'setPermissionRequestHandler'> = (_contents, _permission, answer) => {
    answer(true)
  }
  #check: Handler<'setPermissionCheckHandler'> = () => true
  #device: Handler<'setDevicePermissionHandler'> = () => true
  #capture: Handler<'setDisplayMediaRequestHandler'> | undefined
  #beforeRequest: BeforeRequest = (_details, answer) => {
    answer({ cancel: false })
  }
  #headersReceived: HeadersReceived | undefined
  spellChecks = true

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest): void => {
      this.#beforeRequest = listener
    },
    onHeadersReceived: (listener: HeadersReceived): void => {
      this.#headersReceived = listener
    }
  }

  setPermissionRequestHandler(handler: Handler<'setPermissionRequestHandler'>): void {
    this.#ask = handler
  }
  setPermissionCheckHandler(handler: Handler<'setPermissionCheckHandler'>): void {
    this.#check = handler
  }
  setDevicePermissionHandler(handler: Handler<'setDevicePermissionHandler'>): void {
    this.#device = handler
  }
  setDisplayMediaRequestHandler(handler: Handler<'setDisplayMediaRequestHandler'>): void {
    this.#capture = handler
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecks = enabled
  }

  grants(permission: string): boolean {
    let granted = false
    this.#ask(undefined, permission, (answer) => {
      granted = answer
    })
    return granted
  }
  holds(): boolean {
    return this.#check()
  }
  grantsDevice(): boolean {
    return this.#device()
  }
  captures(): unknown {
    let streams: unknown = 'the whole screen'
    this.#capture?.({}, (answer) => {
      streams = answer
    })
    return streams
  }
  loads(url: string): boolean {
    let loaded = false
    this.#beforeRequest({ url }, ({ cancel }) => {
      loaded = !cancel
    })
    return loaded
  }
  headers(): Record<string, unknown> | undefined {
    let headers: Record<string, unknown> | undefined
    this.#headersReceived?.({ responseHeaders: { vary: ['Origin'] } }, (answer) => {
      headers = answer.responseHeaders
    })
    return headers
  }
  downloads(): boolean {
    let prevented = false
    this.emit('will-download', {
      preventDefault: () => {
        prevented = true
      }
    })
    return !prevented
  }
}

function policed(page: PageAddress = bundleAddress): OpenSession {
  const session = new OpenSession()
  applySessionPolicy(session, page)
  return session
}

describe('the page’s session', () => {
  it.each([
    'clipboard-read',
    'clipboard-sanitized-write',
    'media',
    'notifications',
    'openExternal'
  ])('refuses the permission %s when asked', (permission) => {
    expect(policed().grants(permission)).toBe(false)
  })

  it('holds no permission unasked', () => {
    expect(policed().holds()).toBe(false)
  })

  it('gives no device', () => {
    expect(policed().grantsDevice()).toBe(false)
  })

  it('gives no picture of the screen', () => {
    expect(policed().captures()).toEqual({})
  })

  it('checks no spelling', () => {
    expect(policed().spellChecks).toBe(false)
  })

  it('saves no download', () => {
    expect(policed().downloads()).toBe(false)
  })

  it('loads the page’s own files', () => {
    expect(policed().loads('app://bundle/assets/index.js')).toBe(true)
  })

  it.each([
    'https://example.com/',
    'http://127.0.0.1:8080/',
    'http://localhost:5173/',
    'ws://localhost:5173/',
    'app://other/index.html',
    'file:///etc/passwd',
    'data:text/html,hello',
    'blob:app://bundle/1',
    'chrome://settings/',
    'not an address'
  ])('does not load %s', (url) => {
    expect(policed().loads(url)).toBe(false)
  })

  it('lets a development page reach its own server and reload channel only', () => {
    const session = policed(pageAddress(false, 'http://localhost:5173'))
    expect(session.loads('http://localhost:5173/main.ts')).toBe(true)
    expect(session.loads('ws://localhost:5173/?token=1')).toBe(true)
    expect(session.loads('http://localhost:5174/')).toBe(false)
    expect(session.loads('https://example.com/')).toBe(false)
  })

  it('adds the content policy to what the development server sends', () => {
    const headers = policed(pageAddress(false, 'http://localhost:5173')).headers()
    expect(headers).toMatchObject({ vary: ['Origin'] })
    expect(headers?.['Content-Security-Policy']).toContain("default-src 'none'")
  })
})
