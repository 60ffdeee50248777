import type { HelpTopic } from '../../shared/desk-calls'
import type { MenuCommand } from '../../shared/quick'

/** Labels of the application menu and of the places where help is found. */
export const menu = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  window: 'Window',
  help: 'Help',
  about: 'About Partner Token Desk',
  hide: 'Hide Partner Token Desk',
  hideOthers: 'Hide Others',
  showAll: 'Show All',
  services: 'Services',
  quit: 'Quit',
  close: 'Close Window',
  minimize: 'Minimize',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  delete: 'Delete',
  selectAll: 'Select All',
  resetZoom: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  fullScreen: 'Full Screen',
  reload: 'Reload',
  developerTools: 'Developer Tools',
  lock: 'Lock',
  commands: {
    'new-profile': 'New Profile',
    import: 'Import…',
    export: 'Export…',
    settings: 'Settings',
    find: 'Find Profile',
    palette: 'Command Palette',
    shortcuts: 'Keyboard Shortcuts'
  } satisfies Record<MenuCommand, string>,
  helpTopics: {
    'app-registrations': 'App registrations',
    'partner-center-authentication': 'Partner Center authentication',
    'error-codes': 'Error codes of Microsoft Entra ID',
    'secret-storage': 'How secrets are kept'
  } satisfies Record<HelpTopic, string>
} as const
