import type { Handlers } from '../../shared/contract'
import { notThereYet } from './not-there-yet'

export function transferHandlers(): Pick<
  Handlers,
  | 'chooseImportFile'
  | 'previewImport'
  | 'applyImport'
  | 'cancelImport'
  | 'exportProfiles'
  | 'readPasted'
> {
  return {
    chooseImportFile: notThereYet,
    previewImport: notThereYet,
    applyImport: notThereYet,
    cancelImport: notThereYet,
    exportProfiles: notThereYet,
    readPasted: notThereYet
  }
}
