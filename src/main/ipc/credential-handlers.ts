import type { Handlers } from '../../shared/contract'
import { failed } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** What a person does with a credential beside typing it. */
export function credentialHandlers(
  _parts: HandlerParts
): Pick<
  Handlers,
  | 'unlockCertificate'
  | 'makeCertificate'
  | 'saveCertificateFile'
  | 'copyThumbprint'
  | 'keepFormerCredential'
  | 'dismissReminder'
> {
  return {
    unlockCertificate: () => Promise.resolve(failed({ kind: 'internal' })),
    makeCertificate: () => Promise.resolve(failed({ kind: 'internal' })),
    saveCertificateFile: () => Promise.resolve(failed({ kind: 'internal' })),
    copyThumbprint: () => Promise.resolve(failed({ kind: 'internal' })),
    keepFormerCredential: () => Promise.resolve(failed({ kind: 'internal' })),
    dismissReminder: () => Promise.resolve(failed({ kind: 'internal' }))
  }
}
