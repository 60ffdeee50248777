/** A document in the page, as the DevTools protocol describes it. */
export interface FrameInfo {
  readonly id: string
  readonly parentId?: string
  readonly url: string
  readonly urlFragment?: string
  readonly name?: string
}

/** A page, worker or window of Chromium. */
export interface TargetInfo {
  readonly targetId: string
  readonly type: string
  readonly url: string
  readonly openerId?: string
}

/** A request that Chromium holds until it is told what becomes of it. */
export interface PausedRequest {
  readonly requestId: string
  readonly frameId: string
  readonly resourceType: string
  readonly redirectedRequestId?: string
  readonly request: {
    readonly url: string
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly postDataEntries?: readonly { readonly bytes?: string }[]
  }
}

/** A value that a page wrote to its console. */
export interface ConsoleArgument {
  readonly value?: unknown
  readonly description?: string
}

/** What a page asked for with `window.open` or a link with a target. */
export interface WindowOpen {
  readonly url: string
  readonly windowName: string
  readonly windowFeatures: readonly string[]
}

/** The events of the DevTools protocol that the stand-in listens for, with the fields it reads. */
export interface DevtoolsEvents {
  'Browser.downloadWillBegin': {
    guid: string
    frameId: string
    url: string
    suggestedFilename: string
  }
  'Fetch.requestPaused': PausedRequest
  'Inspector.targetCrashed': object
  'Page.frameAttached': { frameId: string; parentFrameId: string }
  'Page.frameDetached': { frameId: string; reason: 'remove' | 'swap' }
  'Page.frameNavigated': { frame: FrameInfo }
  'Page.loadEventFired': object
  'Page.navigatedWithinDocument': { frameId: string; url: string }
  'Page.windowOpen': WindowOpen
  'Runtime.bindingCalled': { name: string; payload: string; executionContextId: number }
  'Runtime.consoleAPICalled': {
    type: string
    args: readonly ConsoleArgument[]
    stackTrace?: { callFrames: readonly { url: string; lineNumber: number }[] }
  }
  'Runtime.exceptionThrown': {
    exceptionDetails: { text: string; exception?: { description?: string } }
  }
  'Runtime.executionContextCreated': {
    context: { id: number; name: string; auxData?: { frameId: string } }
  }
  'Runtime.executionContextDestroyed': { executionContextId: number }
  'Runtime.executionContextsCleared': object
  'Target.attachedToTarget': {
    sessionId: string
    targetInfo: TargetInfo
    waitingForDebugger: boolean
  }
  'Target.detachedFromTarget': { sessionId: string }
}
