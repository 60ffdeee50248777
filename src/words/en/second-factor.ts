import type { Api } from '../../shared/profile'
import { strong, text, type Text } from '../text'
import { names } from './names'

/** What is said of a token whose sign-in had no second factor, before it is copied. */
export const secondFactor = {
  /** The refusal is documented for the Partner Center API; the Partner API is of the same family. */
  refused: (api: Api): string =>
    api === 'partner-center'
      ? 'The Partner Center API will refuse this token with HTTP 401, code 900421: its sign-in had no second factor.'
      : `Expect the ${names.api(api)} to refuse this token, as the Partner Center API does with HTTP 401, code 900421: its sign-in had no second factor.`,
  policy:
    'Whether Microsoft asks for one is decided by the tenant’s policy: Conditional Access, security defaults or per-user multi-factor authentication.',
  /** After a sign-in that asked for a second factor and brought none. */
  inVain: 'This new sign-in brought no second factor either.',
  administrator: (tenant: string): Text =>
    text`Most likely no policy of ${strong(tenant)} asked for one. An administrator has to require it, by Conditional Access, security defaults or per-user multi-factor authentication. If you gave one to another identity provider, that one has to pass on the multi-factor claim.`
} as const
