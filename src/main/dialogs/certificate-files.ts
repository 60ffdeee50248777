import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { FieldProblemCode } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'

/** The most that is read of one file: a certificate with its chain and key is a tenth of it. */
export const certificateFileMaxBytes = 64 * 1024

/** A certificate and its key: one file, or one each. */
const mostFiles = 2

/**
 * Reads the chosen files and joins their texts.
 *
 * @throws the system's error when a file cannot be read
 */
export async function readCertificateFiles(
  paths: readonly string[]
): Promise<
  Result<{ readonly pem: string; readonly fileNames: readonly string[] }, FieldProblemCode>
> {
  if (paths.length > mostFiles) return failed('too-long')
  const texts: string[] = []
  for (const path of paths) {
    const text = await readAtMost(path, certificateFileMaxBytes)
    if (text === undefined) return failed('too-long')
    texts.push(text)
  }
  const fileNames = paths.map((path) => basename(path).slice(-255))
  return succeeded({ pem: texts.join('\n'), fileNames })
}

/** Returns a file's text, or `undefined` when it is longer. Never reads more, whatever the file says it is. */
async function readAtMost(path: string, maxBytes: number): Promise<string | undefined> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(maxBytes + 1)
    let length = 0
    while (length < buffer.length) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return length > maxBytes ? undefined : buffer.toString('utf8', 0, length)
  } finally {
    await file.close()
  }
}
