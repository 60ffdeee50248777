import type {
  CallInput,
  CallName,
  CallResult,
  DesktopApi,
  EventName,
  EventPayload,
  QuickApi,
  Snapshot
} from '../../src/shared/contract'
import type { CallFailure } from '../../src/shared/call-failure'
import type { TokenView } from '../../src/shared/views'

/** The state that a page begins with, and answers to calls that differ from the usual ones. */
export interface Scenario {
  readonly snapshot: Snapshot
  readonly tokens: readonly TokenView[]
  readonly answers: { readonly [Name in CallName]?: CallResult<Name> }
  /** Calls that are not answered until the test does so. */
  readonly held: readonly CallName[]
}

/** How a test plays the main process. Answers and payloads cross as JSON. */
export interface FakeMain {
  /** Every call so far, in order. */
  readonly calls: { readonly name: CallName; readonly input: unknown }[]
  /** From now on answers calls of this name so. */
  answer(name: CallName, resultJson: string): void
  /** Lets the calls of this name that wait go on with this result. */
  release(name: CallName, resultJson: string): void
  emit(name: EventName, payloadJson: string): void
}

declare global {
  interface Window {
    readonly scenario: Scenario
    fakeMain: FakeMain
  }
}

type Answers = { [Name in CallName]?: CallResult<Name> }
type Listeners = { [Name in EventName]?: ((payload: EventPayload<Name>) => void)[] }

const refused: { readonly ok: false; readonly failure: CallFailure } = {
  ok: false,
  failure: { kind: 'refused' }
}

