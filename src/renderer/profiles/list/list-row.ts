import type { Profile } from '../../../shared/profile'

/** A row of the list of profiles. */
export interface ListRow {
  readonly profile: Profile
  /** In pixels: known before it is drawn, so that the others find their places. */
  readonly height: number
}
