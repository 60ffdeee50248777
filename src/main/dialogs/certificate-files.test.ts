import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failed, succeeded } from '../../shared/result'
import { certificateFileMaxBytes, readCertificateFiles } from './certificate-files'

describe('chosen certificate files', () => {
  let folder: string
  let file: (name: string, text: string) => Promise<string>
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'certificate-files-'))
    file = async (name, text) => {
      await writeFile(join(folder, name), text)
      return join(folder, name)
    }
  })
  afterAll(async () => {
    await rm(folder, { recursive: true })
  })

  it('are read as they are', async () => {
    const paths = [await file('a.crt', 'CERTIFICATE\n'), await file('a.key', 'KEY')]
    expect(await readCertificateFiles(paths)).toEqual(
      succeeded({
        files: [Buffer.from('CERTIFICATE\n'), Buffer.from('KEY')],
        fileNames: ['a.crt', 'a.key']
      })
    )
  })

  it('may be as long as 64 KB each, and no longer', async () => {
    const longest = await file('longest.pem', 'a'.repeat(certificateFileMaxBytes))
    const tooLong = await file('too-long.pem', 'a'.repeat(certificateFileMaxBytes + 1))
    expect((await readCertificateFiles([longest])).ok).toBe(true)
    expect(await readCertificateFiles([tooLong])).toEqual(failed('certificate-file-too-large'))
  })

  it('are two at most', async () => {
    const path = await file('a.pem', 'PEM')
    expect(await readCertificateFiles([path, path, path])).toEqual(
      failed('certificate-too-many-files')
    )
  })

  it.skipIf(process.platform === 'win32')(
    'are read to the limit even if a file never ends',
    async () => {
      expect(await readCertificateFiles(['/dev/zero'])).toEqual(
        failed('certificate-file-too-large')
      )
    }
  )
})
