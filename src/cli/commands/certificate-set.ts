import { readAtMost } from '../../core/disk/read-at-most'
import type { Desk } from '../../core/desk'
import type { OpenedCertificate } from '../../core/areas/credentials-area'
import { LENGTHS, type FieldProblemCode, type Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import { words } from '../../words'
import { answered, profileOf, type CommandContext, type RunCommand } from '../command'
import { inputOf } from '../input/profile-input'
import { readSecret } from '../input/read-secret'
import { vaultProblem } from '../open-desk'
import { identityOf, timeOf } from '../output/json-forms'
import type { Problem } from '../problem'

/** `ptd certificate set PROFILE FILE [KEY-FILE]` */
export const run: RunCommand = async (context) => {
  const opened = await context.openWholeDesk()
  if (!opened.ok) return opened
  const desk = opened.value
  const found = profileOf(context, desk)
  if (!found.ok) return found
  const profile = found.value
  if (profile.mode !== 'app-only') return failed({ kind: 'no-credential-for-mode', profile })
  const locked = await vaultProblem(desk)
  if (locked !== undefined) return failed(locked)
  const certificate = await openFiles(context, desk, profile)
  if (!certificate.ok) return certificate
  const { pem, summary } = certificate.value
  const saved = await desk.profiles.update(profile.id, inputOf(profile), {
    kind: 'certificate',
    pem
  })
  if (!saved.ok) return failed({ kind: 'call', failure: saved.failure, profile })
  const { subject, thumbprintSha1, thumbprintSha256, notAfter } = summary
  const name = words.names.profile(profile)
  return answered([[words.cli.answers.certificateSaved(name, thumbprintSha1)]], {
    profile: identityOf(profile),
    credential: {
      kind: 'certificate',
      subject,
      thumbprintSha1,
      thumbprintSha256,
      expiresAt: timeOf(notAfter)
    }
  })
}

async function openFiles(
  context: CommandContext,
  desk: Desk,
  profile: Profile
): Promise<Result<OpenedCertificate, Problem>> {
  const files: Uint8Array[] = []
  for (const path of context.command.arguments.slice(1)) {
    const file = await readFileOf(path)
    if (!file.ok) return file
    if (file.value === undefined)
      return failed(fieldProblems(['certificate-file-too-large'], profile))
    files.push(file.value)
  }
  const without = await desk.credentials.openCertificate(files, undefined)
  if (without.ok) return without
  if (!without.failure.includes('certificate-key-encrypted'))
    return failed(fieldProblems(without.failure, profile))
  const passphrase = await readSecret(context, words.cli.ask.passphrase)
  if (!passphrase.ok) return passphrase
  const withIt = await desk.credentials.openCertificate(files, passphrase.value)
  return withIt.ok ? withIt : failed(fieldProblems(withIt.failure, profile))
}

async function readFileOf(path: string): Promise<Result<Uint8Array | undefined, Problem>> {
  try {
    return succeeded(await readAtMost(path, LENGTHS.credential))
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    return failed({ kind: 'file-not-read', file: path, detail: String(error.code) })
  }
}

function fieldProblems(codes: readonly FieldProblemCode[], profile: Profile): Problem {
  const problems = codes.map((code) => ({ field: 'credential' as const, code }))
  return { kind: 'call', failure: { kind: 'fields', problems }, profile }
}
