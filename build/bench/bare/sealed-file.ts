import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { open, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

const nonceLength = 12
const tagLength = 16

/**
 * The least that seals bytes in a file: AES-256-GCM, written beside the file, flushed and renamed over it,
 * and the folder flushed. Bound to nothing, locked by nobody, and with a key that lies about.
 */
export class BareSealedFile {
  readonly #path: string
  readonly #key = randomBytes(32)

  constructor(path: string) {
    this.#path = path
  }

  async write(bytes: Uint8Array): Promise<void> {
    const nonce = randomBytes(nonceLength)
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce)
    const sealed = [nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]
    const unfinished = `${this.#path}.unfinished`
    await writeFile(unfinished, Buffer.concat(sealed), { flush: true, mode: 0o600 })
    await rename(unfinished, this.#path)
    const folder = await open(dirname(this.#path), 'r')
    await folder.sync()
    await folder.close()
  }

  async read(): Promise<Buffer> {
    const sealed = await readFile(this.#path)
    const nonce = sealed.subarray(0, nonceLength)
    const decipher = createDecipheriv('aes-256-gcm', this.#key, nonce)
    decipher.setAuthTag(sealed.subarray(-tagLength))
    const opened = decipher.update(sealed.subarray(nonceLength, -tagLength))
    return Buffer.concat([opened, decipher.final()])
  }

  /** Reads JSON whose field `msalCache` is JSON as well, as a token record is. */
  async readRecord(): Promise<unknown> {
    const record = JSON.parse((await this.read()).toString('utf8')) as {
      readonly msalCache: string
    }
    return JSON.parse(record.msalCache)
  }
}
