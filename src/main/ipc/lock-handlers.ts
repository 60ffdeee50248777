import type { Handlers } from '../../shared/contract'
import { succeeded } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** The calls about the lock: the only ones that are answered behind it. */
export function lockHandlers({
  lock
}: Pick<HandlerParts, 'lock'>): Pick<Handlers, 'getLock' | 'lock' | 'unlock'> {
  return {
    getLock: () => Promise.resolve(succeeded(lock.view())),
    lock() {
      // What has to go is not waited for: the page is to be covered at once.
      void lock.lock('person')
      return Promise.resolve(succeeded({}))
    },
    unlock: async () => succeeded({ unlocked: await lock.unlock() })
  }
}
