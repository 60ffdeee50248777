import { Emitter } from './emitter'
import { lifetime } from './lifetime'
import { isRegisteredScheme, registerSchemes } from './schemes'
import type { WebContents } from './web-contents'

type ProtocolHandler = (request: Request) => Response | Promise<Response>
type PermissionRequestHandler = (
  contents: WebContents,
  permission: string,
  answer: (isGranted: boolean) => void,
  details: object
) => void
type PermissionCheckHandler = (
  contents: WebContents,
  permission: string,
  origin: string,
  details: object
) => boolean
type BeforeRequestListener = (
  details: object,
  answer: (response: { readonly cancel?: boolean; readonly redirectURL?: string }) => void
) => void

/** What the app has decided for the pages of one session. */
export interface SessionRules {
  readonly protocolHandlers: Map<string, ProtocolHandler>
  permissionRequest: PermissionRequestHandler | null
  permissionCheck: PermissionCheckHandler | null
  beforeRequest: BeforeRequestListener | null
}

/** `session.protocol`. */
export class Protocol implements Pick<Electron.Protocol, 'registerSchemesAsPrivileged'> {
  readonly #handlers: SessionRules['protocolHandlers']

  constructor(handlers: SessionRules['protocolHandlers']) {
    this.#handlers = handlers
  }

  registerSchemesAsPrivileged(schemes: readonly Electron.CustomScheme[]): void {
    if (lifetime.isReady)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    registerSchemes(
      schemes.filter(({ privileges }) => privileges?.standard).map(({ scheme }) => scheme)
    )
  }

  handle(scheme: string, handler: ProtocolHandler): void {
    if (!isRegisteredScheme(scheme))
      throw new Error(
        `electron stand-in: the scheme ${scheme} was not registered as standard; only those can be shown`
      )
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    this.#handlers.set(scheme, handler)
  }
}

/** `session.webRequest`. The filter of a listener is not supported; every request comes to it. */
export class WebRequest {
  readonly #rules: SessionRules

  constructor(rules: SessionRules) {
    this.#rules = rules
  }

  onBeforeRequest(listener: BeforeRequestListener | null): void {
    if (listener !== null && typeof listener !== 'function')
      throw new Error('electron stand-in: onBeforeRequest with a filter is not implemented')
    this.#rules.beforeRequest = listener
  }
}

const rulesBySession = new WeakMap<Session, SessionRules>()
const sessions = new Map<string, Session>()

/** `Session`. What it stores lasts until Chromium ends, whatever its partition is called. */
export class Session
  extends Emitter
  implements
    Pick<Electron.Session, 'isSpellCheckerEnabled' | 'resolveProxy' | 'setSpellCheckerEnabled'>
{
  readonly protocol: Protocol
  readonly webRequest: WebRequest
  #isSpellCheckerEnabled = true

  constructor() {
    super('Session', ['will-download'])
    const rules: SessionRules = {
      protocolHandlers: new Map(),
      permissionRequest: null,
      permissionCheck: null,
      beforeRequest: null
    }
    rulesBySession.set(this, rules)
    this.protocol = new Protocol(rules.protocolHandlers)
    this.webRequest = new WebRequest(rules)
  }

  static get defaultSession(): Session {
    return Session.fromPartition('')
  }

  static fromPartition(partition: string): Session {
    const session = sessions.get(partition) ?? new Session()
    sessions.set(partition, session)
    return session
  }

  setPermissionRequestHandler(handler: PermissionRequestHandler | null): void {
    rulesOf(this).permissionRequest = handler
  }

  setPermissionCheckHandler(handler: PermissionCheckHandler | null): void {
    rulesOf(this).permissionCheck = handler
  }

  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.#isSpellCheckerEnabled = isEnabled
  }

  isSpellCheckerEnabled(): boolean {
    return this.#isSpellCheckerEnabled
  }

  resolveProxy(): Promise<string> {
    return Promise.resolve('DIRECT')
  }

  // What follows has no effect here: no page can reach a device or a screen in the first place.

  setDevicePermissionHandler(): void {}

  setDisplayMediaRequestHandler(): void {}
}

/** What the app has decided for the pages of `session`. */
export function rulesOf(session: Session): SessionRules {
  const rules = rulesBySession.get(session)
  if (!rules) throw new Error('not a session of this stand-in')
  return rules
}
