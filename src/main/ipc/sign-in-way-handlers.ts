import type { Handlers } from '../../shared/contract'
import { notThereYet } from './not-there-yet'

export function signInWayHandlers(): Pick<
  Handlers,
  | 'signInWithDeviceCode'
  | 'copyDeviceCode'
  | 'openDeviceCodePage'
  | 'chooseAccount'
  | 'confirmAuthority'
> {
  return {
    signInWithDeviceCode: notThereYet,
    copyDeviceCode: notThereYet,
    openDeviceCodePage: notThereYet,
    chooseAccount: notThereYet,
    confirmAuthority: notThereYet
  }
}
