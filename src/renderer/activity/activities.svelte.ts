import type { ActivityEntry } from '../../shared/activity'
import type { DesktopApi } from '../../shared/contract'
import { ActivityList } from './activity-list.svelte'

/** The activity, as far as a part of it is shown. */
export class Activities {
  readonly #desktop: DesktopApi
  // Nothing on screen depends on which lists are open.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- so this set need not be reactive
  readonly #lists = new Set<ActivityList>()

  constructor(desktop: DesktopApi) {
    this.#desktop = desktop
  }

  /** Begins to show the activity of the desk, or of one profile, until `close`. */
  open(profileId?: string): ActivityList {
    const list = new ActivityList(this.#desktop, profileId)
    this.#lists.add(list)
    return list
  }

  close(list: ActivityList): void {
    this.#lists.delete(list)
  }

  added(entry: ActivityEntry): void {
    for (const list of this.#lists) list.add(entry)
  }
}
