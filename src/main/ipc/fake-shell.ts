import { ClipboardConduct } from '../clipboard/clipboard-conduct'
import { FakeClipboard, FakeClock } from '../clipboard/fake-clipboard'
import { CertificateTickets } from '../dialogs/certificate-tickets'
import { succeeded } from '../../shared/result'
import { defaultSettings, type Settings } from '../../shared/settings'
import { settingsOf, withChange } from '../../core/settings/settings-file'
import type { SettingsKeeper } from '../../core/settings/settings-store'
import { sampleSettings } from './contract-samples'
import { fakeDesk } from './fake-desk'
import type { HandlerParts } from './handler-parts'

/** For tests: what the handlers stand on, without Electron. */
export function shellParts(
  answers: {
    readonly confirms?: boolean
    readonly files?: readonly string[]
    readonly target?: string
  } = {}
): {
  readonly parts: HandlerParts
  readonly asked: readonly string[]
  readonly clipboard: FakeClipboard
} {
  const asked: string[] = []
  const clock = new FakeClock()
  const clipboard = new FakeClipboard()
  const confirm = (): Promise<boolean> => Promise.resolve(answers.confirms ?? false)
  const settings = settingsInMemory()
  const desk = fakeDesk(asked)
  const parts: HandlerParts = {
    desk,
    clipboard: new ClipboardConduct({
      clipboard,
      clock,
      clearAfterMs: () => 30_000,
      onChange: () => undefined,
      onTrouble: () => undefined
    }),
    questions: {
      confirmDelete: confirm,
      confirmFreshKey: confirm,
      confirmKeepFormer: confirm,
      confirmApiHost: confirm,
      confirmAuthority: confirm,
      chooseCertificateFiles: () => Promise.resolve(answers.files),
      chooseCertificateTarget: () => Promise.resolve(answers.target),
      confirmClearActivity: confirm,
      chooseTextTarget: () => Promise.resolve(answers.target),
      chooseProfileFile: () => Promise.resolve(answers.files?.[0]),
      chooseProfileTarget: (fileName) => {
        asked.push(`save as ${fileName}`)
        return Promise.resolve(answers.target)
      }
    },
    tickets: new CertificateTickets(() => clock.now()),
    lock: {
      view: () => ({ kind: 'privacy-screen' }),
      lock: (reason) => {
        asked.push(`lock: ${reason}`)
        return Promise.resolve()
      },
      unlock: () => Promise.resolve(true)
    },
    quick: {
      rows: () => [...desk.profiles.list()],
      close: () => asked.push('close quick copy'),
      show: (profileId) => asked.push(`show ${profileId}`)
    },
    settings,
    settingsView: () => ({ ...sampleSettings, settings: settings.current() }),
    openHelp: () => Promise.resolve(),
    openErrorLookup: (aadsts) => {
      asked.push(`look up ${aadsts}`)
      return Promise.resolve()
    },
    openPortal: (link) => {
      asked.push(`open ${link}`)
      return Promise.resolve()
    },
    openFolder: (folder) => {
      asked.push(`open the folder ${folder}`)
      return Promise.resolve()
    },
    version: '1.2.3',
    demo: false,
    now: () => clock.now()
  }
  return { parts, asked, clipboard }
}

/** For tests: settings that are not saved anywhere. */
export function settingsInMemory(): SettingsKeeper {
  let settings: Settings = defaultSettings
  const listeners = new Set<(settings: Settings) => void>()
  return {
    unreadable: false,
    current: () => settings,
    change: (change) => {
      settings = settingsOf(withChange(settings, change))
      for (const listener of listeners) listener(settings)
      return Promise.resolve(succeeded(settings))
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}
