import type { Handlers } from '../../shared/contract'
import { failed } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** Microsoft's own pages about errors. */
export function helpHandlers(_parts: HandlerParts): Pick<Handlers, 'openErrorLookup'> {
  return {
    openErrorLookup: () => Promise.resolve(failed({ kind: 'internal' }))
  }
}
