import type { HelpTopic } from '../../shared/desk-calls'
import { words } from '../../words'
import type { DeskPage } from '../desk-page.svelte'
import { isMac, keysOfShortcut } from '../lib/shortcut'
import { focusMain } from '../lib/focus-main'
import { keysOf } from '../settings/accelerator'
import { workKindNames } from '../work/work-kind-names'
import type { Command } from './command'

const text = words.palette

const sortings = ['name', 'tenant', 'expiry', 'recent'] as const
const groupings = ['none', 'tag', 'cloud', 'mode', 'state'] as const
const themes = ['system', 'light', 'dark'] as const
const helpTopics: readonly HelpTopic[] = [
  'app-registrations',
  'partner-center-authentication',
  'error-codes',
  'secret-storage'
]

/** Returns what can be done with the desk as a whole just now. */
export function deskCommands(page: DeskPage): readonly Command[] {
  return [
    ...beginCommands(page),
    ...placeCommands(page),
    ...manyCommands(page),
    ...arrangeCommands(page),
    ...safetyCommands(page),
    ...appCommands(page)
  ]
}

function beginCommands(page: DeskPage): readonly Command[] {
  const isWritable = page.profiles.writable
  const guide = {
    id: 'guide',
    label: text.guide,
    also: ['help', 'begin', 'registration'],
    run: async () => {
      page.place = 'profile'
      page.openDraftGuide()
      await focusMain()
    }
  }
  if (!isWritable) return [guide]
  return [
    {
      id: 'new app+user',
      label: text.newProfile['app+user'],
      also: ['add', 'create', 'tenant'],
      keys: keysOfShortcut('new-profile'),
      run: () => page.openNewProfile('app+user')
    },
    {
      id: 'new app-only',
      label: text.newProfile['app-only'],
      also: ['add', 'create', 'tenant'],
      run: () => page.openNewProfile('app-only')
    },
    { id: 'paste', label: text.paste, also: ['text'], run: () => page.openPasteDialog() },
    guide
  ]
}

function placeCommands(page: DeskPage): readonly Command[] {
  const place = (name: 'import' | 'activity' | 'settings' | 'work', label: string) => ({
    id: `place ${name}`,
    label,
    run: () => page.goTo(name)
  })
  return [
    {
      id: 'find',
      label: text.find,
      also: ['search'],
      keys: keysOfShortcut('find'),
      run: () => page.focusSearch()
    },
    { ...place('import', text.import), also: ['csv', 'json', 'file'] },
    { ...place('activity', text.activity), also: ['history', 'log'] },
    { ...place('work', text.work), also: ['renew', 'check'] },
    {
      ...place('settings', text.settings),
      also: ['preferences', 'options'],
      keys: keysOfShortcut('settings')
    },
    ...(page.place === 'profile'
      ? []
      : [{ id: 'back', label: words.places.back, run: () => page.leavePlace() }])
  ]
}

function manyCommands(page: DeskPage): readonly Command[] {
  const { deletions, work } = page
  const undo = { id: 'undo', label: text.undoDelete, run: () => deletions.undo() }
  const undos = deletions.undoable === undefined ? [] : [undo]
  if (page.profiles.all.length === 0) return undos
  const runs = workKindNames.map((kind) => ({
    id: `work ${kind}`,
    label: words.work.kinds[kind].all,
    run: () => page.workOnAll(kind)
  }))
  const exports = (['json', 'csv'] as const).map((format) => ({
    id: `export ${format}`,
    label: format === 'json' ? words.places.menu.exportJson : words.places.menu.exportCsv,
    also: ['save', 'file', 'share'],
    run: () => page.exportProfiles(format)
  }))
  const stop = { id: 'work stop', label: text.stopWork, run: () => work.stop() }
  return [...undos, ...(work.running ? [stop] : runs), ...exports]
}

function arrangeCommands({ arrangement, profiles }: DeskPage): readonly Command[] {
  if (profiles.all.length === 0) return []
  const { sorting: sortedBy, grouping: groupedBy } = arrangement.current
  const { sortings: orders, groupings: groups } = words.arrangement
  return [
    ...sortings
      .filter((sorting) => sorting !== sortedBy)
      .map((sorting) => ({
        id: `sort ${sorting}`,
        label: text.sortBy(orders[sorting]),
        run: () => arrangement.sortBy(sorting)
      })),
    ...groupings
      .filter((grouping) => grouping !== groupedBy)
      .map((grouping) => ({
        id: `group ${grouping}`,
        label: text.groupBy(groups[grouping]),
        run: () => arrangement.groupBy(grouping)
      }))
  ]
}

function safetyCommands(page: DeskPage): readonly Command[] {
  const { lock, protection, profiles, settings } = page
  const { vault, clipboard } = protection
  const keys = keysOf(settings.view?.settings.lockShortcut ?? '', isMac).join(' ')
  const commands: readonly (Command | false)[] = [
    {
      id: 'lock',
      label: words.lock.actions[lock.kind],
      also: ['lock', 'hide', 'privacy'],
      keys,
      run: () => lock.lock()
    },
    clipboard.holding !== undefined && {
      id: 'clear clipboard',
      label: text.clearClipboard,
      run: () => protection.clearClipboard()
    },
    vault.mode === 'memory' && {
      id: 'retry vault',
      label: text.retryVault,
      run: () => protection.retryVault()
    },
    profiles.store.mode === 'damaged' && {
      id: 'restore',
      label: text.restoreLastGood,
      run: () => page.restoreLastGood()
    }
  ]
  return commands.filter((command) => command !== false)
}

function appCommands(page: DeskPage): readonly Command[] {
  const { settings } = page
  const chosen = settings.view?.settings.theme
  const themeCommands = themes
    .filter((theme) => theme !== chosen)
    .map((theme) => ({
      id: `theme ${theme}`,
      label: text.theme(words.settings.theme[theme]),
      also: ['colours', 'appearance', 'mode'],
      run: () => settings.change('theme', { theme })
    }))
  const folders = (['data', 'logs'] as const).map((folder) => ({
    id: `folder ${folder}`,
    label: text.openFolder[folder],
    run: () => settings.openFolder(folder)
  }))
  const help = helpTopics.map((topic) => ({
    id: `help ${topic}`,
    label: text.help(words.menu.helpTopics[topic]),
    also: ['documentation'],
    run: () => page.openHelp(topic)
  }))
  return [
    ...themeCommands,
    ...folders,
    {
      id: 'shortcuts',
      label: text.shortcuts,
      also: ['help', 'keys'],
      keys: keysOfShortcut('shortcuts'),
      run: () => page.palette.showShortcuts()
    },
    ...help
  ]
}
