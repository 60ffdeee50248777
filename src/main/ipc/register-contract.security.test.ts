import { describe, expect, it } from 'vitest'
import { calls, type CallName, type CallResult, type Handlers } from '../../shared/contract'
import { type CallFailure } from '../../shared/call-failure'
import { MOST_FILE_BYTES } from '../../shared/transfer'
import { failed, succeeded } from '../../shared/result'
import { bundleAddress } from '../security/page-address'
import { profileId, sampleInputs, sampleOutputs } from './contract-samples'
import { registerContract, type CalledContents } from './register-contract'
import type { FrameFacts } from './trusted-sender'
import { mainWindowCalls, quickWindowCalls } from './window-calls'

const canary = 'CANARY-TOKEN'
const names = Object.keys(calls).filter((name): name is CallName => Object.hasOwn(calls, name))
const ours: FrameFacts = { url: 'app://bundle/index.html', parent: null }
const refused = failed({ kind: 'refused' })
const internal = failed({ kind: 'internal' })

/** A window's web contents: channels can be invoked as a frame would. */
class Contents implements CalledContents {
  readonly mainFrame = ours
  readonly #listeners = new Map<string, Parameters<CalledContents['ipc']['handle']>[1]>()
  readonly ipc: CalledContents['ipc'] = {
    handle: (channel, listener) => {
      this.#listeners.set(channel, listener)
    }
  }

  get channels(): readonly string[] {
    return [...this.#listeners.keys()]
  }

  async invoke(channel: string, input: unknown, senderFrame: FrameFacts | null = ours) {
    return this.#listeners.get(channel)?.({ senderFrame }, input)
  }
}

type Answer = <Name extends CallName>(name: Name) => CallResult<Name>

function handlersThat(answer: Answer, seen: string[]): Handlers {
  const respond =
    <Name extends CallName>(name: Name) =>
    async (): Promise<CallResult<Name>> => {
      seen.push(name)
      return answer(name)
    }
  return {
    getSnapshot: respond('getSnapshot'),
    getTokenViews: respond('getTokenViews'),
    checkProfile: respond('checkProfile'),
    createProfile: respond('createProfile'),
    updateProfile: respond('updateProfile'),
    duplicateProfile: respond('duplicateProfile'),
    chooseCertificate: respond('chooseCertificate'),
    restoreLastGood: respond('restoreLastGood'),
    copyToken: respond('copyToken'),
    renewToken: respond('renewToken'),
    signIn: respond('signIn'),
    cancelSignIn: respond('cancelSignIn'),
    copySignInLink: respond('copySignInLink'),
    openSignInAgain: respond('openSignInAgain'),
    reportShownError: respond('reportShownError'),
    signOut: respond('signOut'),
    retryVault: respond('retryVault'),
    startFreshVault: respond('startFreshVault'),
    clearClipboard: respond('clearClipboard'),
    openHelp: respond('openHelp'),
    unlockCertificate: respond('unlockCertificate'),
    makeCertificate: respond('makeCertificate'),
    saveCertificateFile: respond('saveCertificateFile'),
    copyThumbprint: respond('copyThumbprint'),
    keepFormerCredential: respond('keepFormerCredential'),
    dismissReminder: respond('dismissReminder'),
    openErrorLookup: respond('openErrorLookup'),
    getGuide: respond('getGuide'),
    tickGuideStep: respond('tickGuideStep'),
    copyGuideValue: respond('copyGuideValue'),
    openPortal: respond('openPortal'),
    copyPortalLink: respond('copyPortalLink'),
    getConsentPlan: respond('getConsentPlan'),
    askForConsent: respond('askForConsent'),
    copyConsent: respond('copyConsent'),
    runDoctor: respond('runDoctor'),
    cancelDoctor: respond('cancelDoctor'),
    copyDoctorReport: respond('copyDoctorReport'),
    getProbeCalls: respond('getProbeCalls'),
    runProbe: respond('runProbe'),
    cancelProbe: respond('cancelProbe'),
    getProbeText: respond('getProbeText'),
    getClaims: respond('getClaims'),
    copyClaim: respond('copyClaim'),
    signInWithDeviceCode: respond('signInWithDeviceCode'),
    copyDeviceCode: respond('copyDeviceCode'),
    openDeviceCodePage: respond('openDeviceCodePage'),
    chooseAccount: respond('chooseAccount'),
    keepAccount: respond('keepAccount'),
    confirmAuthority: respond('confirmAuthority'),
    sortProfiles: respond('sortProfiles'),
    pinProfiles: respond('pinProfiles'),
    colourTag: respond('colourTag'),
    tagProfiles: respond('tagProfiles'),
    deleteProfiles: respond('deleteProfiles'),
    undoDelete: respond('undoDelete'),
    chooseImportFile: respond('chooseImportFile'),
    previewImport: respond('previewImport'),
    applyImport: respond('applyImport'),
    cancelImport: respond('cancelImport'),
    exportProfiles: respond('exportProfiles'),
    readPasted: respond('readPasted'),
    startWork: respond('startWork'),
    cancelWork: respond('cancelWork'),
    getWork: respond('getWork'),
    copyWork: respond('copyWork'),
    getActivity: respond('getActivity'),
    saveActivity: respond('saveActivity'),
    copyActivity: respond('copyActivity'),
    clearActivity: respond('clearActivity'),
    changeSettings: respond('changeSettings'),
    openDataFolder: respond('openDataFolder'),
    openLogFolder: respond('openLogFolder'),
    getLock: respond('getLock'),
    lock: respond('lock'),
    unlock: respond('unlock'),
    getQuickRows: respond('getQuickRows'),
    closeQuickCopy: respond('closeQuickCopy'),
    showProfile: respond('showProfile')
  }
}

function registered(
  answer: Answer = (name) => succeeded(sampleOutputs[name]),
  allowed: readonly CallName[] = names,
  isLocked: () => boolean = () => false
) {
  const contents = new Contents()
  const seen: string[] = []
  const refusals: string[] = []
  const bugs: unknown[] = []
  registerContract({
    contents,
    page: bundleAddress,
    allowed,
    handlers: handlersThat(answer, seen),
    isLocked,
    onRefused: (call, reason) => refusals.push(`${call} ${reason}`),
    onBug: (_call, error) => bugs.push(error)
  })
  return { contents, seen, refusals, bugs }
}

/** Adds a field that the contract does not declare to every object within `value`. */
function addLeaks(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  for (const inner of Object.values(value)) addLeaks(inner)
  if (!Array.isArray(value)) Object.assign(value, { accessToken: canary })
}

/** `value` with each text within it replaced by a huge one, one at a time. */
function withHugeTexts(value: unknown, length: number): readonly unknown[] {
  if (typeof value === 'string') return ['a'.repeat(length)]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    withHugeTexts(inner, length).map((huge) => ({ ...value, [key]: huge }))
  )
}

