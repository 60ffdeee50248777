import type { Handlers } from '../../shared/contract'
import { notThereYet } from './not-there-yet'

export function lockHandlers(): Pick<Handlers, 'getLock' | 'lock' | 'unlock'> {
  return {
    getLock: notThereYet,
    lock: notThereYet,
    unlock: notThereYet
  }
}
