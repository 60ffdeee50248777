import type { CallFailure } from '../../shared/call-failure'
import { failed, type Result } from '../../shared/result'

export function notThereYet(): Promise<Result<never, CallFailure>> {
  return Promise.resolve(failed({ kind: 'internal' }))
}
