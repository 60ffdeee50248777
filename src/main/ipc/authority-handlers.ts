import type { Handlers } from '../../shared/contract'
import { failed, succeeded } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** The login host of an imported profile, which stays inert until a person agrees to it. */
export function authorityHandlers({
  desk,
  questions
}: Pick<HandlerParts, 'desk' | 'questions'>): Pick<Handlers, 'confirmAuthority'> {
  return {
    async confirmAuthority({ profileId }) {
      const profile = desk.profiles.get(profileId)
      if (profile === undefined) return failed({ kind: 'profile-missing' })
      const host = desk.transfer.unconfirmedAuthority(profileId)
      // Nothing waits: it was confirmed before, here or by another process.
      if (host === undefined) return succeeded({ confirmed: true })
      // SECURITY: the page alone cannot send sign-ins and secrets to a host that only a file has named.
      // [src/main/ipc/authority-handlers.security.test.ts]
      if (!(await questions.confirmAuthority(profile, host))) return succeeded({ confirmed: false })
      const confirmed = await desk.transfer.confirmAuthority(profileId, host)
      return confirmed.ok ? succeeded({ confirmed: true }) : confirmed
    }
  }
}
