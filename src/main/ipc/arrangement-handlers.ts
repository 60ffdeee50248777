import type { Handlers } from '../../shared/contract'
import { notThereYet } from './not-there-yet'

export function arrangementHandlers(): Pick<
  Handlers,
  'sortProfiles' | 'pinProfiles' | 'colourTag' | 'tagProfiles' | 'deleteProfiles' | 'undoDelete'
> {
  return {
    sortProfiles: notThereYet,
    pinProfiles: notThereYet,
    colourTag: notThereYet,
    tagProfiles: notThereYet,
    deleteProfiles: notThereYet,
    undoDelete: notThereYet
  }
}
