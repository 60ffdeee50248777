import type { Handlers } from '../../shared/contract'
import { notThereYet } from './not-there-yet'

export function quickHandlers(): Pick<Handlers, 'getQuickRows' | 'closeQuickCopy' | 'showProfile'> {
  return {
    getQuickRows: notThereYet,
    closeQuickCopy: notThereYet,
    showProfile: notThereYet
  }
}
