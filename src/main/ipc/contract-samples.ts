import type { CallInput, CallName, CallOutput } from '../../shared/contract'
import type { GuideView } from '../../shared/guide'
import type { Profile, ProfileInput } from '../../shared/profile'
import type { TokenView } from '../../shared/views'
import type { ActivityEntry } from '../../shared/activity'
import type { Arrangement } from '../../shared/arrangement'
import { defaultSettings, type SettingsView } from '../../shared/settings'
import type { ImportPreview } from '../../shared/transfer'
import type { WorkView } from '../../shared/work'

/** For tests: a good input and a good answer of each call. */

export const profileId = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'
const clientId = '0f8fad5b-d9cb-469f-a165-70867728950e'

export const sampleProfile: Profile = {
  id: profileId,
  name: 'Contoso',
  tenant: 'contoso.onmicrosoft.com',
  clientId,
  mode: 'app+user',
  api: 'partner',
  cloud: 'global',
  environment: 'sandbox',
  notes: 'For case 4711'
}

export const sampleInput: ProfileInput = {
  name: 'Contoso',
  tenant: 'contoso.onmicrosoft.com',
  clientId,
  mode: 'app+user',
  api: { resource: 'https://api.contoso.com' },
  cloud: { authority: 'login.contoso.com' },
  environment: 'sandbox',
  account: '',
  notes: ''
}

export const sampleToken: TokenView = {
  profileId,
  state: 'token',
  mode: 'app+user',
  account: 'ada@contoso.com',
  expiresAt: 1_795_000_000_000,
  checks: [{ id: 'audience', verdict: 'passed' }],
  credential: { kind: 'none' }
}

export const sampleGuide: GuideView = {
  steps: [
    {
      id: 'add-redirect',
      state: 'ticked',
      optional: false,
      byPerson: true,
      place: 'app-authentication',
      linked: true,
      uncertain: false,
      values: [{ id: 'redirect-uri', value: 'http://localhost' }],
      notes: ['redirect-under-mobile']
    }
  ],
  notes: [],
  appOnlyCalls: []
}

const certificate = {
  subject: 'CN=Contoso',
  thumbprintSha256: 'A'.repeat(64),
  thumbprintSha1: 'B'.repeat(40),
  notBefore: 1_700_000_000_000,
  notAfter: 1_800_000_000_000
}

export const sampleDoctorReport: CallOutput<'runDoctor'> = {
  profileId,
  startedAt: 1_795_000_000_000,
  endedAt: 1_795_000_002_000,
  end: 'complete',
  checks: [
    {
      id: 'network',
      verdict: 'passed',
      evidence: 'observed',
      basis: 'connection',
      facts: { host: 'login.microsoftonline.com' },
      durationMs: 20
    }
  ]
}

export const sampleArrangement: Arrangement = {
  pinned: [profileId],
  recent: [profileId],
  tagColours: [{ tag: 'EMEA', colour: 'blue' }],
  sorting: 'name',
  grouping: 'none'
}

export const sampleSettings: SettingsView = {
  settings: defaultSettings,
  defaults: defaultSettings,
  dataFolder: '/home/ada/partner-token-desk',
  locale: 'en-GB',
  takenShortcuts: [],
  canStartAtLogin: true,
  hasTray: true
}

export const samplePreview: ImportPreview = {
  ticket: clientId,
  format: 'json',
  fileName: 'profiles.json',
  rows: [
    {
      position: 1,
      kind: 'changed',
      name: 'Contoso',
      tenant: 'contoso.onmicrosoft.com',
      profileId,
      changes: [{ field: 'name', before: 'Old', after: 'Contoso' }],
      problems: []
    }
  ],
  unknownFields: ['owner'],
  droppedSecrets: ['clientSecret']
}

const sampleWork: WorkView = {
  id: clientId,
  kind: 'renew',
  startedAt: 1_795_000_000_000,
  endedAt: 1_795_000_001_000,
  end: 'complete',
  total: 1,
  done: 1,
  good: 1,
  current: []
}

export const sampleActivity: ActivityEntry = {
  id: clientId,
  at: 1_795_000_000_000,
  kind: 'copied',
  profileId,
  profileName: 'Contoso',
  form: 'token'
}

