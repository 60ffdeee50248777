import { contextBridge, ipcRenderer } from 'electron'
import type { QuickApi } from '../shared/contract'
import { subscription } from './subscription'

/** The bridge of the quick-copy window: what it needs, and nothing of the main window's. */
const desktop = {
  getQuickRows: (input) => ipcRenderer.invoke('getQuickRows', input),
  closeQuickCopy: (input) => ipcRenderer.invoke('closeQuickCopy', input),
  showProfile: (input) => ipcRenderer.invoke('showProfile', input),
  copyToken: (input) => ipcRenderer.invoke('copyToken', input),
  onQuickCopyShown: subscription('quickCopyShown')
} satisfies QuickApi

contextBridge.exposeInMainWorld('desktop', desktop)
