import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { FieldProblemCode } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'

/** The most that is read of one file: a certificate with its chain and key is a tenth of it. */
export const certificateFileMaxBytes = 64 * 1024

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

/** Returns a file's bytes, or `undefined` when it is longer. Never reads more, whatever the file says it is. */
async function readAtMost(path: string, maxBytes: number): Promise<Uint8Array | undefined> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(maxBytes + 1)
    let length = 0
    while (length < buffer.length) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return length > maxBytes ? undefined : buffer.subarray(0, length)
  } finally {
    await file.close()
  }
}
