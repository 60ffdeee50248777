import { basename } from 'node:path'
import { readAtMost } from '../../core/disk/read-at-most'
import { LENGTHS, type FieldProblemCode } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'

/** The most that is read of one file: a certificate with its chain and key is a tenth of it. */
export const certificateFileMaxBytes = LENGTHS.credential

/** A certificate and its key: one file, or one each. */
const mostFiles = 2

/** Chosen files. Secret: a private key may lie in them. */
export interface CertificateFiles {
  readonly files: readonly Uint8Array[]
  readonly fileNames: readonly string[]
}

/**
 * Reads the chosen files.
 *
 * @throws the system's error when a file cannot be read
 */
export async function readCertificateFiles(
  paths: readonly string[]
): Promise<Result<CertificateFiles, FieldProblemCode>> {
  if (paths.length > mostFiles) return failed('certificate-too-many-files')
  const files: Uint8Array[] = []
  for (const path of paths) {
    const file = await readAtMost(path, certificateFileMaxBytes)
    if (file === undefined) return failed('certificate-file-too-large')
    files.push(file)
  }
  return succeeded({ files, fileNames: paths.map(shownName) })
}

/** Returns a file's name as the page may show it. */
export function shownName(path: string): string {
  return basename(path).slice(-255)
}
