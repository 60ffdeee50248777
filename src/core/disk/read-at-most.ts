import { open } from 'node:fs/promises'

/**
 * Returns a file's bytes, or `undefined` when it is longer than `maxBytes`. Never reads more, whatever
 * the file says that it is.
 *
 * @throws the system's error when the file cannot be read
 */
export async function readAtMost(path: string, maxBytes: number): Promise<Uint8Array | undefined> {
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
