import type { CallOutput, Handlers } from '../../shared/contract'
import type { CallFailure } from '../../shared/call-failure'
import type { CredentialInput, FieldProblemCode } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { OpenedCertificate } from '../../core/areas/credentials-area'
import type { SavedProfile } from '../../core/areas/profiles-area'
import type { CredentialMaterial } from '../../core/profiles/credential'
import { readCertificateFiles, shownName } from '../dialogs/certificate-files'
import type { CertificateTickets } from '../dialogs/certificate-tickets'
import type { HandlerParts } from './handler-parts'
import { savePublicPart } from './public-part'

type ChosenCertificate = CallOutput<'unlockCertificate'>['chosen']

/** Certificates that are chosen, unlocked or made; the page knows each by a ticket only. */
export function certificateHandlers({
  desk,
  questions,
  tickets
}: Pick<HandlerParts, 'desk' | 'questions' | 'tickets'>): Pick<
  Handlers,
  'chooseCertificate' | 'unlockCertificate' | 'makeCertificate'
> {
  return {
    async chooseCertificate() {
      const paths = await questions.chooseCertificateFiles()
      if (paths === undefined) return succeeded({})
      const read = await readCertificateFiles(paths).catch(() =>
        failed('certificate-file-unreadable' as const)
      )
      if (!read.ok) return credentialProblems([read.failure])
      const { files, fileNames } = read.value
      const opened = await desk.credentials.openCertificate(files, undefined)
      if (opened.ok) return succeeded({ chosen: issueOpened(tickets, opened.value, fileNames) })
      if (!waitsForPassphrase(opened.failure)) return credentialProblems(opened.failure)
      const ticket = tickets.issue({ kind: 'locked', files, fileNames })
      return succeeded({ chosen: { ticket, fileNames: [...fileNames] } })
    },

    async unlockCertificate({ ticket, passphrase }) {
      const content = tickets.read(ticket)
      if (content?.kind !== 'locked') return credentialProblems(['certificate-ticket-gone'])
      const { files, fileNames } = content
      const opened = await desk.credentials.openCertificate(files, passphrase)
      if (!opened.ok) return credentialProblems(opened.failure)
      const { pem, summary } = opened.value
      tickets.replace(ticket, { kind: 'opened', pem, fileNames })
      return succeeded({
        chosen: { ticket, fileNames: [...fileNames], certificate: summary }
      })
    },

    async makeCertificate(wish) {
      const name = desk.credentials.certificateName(wish.name)
      const path = await questions.chooseCertificateTarget(certificateFileName(name))
      if (path === undefined) return succeeded({})
      const made = await desk.credentials.makeCertificate({ ...wish, name })
      const saved = await savePublicPart(path, made.publicPart)
      if (!saved.ok) return saved
      return succeeded({ chosen: issueOpened(tickets, made, [shownName(path)]) })
    }
  }
}

/** Returns a file name that every system takes. */
export function certificateFileName(name: string): string {
  return `${name.replace(/[^\p{L}\p{N} ._-]+/gu, '-').replace(/^[. -]+|[. -]+$/g, '') || 'certificate'}.cer`
}

function issueOpened(
  tickets: CertificateTickets,
  { pem, summary }: OpenedCertificate,
  fileNames: readonly string[]
): ChosenCertificate {
  const ticket = tickets.issue({ kind: 'opened', pem, fileNames })
  return { ticket, fileNames: [...fileNames], certificate: summary }
}

function waitsForPassphrase(problems: readonly FieldProblemCode[]): boolean {
  return problems.every((code) => code === 'certificate-key-encrypted')
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
  const content = tickets.read(credential.ticket)
  if (content === undefined) return failed('certificate-ticket-gone')
  return content.kind === 'opened'
    ? succeeded({ kind: 'certificate', pem: content.pem })
    : failed('certificate-key-encrypted')
}

function credentialProblems(codes: readonly FieldProblemCode[]): Result<never, CallFailure> {
  return failed({
    kind: 'fields',
    problems: codes.map((code) => ({ field: 'credential', code }))
  })
}
