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
  restoreLastGood: (input) => ipcRenderer.invoke('restoreLastGood', input),
  copyToken: (input) => ipcRenderer.invoke('copyToken', input),
  renewToken: (input) => ipcRenderer.invoke('renewToken', input),
  signIn: (input) => ipcRenderer.invoke('signIn', input),
  cancelSignIn: (input) => ipcRenderer.invoke('cancelSignIn', input),
  copySignInLink: (input) => ipcRenderer.invoke('copySignInLink', input),
  openSignInAgain: (input) => ipcRenderer.invoke('openSignInAgain', input),
  signOut: (input) => ipcRenderer.invoke('signOut', input),
  retryVault: (input) => ipcRenderer.invoke('retryVault', input),
  startFreshVault: (input) => ipcRenderer.invoke('startFreshVault', input),
  clearClipboard: (input) => ipcRenderer.invoke('clearClipboard', input),
  openHelp: (input) => ipcRenderer.invoke('openHelp', input),
  onProfilesChanged: subscription('profilesChanged'),
  onTokenChanged: subscription('tokenChanged'),
  onSignInChanged: subscription('signInChanged'),
  onVaultChanged: subscription('vaultChanged'),
  onStoreChanged: subscription('storeChanged'),
  onClipboardChanged: subscription('clipboardChanged')
} satisfies DesktopApi

contextBridge.exposeInMainWorld('desktop', desktop)