export const sampleInputs: { readonly [Name in CallName]: CallInput<Name> } = {
  getSnapshot: {},
  getTokenViews: {},
  checkProfile: { id: profileId, input: sampleInput },
  createProfile: { input: sampleInput, credential: { kind: 'secret', value: 'typed' } },
  updateProfile: {
    id: profileId,
    input: sampleInput,
    credential: { kind: 'certificate-file', ticket: clientId }
  },
  duplicateProfile: { profileId },
  chooseCertificate: {},
  unlockCertificate: { ticket: clientId, passphrase: 'typed' },
  makeCertificate: { name: 'Contoso', months: 12 },
  saveCertificateFile: { profileId },
  copyThumbprint: { profileId, which: 'sha1' },
  keepFormerCredential: { profileId },
  dismissReminder: { profileId, days: 30 },
  restoreLastGood: {},
  copyToken: { profileId, form: 'token' },
  renewToken: { profileId },
  signIn: { profileId, prompt: 'default' },
  cancelSignIn: { profileId },
  copySignInLink: { profileId },
  openSignInAgain: { profileId },
  reportShownError: { profileId, shown: 'AADSTS50011' },
  signOut: { profileId },
  retryVault: {},
  startFreshVault: {},
  clearClipboard: {},
  openHelp: { topic: 'error-codes' },
  openErrorLookup: { aadsts: 50011 },
  getGuide: { of: { profileId } },
  tickGuideStep: { profileId, step: 'add-redirect', ticked: true },
  copyGuideValue: { of: { profileId }, value: 'redirect-uri' },
  openPortal: { of: { profileId }, place: 'app-authentication' },
  copyPortalLink: { of: { profileId }, place: 'app-authentication' },
  getConsentPlan: { profileId, form: 'this-api' },
  askForConsent: { profileId, form: 'this-api' },
  copyConsent: { profileId, form: 'all-listed', as: 'message' },
  runDoctor: { profileId },
  cancelDoctor: { profileId },
  copyDoctorReport: { profileId, withNames: false },
  getProbeCalls: { profileId },
  runProbe: { profileId, request: { call: 'customers' } },
  cancelProbe: { profileId },
  getProbeText: { profileId },
  getClaims: { profileId },
  copyClaim: { profileId, name: 'aud' },
  signInWithDeviceCode: { profileId },
  copyDeviceCode: { profileId },
  openDeviceCodePage: { profileId },
  chooseAccount: { profileId, accountId: 'ada.contoso' },
  keepAccount: { profileId },
  confirmAuthority: { profileId },
  sortProfiles: { sorting: 'name', grouping: 'tag' },
  pinProfiles: { profileIds: [profileId], pinned: true },
  colourTag: { tag: 'EMEA', colour: 'blue' },
  tagProfiles: { profileIds: [profileId], add: ['EMEA'], remove: [] },
  deleteProfiles: { profileIds: [profileId] },
  undoDelete: { undo: clientId },
  chooseImportFile: {},
  previewImport: { text: '{}', fileName: 'profiles.json' },
  applyImport: { ticket: clientId },
  cancelImport: { ticket: clientId },
  exportProfiles: { profileIds: [profileId], format: 'json' },
  readPasted: { text: 'tenant contoso.onmicrosoft.com' },
  startWork: { kind: 'renew', profileIds: [profileId] },
  cancelWork: {},
  getWork: {},
  copyWork: { withNames: false },
  getActivity: { limit: 50 },
  saveActivity: { withNames: false },
  copyActivity: { withNames: false },
  clearActivity: {},
  changeSettings: { change: { theme: 'dark' } },
  openDataFolder: {},
  openLogFolder: {},
  getLock: {},
  lock: {},
  unlock: {},
  getQuickRows: {},
  closeQuickCopy: {},
  showProfile: { profileId }
}

