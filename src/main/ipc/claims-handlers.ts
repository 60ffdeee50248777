import type { Handlers } from '../../shared/contract'
import { notThereYet } from './not-there-yet'

export function claimsHandlers(): Pick<Handlers, 'getClaims' | 'copyClaim'> {
  return {
    getClaims: notThereYet,
    copyClaim: notThereYet
  }
}
