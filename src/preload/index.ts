import { contextBridge, ipcRenderer } from 'electron'
import type { DesktopApi, EventName, EventPayload } from '../shared/contract'

/**
 * Returns the subscription of one event. The page's listener gets the payload only: Electron's event
 * holds the sender.
 */
function subscription<Name extends EventName>(
  name: Name
): (listener: (payload: EventPayload<Name>) => void) => () => void {
  return (listener) => {
    const forward = (_event: unknown, payload: EventPayload<Name>): void => {
      listener(payload)
    }
    ipcRenderer.on(name, forward)
    return () => {
      ipcRenderer.removeListener(name, forward)
    }
  }
}

/** The only bridge: one explicit method for each call and each event of the contract. */
const desktop = {
  getSnapshot: (input) => ipcRenderer.invoke('getSnapshot', input),
  getTokenViews: (input) => ipcRenderer.invoke('getTokenViews', input),
  checkProfile: (input) => ipcRenderer.invoke('checkProfile', input),
  createProfile: (input) => ipcRenderer.invoke('createProfile', input),
  updateProfile: (input) => ipcRenderer.invoke('updateProfile', input),
  duplicateProfile: (input) => ipcRenderer.invoke('duplicateProfile', input),
  deleteProfile: (input) => ipcRenderer.invoke('deleteProfile', input),
  chooseCertificate: (input) => ipcRenderer.invoke('chooseCertificate', input),
  unlockCertificate: (input) => ipcRenderer.invoke('unlockCertificate', input),
  makeCertificate: (input) => ipcRenderer.invoke('makeCertificate', input),
  saveCertificateFile: (input) => ipcRenderer.invoke('saveCertificateFile', input),
  copyThumbprint: (input) => ipcRenderer.invoke('copyThumbprint', input),
  keepFormerCredential: (input) => ipcRenderer.invoke('keepFormerCredential', input),
  dismissReminder: (input) => ipcRenderer.invoke('dismissReminder', input),
  restoreLastGood: (input) => ipcRenderer.invoke('restoreLastGood', input),
  copyToken: (input) => ipcRenderer.invoke('copyToken', input),
  renewToken: (input) => ipcRenderer.invoke('renewToken', input),
  signIn: (input) => ipcRenderer.invoke('signIn', input),
  cancelSignIn: (input) => ipcRenderer.invoke('cancelSignIn', input),
  copySignInLink: (input) => ipcRenderer.invoke('copySignInLink', input),
  openSignInAgain: (input) => ipcRenderer.invoke('openSignInAgain', input),
  reportShownError: (input) => ipcRenderer.invoke('reportShownError', input),
  signOut: (input) => ipcRenderer.invoke('signOut', input),
  retryVault: (input) => ipcRenderer.invoke('retryVault', input),
  startFreshVault: (input) => ipcRenderer.invoke('startFreshVault', input),
  clearClipboard: (input) => ipcRenderer.invoke('clearClipboard', input),
  openHelp: (input) => ipcRenderer.invoke('openHelp', input),
  openErrorLookup: (input) => ipcRenderer.invoke('openErrorLookup', input),
  getGuide: (input) => ipcRenderer.invoke('getGuide', input),
  tickGuideStep: (input) => ipcRenderer.invoke('tickGuideStep', input),
  copyGuideValue: (input) => ipcRenderer.invoke('copyGuideValue', input),
  openPortal: (input) => ipcRenderer.invoke('openPortal', input),
  copyPortalLink: (input) => ipcRenderer.invoke('copyPortalLink', input),
  getConsentPlan: (input) => ipcRenderer.invoke('getConsentPlan', input),
  askForConsent: (input) => ipcRenderer.invoke('askForConsent', input),
  copyConsent: (input) => ipcRenderer.invoke('copyConsent', input),
  runDoctor: (input) => ipcRenderer.invoke('runDoctor', input),
  cancelDoctor: (input) => ipcRenderer.invoke('cancelDoctor', input),
  copyDoctorReport: (input) => ipcRenderer.invoke('copyDoctorReport', input),
  getProbeCalls: (input) => ipcRenderer.invoke('getProbeCalls', input),
  runProbe: (input) => ipcRenderer.invoke('runProbe', input),
  cancelProbe: (input) => ipcRenderer.invoke('cancelProbe', input),
  getProbeText: (input) => ipcRenderer.invoke('getProbeText', input),
  getClaims: (input) => ipcRenderer.invoke('getClaims', input),
  copyClaim: (input) => ipcRenderer.invoke('copyClaim', input),
  signInWithDeviceCode: (input) => ipcRenderer.invoke('signInWithDeviceCode', input),
  copyDeviceCode: (input) => ipcRenderer.invoke('copyDeviceCode', input),
  openDeviceCodePage: (input) => ipcRenderer.invoke('openDeviceCodePage', input),
  chooseAccount: (input) => ipcRenderer.invoke('chooseAccount', input),
  confirmAuthority: (input) => ipcRenderer.invoke('confirmAuthority', input),
  sortProfiles: (input) => ipcRenderer.invoke('sortProfiles', input),
  pinProfiles: (input) => ipcRenderer.invoke('pinProfiles', input),
  colourTag: (input) => ipcRenderer.invoke('colourTag', input),
  tagProfiles: (input) => ipcRenderer.invoke('tagProfiles', input),
  deleteProfiles: (input) => ipcRenderer.invoke('deleteProfiles', input),
  undoDelete: (input) => ipcRenderer.invoke('undoDelete', input),
  chooseImportFile: (input) => ipcRenderer.invoke('chooseImportFile', input),
  previewImport: (input) => ipcRenderer.invoke('previewImport', input),
  applyImport: (input) => ipcRenderer.invoke('applyImport', input),
  cancelImport: (input) => ipcRenderer.invoke('cancelImport', input),
  exportProfiles: (input) => ipcRenderer.invoke('exportProfiles', input),
  readPasted: (input) => ipcRenderer.invoke('readPasted', input),
  startWork: (input) => ipcRenderer.invoke('startWork', input),
  cancelWork: (input) => ipcRenderer.invoke('cancelWork', input),
  getActivity: (input) => ipcRenderer.invoke('getActivity', input),
  saveActivity: (input) => ipcRenderer.invoke('saveActivity', input),
  copyActivity: (input) => ipcRenderer.invoke('copyActivity', input),
  clearActivity: (input) => ipcRenderer.invoke('clearActivity', input),
  changeSettings: (input) => ipcRenderer.invoke('changeSettings', input),
  openDataFolder: (input) => ipcRenderer.invoke('openDataFolder', input),
  openLogFolder: (input) => ipcRenderer.invoke('openLogFolder', input),
  getLock: (input) => ipcRenderer.invoke('getLock', input),
  lock: (input) => ipcRenderer.invoke('lock', input),
  unlock: (input) => ipcRenderer.invoke('unlock', input),
  getQuickRows: (input) => ipcRenderer.invoke('getQuickRows', input),
  closeQuickCopy: (input) => ipcRenderer.invoke('closeQuickCopy', input),
  showProfile: (input) => ipcRenderer.invoke('showProfile', input),
  onProfilesChanged: subscription('profilesChanged'),
  onTokenChanged: subscription('tokenChanged'),
  onSignInChanged: subscription('signInChanged'),
  onVaultChanged: subscription('vaultChanged'),
  onStoreChanged: subscription('storeChanged'),
  onClipboardChanged: subscription('clipboardChanged'),
  onDoctorChanged: subscription('doctorChanged'),
  onArrangementChanged: subscription('arrangementChanged'),
  onImportProgress: subscription('importProgress'),
  onWorkChanged: subscription('workChanged'),
  onActivityAdded: subscription('activityAdded'),
  onSettingsChanged: subscription('settingsChanged'),
  onLockChanged: subscription('lockChanged'),
  onQuickCopyShown: subscription('quickCopyShown'),
  onProfileChosen: subscription('profileChosen')
} satisfies DesktopApi

contextBridge.exposeInMainWorld('desktop', desktop)