export const sampleOutputs: { readonly [Name in CallName]: CallOutput<Name> } = {
  getSnapshot: {
    version: '1.0.0',
    demo: false,
    profiles: [sampleProfile],
    store: { mode: 'writable' },
    vault: { mode: 'sealed', keptBy: 'Secret Service' },
    clipboard: {},
    signIns: [],
    arrangement: sampleArrangement,
    settings: sampleSettings
  },
  getTokenViews: [sampleToken],
  checkProfile: { problems: [{ field: 'name', code: 'required' }], warnings: [] },
  createProfile: { profile: sampleProfile, warnings: [{ code: 'custom-authority' }] },
  updateProfile: { profile: sampleProfile, warnings: [] },
  duplicateProfile: { profile: sampleProfile },
  chooseCertificate: { chosen: { ticket: clientId, fileNames: ['contoso.pem'], certificate } },
  unlockCertificate: { chosen: { ticket: clientId, fileNames: ['contoso.pfx'], certificate } },
  makeCertificate: { chosen: { ticket: clientId, fileNames: ['contoso.cer'], certificate } },
  saveCertificateFile: { savedAs: 'contoso.cer' },
  copyThumbprint: {},
  keepFormerCredential: { token: sampleToken },
  dismissReminder: sampleToken,
  restoreLastGood: { count: 2 },
  copyToken: {
    profileId,
    form: 'token',
    expiresAt: 1_795_000_000_000,
    checks: [],
    renewed: false,
    clearsAt: 1_794_000_000_000
  },
  renewToken: sampleToken,
  signIn: sampleToken,
  cancelSignIn: {},
  copySignInLink: {},
  openSignInAgain: {},
  reportShownError: { recognised: true },
  signOut: sampleToken,
  retryVault: { mode: 'opening' },
  startFreshVault: { mode: 'memory', reason: 'no-service', detail: 'No bus.' },
  clearClipboard: {},
  openHelp: {},
  openErrorLookup: {},
  getGuide: sampleGuide,
  tickGuideStep: sampleGuide,
  copyGuideValue: {},
  openPortal: {},
  copyPortalLink: {},
  getConsentPlan: { form: 'this-api', link: 'https://login.microsoftonline.com/', scopes: [] },
  askForConsent: { form: 'this-api', grantedAt: 1_795_000_000_000 },
  copyConsent: {},
  runDoctor: sampleDoctorReport,
  cancelDoctor: {},
  copyDoctorReport: {},
  getProbeCalls: {
    calls: [
      {
        id: 'customers',
        url: 'https://api.partnercenter.microsoft.com/v1/customers',
        documented: true
      }
    ],
    origin: 'https://api.partnercenter.microsoft.com',
    known: true
  },
  runProbe: {
    kind: 'answered',
    probe: {
      profileId,
      at: 1_795_000_000_000,
      url: 'https://api.partnercenter.microsoft.com/v1/customers',
      status: 200,
      latencyMs: 120,
      verdict: 'accepted',
      remedy: 'none',
      mfa: 'compliant',
      requestIds: [{ name: 'MS-CorrelationId', value: clientId }],
      summary: [{ name: 'total-count', value: '3' }],
      claimsDemanded: false,
      bodyBytes: 210,
      bodyRefused: false
    }
  },
  cancelProbe: {},
  getProbeText: { text: '{}' },
  getClaims: {
    kind: 'claims',
    claims: [
      {
        name: 'exp',
        isList: false,
        values: [{ text: '1795000000' }],
        at: 1_795_000_000_000
      }
    ]
  },
  copyClaim: {},
  signInWithDeviceCode: sampleToken,
  copyDeviceCode: {},
  openDeviceCodePage: {},
  chooseAccount: sampleToken,
  keepAccount: sampleToken,
  confirmAuthority: { confirmed: true },
  sortProfiles: {},
  pinProfiles: {},
  colourTag: {},
  tagProfiles: { changed: 1 },
  deleteProfiles: { deleted: 1, undo: clientId, undoUntil: 1_795_000_000_000 },
  undoDelete: { restored: 1 },
  chooseImportFile: { preview: samplePreview },
  previewImport: { preview: samplePreview },
  applyImport: { end: 'complete', created: 1, changed: 0 },
  cancelImport: {},
  exportProfiles: { savedAs: 'profiles.json', count: 1 },
  readPasted: {
    profile: { input: sampleInput, found: ['tenant', 'clientId'], guessed: [], droppedSecrets: 1 }
  },
  startWork: { work: sampleWork, results: [{ profileId, outcome: 'good', failedChecks: [] }] },
  cancelWork: {},
  getWork: { report: { work: sampleWork, results: [] } },
  copyWork: {},
  getActivity: { entries: [sampleActivity], more: false },
  saveActivity: { savedAs: 'activity.txt' },
  copyActivity: { count: 1 },
  clearActivity: { cleared: true },
  changeSettings: sampleSettings,
  openDataFolder: {},
  openLogFolder: {},
  getLock: { kind: 'privacy-screen', locked: { reason: 'idle', at: 1_795_000_000_000 } },
  lock: {},
  unlock: { unlocked: true },
  getQuickRows: [
    {
      id: profileId,
      name: 'Contoso',
      tenant: 'contoso.onmicrosoft.com',
      clientId,
      tags: ['emea'],
      mode: 'app+user',
      api: 'partner',
      cloud: 'global',
      environment: 'sandbox'
    }
  ],
  closeQuickCopy: {},
  showProfile: {}
}
