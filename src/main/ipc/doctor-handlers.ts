import type { Handlers } from '../../shared/contract'
import { failed } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** The doctor. */
export function doctorHandlers(
  _parts: HandlerParts
): Pick<Handlers, 'runDoctor' | 'cancelDoctor' | 'copyDoctorReport'> {
  return {
    runDoctor: () => Promise.resolve(failed({ kind: 'internal' })),
    cancelDoctor: () => Promise.resolve(failed({ kind: 'internal' })),
    copyDoctorReport: () => Promise.resolve(failed({ kind: 'internal' }))
  }
}
