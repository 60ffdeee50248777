import type { Handlers } from '../../shared/contract'
import { failed, succeeded } from '../../shared/result'
import { shownName } from '../dialogs/certificate-files'
import { certificateFileName } from './certificate-handlers'
import type { HandlerParts } from './handler-parts'
import { savePublicPart } from './public-part'

/** What a person does with a saved credential. */
export function credentialHandlers({
  desk,
  clipboard,
  questions
}: Pick<HandlerParts, 'desk' | 'clipboard' | 'questions'>): Pick<
  Handlers,
  'saveCertificateFile' | 'copyThumbprint' | 'keepFormerCredential' | 'dismissReminder'
> {
  return {
    async saveCertificateFile({ profileId }) {
      const certificate = await desk.credentials.publicCertificate(profileId)
      if (!certificate.ok) return certificate
      const { name, publicPart } = certificate.value
      const path = await questions.chooseCertificateTarget(certificateFileName(name))
      if (path === undefined) return succeeded({})
      const saved = await savePublicPart(path, publicPart)
      return saved.ok ? succeeded({ savedAs: shownName(path) }) : saved
    },
    async copyThumbprint({ profileId, which }) {
      const certificate = await desk.credentials.publicCertificate(profileId)
      if (!certificate.ok) return certificate
      const { thumbprintSha1, thumbprintSha256 } = certificate.value.summary
      await clipboard.writePlain(which === 'sha1' ? thumbprintSha1 : thumbprintSha256)
      return succeeded({})
    },
    async keepFormerCredential({ profileId }) {
      const profile = desk.profiles.get(profileId)
      if (profile === undefined) return failed({ kind: 'profile-missing' })
      const confirmed = await questions.confirmKeepFormer(profile)
      // SECURITY: the page alone cannot make a secret disappear. [src/main/ipc/handlers.security.test.ts]
      if (!confirmed) return succeeded({})
      const kept = await desk.credentials.keepFormer(profileId)
      return kept.ok ? succeeded({ token: kept.value }) : kept
    },
    dismissReminder: ({ profileId, days }) => desk.credentials.dismissReminder(profileId, days)
  }
}
