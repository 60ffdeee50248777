import type { AccessMode } from '../../shared/profile'
import type { Failure } from '../../shared/token'
import { correlationIdIn, failureOfRefusal } from './failures'

/** Ends a wait for the browser because the page there shows an error and never comes back. */
export class ShownError extends Error {
  override readonly name = 'ShownError'

  /** @param failure what the page's text stands for */
  constructor(readonly failure: Failure) {
    super('The browser shows an error.')
  }
}

/**
 * Returns the failure that the text of Microsoft's error page stands for, or `undefined` when it names
 * no AADSTS number. A bare number counts. Redirect errors, for one, are shown in the browser only: the
 * application is never told, as https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1 demands.
 *
 * @param at milliseconds since the epoch
 */
export function failureOfShownText(
  shown: string,
  mode: AccessMode,
  at: number
): Failure | undefined {
  const bareNumber = /^\s*(\d{4,8})\s*$/.exec(shown)?.[1]
  const line = bareNumber === undefined ? lineOfError(shown) : `AADSTS${bareNumber}`
  if (line === undefined) return undefined
  const correlationId = correlationIdIn(shown)
  return failureOfRefusal({ error: 'shown_in_browser', description: line, correlationId }, at, mode)
}

/** The rest of the page may hold names of people, which nobody needs for the remedy. */
function lineOfError(shown: string): string | undefined {
  const line = shown.split(/[\r\n]+/).find((candidate) => /AADSTS\d{4,8}/i.test(candidate))
  return line
    ?.replace(/aadsts/i, 'AADSTS')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD')
    .trim()
    .slice(0, 1000)
}
