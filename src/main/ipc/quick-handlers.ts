import type { Handlers } from '../../shared/contract'
import { failed, succeeded } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** The quick-copy window: its rows, and the ways out of it. */
export function quickHandlers({
  desk,
  quick
}: Pick<HandlerParts, 'desk' | 'quick'>): Pick<
  Handlers,
  'getQuickRows' | 'closeQuickCopy' | 'showProfile'
> {
  return {
    getQuickRows: () => Promise.resolve(succeeded(quick.rows())),
    closeQuickCopy: () => {
      quick.close()
      return Promise.resolve(succeeded({}))
    },
    showProfile: ({ profileId }) => {
      if (desk.profiles.get(profileId) === undefined)
        return Promise.resolve(failed({ kind: 'profile-missing' }))
      quick.show(profileId)
      return Promise.resolve(succeeded({}))
    }
  }
}
