import type { ActivityEntry } from '../../shared/activity'
import type { Handlers } from '../../shared/contract'
import { succeeded } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/**
 * Returns what copies a token to the clipboard.
 *
 * @param by the door through which it is asked for, for the activity; the window unless given
 */
export function copyHandler(
  { desk, clipboard, questions }: Pick<HandlerParts, 'desk' | 'clipboard' | 'questions'>,
  by?: ActivityEntry['by']
): Handlers['copyToken'] {
  return async ({ profileId, form, anyway = false }) => {
    const copied = await desk.tokens.copy(profileId, form, {
      onlyPassing: !anyway,
      evenIfNotRenewed: anyway,
      confirmHost: (profile, host) => questions.confirmApiHost(profile, host),
      by
    })
    if (!copied.ok) return copied
    void desk.arrangement.noteUsed(profileId)
    const clearsAt = await clipboard.writeToken(profileId, copied.value.text)
    return succeeded({ ...copied.value.receipt, clearsAt })
  }
}
