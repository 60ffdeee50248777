import type { ProfileField } from '../../shared/profile'

/** Where an editor can begin: at a field, or at the choice of the access mode. */
export type EditorPlace = ProfileField | 'mode'
