import type { Handlers } from '../../shared/contract'
import { notThereYet } from './not-there-yet'

export function workHandlers(): Pick<Handlers, 'startWork' | 'cancelWork'> {
  return {
    startWork: notThereYet,
    cancelWork: notThereYet
  }
}
