import type { CallFailure } from '../../shared/call-failure'
import { failed, succeeded, type Result } from '../../shared/result'

/** Returns the answer of a call that opens a page in the system browser, however that ends. */
export async function browserAnswer(
  opening: Promise<void>,
  now: () => number
): Promise<Result<Record<string, never>, CallFailure>> {
  const opened = await opening.then(
    () => true,
    () => false
  )
  return opened
    ? succeeded({})
    : failed({
        kind: 'failure',
        failure: { code: 'browser-not-opened', remedy: 'retry', at: now() }
      })
}
