import type { Handlers } from '../../shared/contract'
import { notThereYet } from './not-there-yet'

export function settingsHandlers(): Pick<
  Handlers,
  'changeSettings' | 'openDataFolder' | 'openLogFolder'
> {
  return {
    changeSettings: notThereYet,
    openDataFolder: notThereYet,
    openLogFolder: notThereYet
  }
}
