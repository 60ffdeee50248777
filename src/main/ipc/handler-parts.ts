import type { Desk } from '../../core/desk'
import type { SettingsKeeper } from '../../core/settings/settings-store'
import type { HelpTopic } from '../../shared/desk-calls'
import type { SettingsView } from '../../shared/settings'
import type { ClipboardConduct } from '../clipboard/clipboard-conduct'
import type { CertificateTickets } from '../dialogs/certificate-tickets'
import type { DeskLock } from '../lock/desk-lock'
import type { NativeQuestions } from '../dialogs/native-questions'
import type { QuickActions } from './quick-actions'

/** What the calls of the contract are answered with. */
export interface HandlerParts {
  readonly desk: Desk
  readonly clipboard: ClipboardConduct
  readonly questions: NativeQuestions
  readonly tickets: CertificateTickets
  readonly lock: Pick<DeskLock, 'view' | 'lock' | 'unlock'>
  readonly quick: QuickActions
  readonly settings: SettingsKeeper
  /** The settings, with what the page shows beside them. */
  readonly settingsView: () => SettingsView
  /** @throws Error when no browser opens */
  readonly openHelp: (topic: HelpTopic) => Promise<void>
  /** @throws Error when no browser opens */
  readonly openErrorLookup: (aadsts: number) => Promise<void>
  /** @throws Error when the address is on no portal of the list, or no browser opens */
  readonly openPortal: (link: string) => Promise<void>
  /** Shows one of the app's own folders. @throws Error when no file manager opens */
  readonly openFolder: (folder: 'data' | 'logs') => Promise<void>
  readonly version: string
  readonly demo: boolean
  /** Milliseconds since the epoch. */
  readonly now: () => number
}
