import type { Handlers } from '../../shared/contract'
import { browserAnswer } from './browser-answer'
import type { HandlerParts } from './handler-parts'

/** Microsoft's own pages about errors. */
export function helpHandlers({
  openErrorLookup,
  now
}: HandlerParts): Pick<Handlers, 'openErrorLookup'> {
  return { openErrorLookup: ({ aadsts }) => browserAnswer(openErrorLookup(aadsts), now) }
}
