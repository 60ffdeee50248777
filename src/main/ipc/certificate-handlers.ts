import type { CallFailure, CallOutput, Handlers } from '../../shared/contract'
import type { CredentialInput, FieldProblemCode } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { SavedProfile } from '../../core/areas/profiles-area'
import type { CredentialMaterial } from '../../core/profiles/credential'
import { readCertificateFiles } from '../dialogs/certificate-files'
import type { CertificateTickets } from '../dialogs/certificate-tickets'
import type { HandlerParts } from './handler-parts'

/** Lets the person choose certificate files, reads and checks them, and gives the page a ticket. */
export function certificateHandlers({
  questions,
  tickets,
  readCertificate
}: Pick<HandlerParts, 'questions' | 'tickets' | 'readCertificate'>): Pick<
  Handlers,
  'chooseCertificate'
> {
  return {
    async chooseCertificate() {
      const paths = await questions.chooseCertificateFiles()
      if (paths === undefined) return succeeded({})
      // A file that cannot be read has no certificate to offer.
      const files = await readCertificateFiles(paths).catch(() =>
        failed('certificate-no-certificate' as const)
      )
      if (!files.ok) return credentialProblems([files.failure])
      const { pem, fileNames } = files.value
      const certificate = readCertificate(pem)
      if (!certificate.ok) return credentialProblems(certificate.failure)
      const ticket = tickets.issue(pem)
      return succeeded({
        chosen: { ticket, fileNames: [...fileNames], certificate: certificate.value }
      })
    }
  }
}

/**
 * Saves a profile with the credential that the page named. The ticket of a chosen certificate ends with
 * the save; when the save fails it stays good, so that the person need not choose again.
 */
export async function saveWithCredential(
  tickets: CertificateTickets,
  credential: CredentialInput | undefined,
  save: (material: CredentialMaterial | undefined) => Promise<Result<SavedProfile, CallFailure>>
): Promise<Result<CallOutput<'createProfile'>, CallFailure>> {
  const material = materialOf(tickets, credential)
  if (!material.ok) return credentialProblems([material.failure])
  const saved = await save(material.value)
  if (!saved.ok) return saved
  if (credential?.kind === 'certificate-file') tickets.forget(credential.ticket)
  return succeeded({ profile: saved.value.profile, warnings: [...saved.value.warnings] })
}

function materialOf(
  tickets: CertificateTickets,
  credential: CredentialInput | undefined
): Result<CredentialMaterial | undefined, FieldProblemCode> {
  if (credential?.kind !== 'certificate-file') return succeeded(credential)
  const pem = tickets.read(credential.ticket)
  return pem === undefined
    ? failed('certificate-ticket-gone')
    : succeeded({ kind: 'certificate', pem })
}

function credentialProblems(codes: readonly FieldProblemCode[]): Result<never, CallFailure> {
  return failed({
    kind: 'fields',
    problems: codes.map((code) => ({ field: 'credential', code }))
  })
}
