import type { Handlers } from '../../shared/contract'
import { failed } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** The probe. */
export function probeHandlers(
  _parts: HandlerParts
): Pick<Handlers, 'getProbeCalls' | 'runProbe' | 'cancelProbe' | 'getProbeText'> {
  return {
    getProbeCalls: () => Promise.resolve(failed({ kind: 'internal' })),
    runProbe: () => Promise.resolve(failed({ kind: 'internal' })),
    cancelProbe: () => Promise.resolve(failed({ kind: 'internal' })),
    getProbeText: () => Promise.resolve(failed({ kind: 'internal' }))
  }
}
