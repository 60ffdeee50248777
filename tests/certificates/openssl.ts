import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A certificate and its key as files, both PEM. The keys are thrown away with the folder. */
export interface MadePair {
  readonly certificate: string
  readonly key: string
}

export interface PairWish {
  readonly commonName: string
  /** As for `openssl req -newkey`; RSA of 2048 bits unless given. */
  readonly newKey?: readonly string[]
  /** Days from now; negative for one that has ended. */
  readonly days?: number
  /** More arguments for `openssl req`. */
  readonly more?: readonly string[]
}

/** The openssl program with a folder of its own: makes the files that other programs would export. */
export class OpenSsl {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  static async inNewFolder(): Promise<OpenSsl> {
    return new OpenSsl(await mkdtemp(join(tmpdir(), 'certificates-')))
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }

  path(name: string): string {
    return join(this.folder, name)
  }

  async read(name: string): Promise<Buffer> {
    return await readFile(this.path(name))
  }

  async write(name: string, content: string | Uint8Array): Promise<void> {
    await writeFile(this.path(name), content)
  }

  /** Runs openssl in the folder. @throws Error with what it complained of. */
  async run(...args: readonly string[]): Promise<void> {
    await run('openssl', [...args], { cwd: this.folder })
  }

  /** Makes a self-signed certificate with a new key, as NAME.pem and NAME.key. */
  async makePair(name: string, wish: PairWish): Promise<MadePair> {
    const { commonName, newKey = ['-newkey', 'rsa:2048'], days = 90, more = [] } = wish
    const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`]
    const subject = ['-subj', `/CN=${commonName}/O=Contoso`]
    await this.run(
      ...['req', '-x509', '-sha256', '-nodes', ...newKey, ...files, ...subject],
      ...['-days', String(days), ...more]
    )
    return await this.pair(name)
  }

  /** Makes a certificate for an existing key, valid in the given span (`YYMMDDhhmmssZ`). */
  async certifyAt(name: string, key: string, from: string, to: string): Promise<string> {
    await this.run('req', '-new', '-key', key, '-subj', '/CN=Dated', '-out', `${name}.csr`)
    await this.write(`${name}.index`, '')
    await this.write(
      `${name}.cnf`,
      [
        '[ca]',
        'default_ca = here',
        '[here]',
        `database = ${name}.index`,
        'new_certs_dir = .',
        'rand_serial = yes',
        'policy = any',
        'default_md = sha256',
        '[any]',
        'commonName = supplied'
      ].join('\n')
    )
    await this.run(
      ...['ca', '-batch', '-selfsign', '-config', `${name}.cnf`, '-keyfile', key],
      ...['-in', `${name}.csr`, '-startdate', from, '-enddate', to, '-out', `${name}.pem`]
    )
    return (await this.read(`${name}.pem`)).toString()
  }

  async pair(name: string): Promise<MadePair> {
    return {
      certificate: (await this.read(`${name}.pem`)).toString(),
      key: (await this.read(`${name}.key`)).toString()
    }
  }

  /** Exports a pair as PFX with the passphrase, and returns the file. */
  async exportPfx(name: string, passphrase: string, ...args: readonly string[]): Promise<Buffer> {
    const file = `${name}-${String((this.#exports += 1))}.pfx`
    await this.run(
      ...['pkcs12', '-export', '-in', `${name}.pem`, '-inkey', `${name}.key`, '-out', file],
      ...['-passout', `pass:${passphrase}`, ...args]
    )
    return await this.read(file)
  }

  #exports = 0
}