/** Fields that an input may leave out. */
const optionalFields: { readonly [Name in CallName]?: readonly string[] } = {
  checkProfile: ['id'],
  createProfile: ['credential'],
  updateProfile: ['credential'],
  sortProfiles: ['sorting', 'grouping'],
  exportProfiles: ['profileIds'],
  getActivity: ['profileId', 'kinds', 'before']
}

function isOptional(name: CallName, key: string): boolean {
  return optionalFields[name]?.includes(key) ?? false
}

it('registers every call of the contract and no other channel', () => {
  expect([...registered().contents.channels].sort()).toEqual([...names].sort())
})

describe('the calls of a window', () => {
  const channelsOf = (allowed: readonly CallName[]): readonly string[] =>
    [...registered(undefined, allowed).contents.channels].sort()

  it('are four in the quick-copy window: the rows, copying, closing, and the way to the main window', () => {
    expect(channelsOf(quickWindowCalls)).toEqual([
      'closeQuickCopy',
      'copyToken',
      'getQuickRows',
      'showProfile'
    ])
  })

  it('are all others in the main window, and copying there too', () => {
    expect([...mainWindowCalls, ...quickWindowCalls].sort()).toEqual([...names, 'copyToken'].sort())
    expect(channelsOf(mainWindowCalls)).not.toContain('getQuickRows')
  })
})

