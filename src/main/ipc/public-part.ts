import type { CallFailure } from '../../shared/call-failure'
import { failed, succeeded, type Result } from '../../shared/result'
import { writeFileAtomically } from '../../core/disk/atomic-file'
import { systemErrorCode } from '../../core/disk/system-error'

/** Saves the public part of a certificate as a file that the portal takes. */
export async function savePublicPart(
  path: string,
  publicPart: Uint8Array
): Promise<Result<undefined, CallFailure>> {
  try {
    await writeFileAtomically(path, publicPart)
    return succeeded(undefined)
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error
    return failed({
      kind: 'fields',
      problems: [{ field: 'credential', code: 'certificate-not-saved' }]
    })
  }
}
