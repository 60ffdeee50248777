import type { Handlers } from '../../shared/contract'
import { succeeded } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** Answers what concerns the claims of a token. A claim is no secret: it is copied as any text. */
export function claimsHandlers({
  desk,
  clipboard
}: HandlerParts): Pick<Handlers, 'getClaims' | 'copyClaim'> {
  return {
    getClaims: ({ profileId }) => desk.tokens.claims(profileId),
    async copyClaim({ profileId, name }) {
      const text = await desk.tokens.claimText(profileId, name)
      if (!text.ok) return text
      await clipboard.writePlain(text.value)
      return succeeded({})
    }
  }
}