describe.each(names)('the call %s', (name) => {
  it('answers our page', async () => {
    const { contents, seen } = registered()
    expect(await contents.invoke(name, sampleInputs[name])).toEqual(succeeded(sampleOutputs[name]))
    expect(seen).toEqual([name])
  })

  it.each<readonly [string, FrameFacts | null]>([
    ['a frame that is gone', null],
    ['another frame that shows our page', { url: ours.url, parent: null }],
    ['a frame within our page', { url: ours.url, parent: ours }],
    ['a frame of another page', { url: 'https://example.com/', parent: null }],
    ['an empty frame', { url: 'about:blank', parent: ours }]
  ])('refuses %s', async (_who, frame) => {
    const { contents, seen, refusals } = registered()
    expect(await contents.invoke(name, sampleInputs[name], frame)).toEqual(refused)
    expect(seen).toEqual([])
    expect(refusals).toEqual([`${name} sender`])
  })

  it.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'profileId'],
    ['a number', 7],
    ['a list', [sampleInputs[name]]],
    ['an extra key', { ...sampleInputs[name], command: 'calc.exe' }],
    ['an extra key named constructor', { ...sampleInputs[name], constructor: { name: 'x' } }],
    [
      'an extra __proto__ key',
      JSON.parse(
        `{"__proto__":{"admin":true},${JSON.stringify(sampleInputs[name]).slice(1)}`.replace(
          ',}',
          '}'
        )
      )
    ]
  ])('refuses %s as its input', async (_what, input) => {
    const { contents, seen } = registered()
    expect(await contents.invoke(name, input)).toEqual(refused)
    expect(seen).toEqual([])
  })

  it('refuses a huge text in any field', async () => {
    const { contents, seen } = registered()
    // Files of profiles are longer than anything else.
    const length = name === 'previewImport' ? MOST_FILE_BYTES + 1 : 200_001
    for (const input of withHugeTexts(sampleInputs[name], length))
      expect(await contents.invoke(name, input)).toEqual(refused)
    expect(seen).toEqual([])
  })

  it('refuses when a field is missing', async () => {
    const { contents, seen } = registered()
    for (const key of Object.keys(sampleInputs[name])) {
      const { [key]: _left, ...input }: Record<string, unknown> = { ...sampleInputs[name] }
      if (!isOptional(name, key)) expect(await contents.invoke(name, input)).toEqual(refused)
    }
    expect(seen).toEqual([])
  })

  it('lets nothing that the contract does not declare reach the page', async () => {
    const { contents } = registered((called) => {
      const answer = structuredClone(succeeded(sampleOutputs[called]))
      addLeaks(answer)
      return answer
    })
    const answer = await contents.invoke(name, sampleInputs[name])
    expect(JSON.stringify(answer)).not.toContain(canary)
    // An answer that should be empty is refused as a whole.
    const empty = Object.keys(sampleOutputs[name]).length === 0
    expect(answer).toEqual(empty ? internal : succeeded(sampleOutputs[name]))
  })

  it('lets nothing undeclared through in a failure either', async () => {
    const failure: CallFailure = {
      kind: 'failure',
      failure: { code: 'sign-in-needed', remedy: 'sign-in', at: 1 }
    }
    const { contents } = registered(() => {
      const answer = structuredClone(failed(failure))
      addLeaks(answer)
      return answer
    })
    expect(await contents.invoke(name, sampleInputs[name])).toEqual(failed(failure))
  })

  it('says only "internal" about a bug', async () => {
    const error = new Error(`the token ${canary} was not expected`)
    const { contents, bugs } = registered(() => {
      throw error
    })
    expect(await contents.invoke(name, sampleInputs[name])).toEqual(internal)
    expect(bugs).toEqual([error])
  })
})

it('gives the handler the input as the schema reads it', async () => {
  const inputs: unknown[] = []
  const contents = new Contents()
  const handlers = handlersThat((name) => succeeded(sampleOutputs[name]), [])
  registerContract({
    contents,
    page: bundleAddress,
    allowed: names,
    handlers: {
      ...handlers,
      renewToken: async (input) => {
        inputs.push(input)
        return handlers.renewToken(input)
      }
    },
    isLocked: () => false,
    onRefused: () => {},
    onBug: () => {}
  })
  await contents.invoke('renewToken', { profileId: profileId.toUpperCase() })
  expect(inputs).toEqual([{ profileId }])
})

describe('behind the lock', () => {
  const locked = failed({ kind: 'locked' })

  it.each(names.filter((name) => name !== 'getLock' && name !== 'unlock'))(
    '%s does nothing, and answers that the desk is locked',
    async (name) => {
      const { contents, seen } = registered(undefined, names, () => true)
      expect(await contents.invoke(name, sampleInputs[name])).toEqual(locked)
      expect(seen).toEqual([])
    }
  )

  it.each(['getLock', 'unlock'] as const)('%s is answered', async (name) => {
    const { contents, seen } = registered(undefined, names, () => true)
    expect(await contents.invoke(name, sampleInputs[name])).toEqual(succeeded(sampleOutputs[name]))
    expect(seen).toEqual([name])
  })

  it('what was asked before is not answered any more', async () => {
    const lock = { isLocked: false }
    const { contents, seen } = registered(
      (name) => {
        lock.isLocked = true
        return succeeded(sampleOutputs[name])
      },
      names,
      () => lock.isLocked
    )
    expect(await contents.invoke('getSnapshot', {})).toEqual(locked)
    expect(seen).toEqual(['getSnapshot'])
  })
})
