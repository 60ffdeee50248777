import type { QuickRow } from '../../shared/quick'

/** What the calls of the quick-copy window do. */
export interface QuickActions {
  rows(): QuickRow[]
  close(): void
  /** Hides the window and shows a profile in the main one. */
  show(profileId: string): void
}
