import type { Handlers } from '../../shared/contract'
import { notThereYet } from './not-there-yet'

export function activityHandlers(): Pick<
  Handlers,
  'getActivity' | 'saveActivity' | 'copyActivity' | 'clearActivity'
> {
  return {
    getActivity: notThereYet,
    saveActivity: notThereYet,
    copyActivity: notThereYet,
    clearActivity: notThereYet
  }
}