function makeFake(scenario: Scenario): {
  readonly api: DesktopApi & QuickApi
  readonly main: FakeMain
} {
  const calls: FakeMain['calls'] = []
  const answers: Answers = {
    getSnapshot: { ok: true, value: scenario.snapshot },
    getTokenViews: { ok: true, value: [...scenario.tokens] },
    checkProfile: { ok: true, value: { problems: [], warnings: [] } },
    cancelSignIn: { ok: true, value: {} },
    copySignInLink: { ok: true, value: {} },
    openSignInAgain: { ok: true, value: {} },
    clearClipboard: { ok: true, value: {} },
    openHelp: { ok: true, value: {} },
    openErrorLookup: { ok: true, value: {} },
    openPortal: { ok: true, value: {} },
    copyPortalLink: { ok: true, value: {} },
    copyGuideValue: { ok: true, value: {} },
    copyConsent: { ok: true, value: {} },
    copyDoctorReport: { ok: true, value: {} },
    copyThumbprint: { ok: true, value: {} },
    cancelDoctor: { ok: true, value: {} },
    cancelProbe: { ok: true, value: {} },
    chooseCertificate: { ok: true, value: {} },
    getLock: { ok: true, value: { kind: 'privacy-screen' } },
    sortProfiles: { ok: true, value: {} },
    pinProfiles: { ok: true, value: {} },
    colourTag: { ok: true, value: {} },
    cancelWork: { ok: true, value: {} },
    getWork: { ok: true, value: {} },
    copyWork: { ok: true, value: {} },
    cancelImport: { ok: true, value: {} },
    copyClaim: { ok: true, value: {} },
    copyDeviceCode: { ok: true, value: {} },
    openDeviceCodePage: { ok: true, value: {} },
    readPasted: { ok: true, value: {} },
    getActivity: { ok: true, value: { entries: [], more: false } },
    lock: { ok: true, value: {} },
    ...scenario.answers
  }
  const held = new Set<CallName>(scenario.held)
  const waiting = new Map<CallName, ((resultJson: string) => void)[]>()
  const listeners: Listeners = {}

  function call<Name extends CallName>(name: Name) {
    return (input: CallInput<Name>): Promise<CallResult<Name>> => {
      calls.push({ name, input })
      if (!held.has(name)) return Promise.resolve(answers[name] ?? refused)
      return new Promise((resolve) => {
        const queue = waiting.get(name) ?? []
        queue.push((resultJson) => resolve(JSON.parse(resultJson) as CallResult<Name>))
        waiting.set(name, queue)
      })
    }
  }

  function subscribe<Name extends EventName>(name: Name) {
    return (listener: (payload: EventPayload<Name>) => void): (() => void) => {
      const known: ((payload: EventPayload<Name>) => void)[] = listeners[name] ?? []
      Object.assign(listeners, { [name]: [...known, listener] })
      return () => Object.assign(listeners, { [name]: known })
    }
  }

  const api: DesktopApi & QuickApi = {
    getSnapshot: call('getSnapshot'),
    getTokenViews: call('getTokenViews'),
    checkProfile: call('checkProfile'),
    createProfile: call('createProfile'),
    updateProfile: call('updateProfile'),
    duplicateProfile: call('duplicateProfile'),
    chooseCertificate: call('chooseCertificate'),
    unlockCertificate: call('unlockCertificate'),
    makeCertificate: call('makeCertificate'),
    saveCertificateFile: call('saveCertificateFile'),
    copyThumbprint: call('copyThumbprint'),
    keepFormerCredential: call('keepFormerCredential'),
    dismissReminder: call('dismissReminder'),
    restoreLastGood: call('restoreLastGood'),
    copyToken: call('copyToken'),
    renewToken: call('renewToken'),
    signIn: call('signIn'),
    cancelSignIn: call('cancelSignIn'),
    copySignInLink: call('copySignInLink'),
    openSignInAgain: call('openSignInAgain'),
    reportShownError: call('reportShownError'),
    signOut: call('signOut'),
    retryVault: call('retryVault'),
    startFreshVault: call('startFreshVault'),
    clearClipboard: call('clearClipboard'),
    openHelp: call('openHelp'),
    openErrorLookup: call('openErrorLookup'),
    getGuide: call('getGuide'),
    tickGuideStep: call('tickGuideStep'),
    copyGuideValue: call('copyGuideValue'),
    openPortal: call('openPortal'),
    copyPortalLink: call('copyPortalLink'),
    getConsentPlan: call('getConsentPlan'),
    askForConsent: call('askForConsent'),
    copyConsent: call('copyConsent'),
    runDoctor: call('runDoctor'),
    cancelDoctor: call('cancelDoctor'),
    copyDoctorReport: call('copyDoctorReport'),
    getProbeCalls: call('getProbeCalls'),
    runProbe: call('runProbe'),
    cancelProbe: call('cancelProbe'),
    getProbeText: call('getProbeText'),
    getClaims: call('getClaims'),
    copyClaim: call('copyClaim'),
    signInWithDeviceCode: call('signInWithDeviceCode'),
    copyDeviceCode: call('copyDeviceCode'),
    openDeviceCodePage: call('openDeviceCodePage'),
    chooseAccount: call('chooseAccount'),
    keepAccount: call('keepAccount'),
    confirmAuthority: call('confirmAuthority'),
    sortProfiles: call('sortProfiles'),
    pinProfiles: call('pinProfiles'),
    colourTag: call('colourTag'),
    tagProfiles: call('tagProfiles'),
    deleteProfiles: call('deleteProfiles'),
    undoDelete: call('undoDelete'),
    chooseImportFile: call('chooseImportFile'),
    previewImport: call('previewImport'),
    applyImport: call('applyImport'),
    cancelImport: call('cancelImport'),
    exportProfiles: call('exportProfiles'),
    readPasted: call('readPasted'),
    startWork: call('startWork'),
    cancelWork: call('cancelWork'),
    getWork: call('getWork'),
    copyWork: call('copyWork'),
    getActivity: call('getActivity'),
    saveActivity: call('saveActivity'),
    copyActivity: call('copyActivity'),
    clearActivity: call('clearActivity'),
    changeSettings: call('changeSettings'),
    openDataFolder: call('openDataFolder'),
    openLogFolder: call('openLogFolder'),
    getLock: call('getLock'),
    lock: call('lock'),
    unlock: call('unlock'),
    getQuickRows: call('getQuickRows'),
    closeQuickCopy: call('closeQuickCopy'),
    showProfile: call('showProfile'),
    onProfilesChanged: subscribe('profilesChanged'),
    onTokenChanged: subscribe('tokenChanged'),
    onSignInChanged: subscribe('signInChanged'),
    onVaultChanged: subscribe('vaultChanged'),
    onStoreChanged: subscribe('storeChanged'),
    onClipboardChanged: subscribe('clipboardChanged'),
    onDoctorChanged: subscribe('doctorChanged'),
    onArrangementChanged: subscribe('arrangementChanged'),
    onImportProgress: subscribe('importProgress'),
    onWorkChanged: subscribe('workChanged'),
    onActivityAdded: subscribe('activityAdded'),
    onSettingsChanged: subscribe('settingsChanged'),
    onLockChanged: subscribe('lockChanged'),
    onQuickCopyShown: subscribe('quickCopyShown'),
    onProfileChosen: subscribe('profileChosen'),
    onMenuChosen: subscribe('menuChosen')
  }

  // What a test passes is typed there; here it comes out of a parse, for a name known only now.
  function release(name: CallName, resultJson: string): void {
    held.delete(name)
    for (const answer of waiting.get(name) ?? []) answer(resultJson)
  }

  function emit(name: EventName, payloadJson: string): void {
    for (const listener of listeners[name] ?? []) listener(JSON.parse(payloadJson) as never)
  }

  const main: FakeMain = {
    calls,
    answer: (name, resultJson) => {
      Object.assign(answers, { [name]: JSON.parse(resultJson) as unknown })
    },
    release,
    emit
  }
  return { api, main }
}

const { api, main } = makeFake(window.scenario)
Object.defineProperty(window, 'desktop', { value: api })
window.fakeMain = main
