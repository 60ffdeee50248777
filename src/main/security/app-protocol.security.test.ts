import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAppProtocol, listPageFiles } from './app-protocol'
import { contentPolicy } from './content-policy'
import { bundleAddress } from './page-address'

describe('the app’s scheme', () => {
  let folder: string
  let answer: (request: Request) => Promise<Response>

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'app-protocol-'))
    const renderer = join(folder, 'renderer')
    await mkdir(join(renderer, 'assets'), { recursive: true })
    await writeFile(join(folder, 'secret.js'), 'outside')
    await writeFile(join(renderer, 'index.html'), '<title>Desk</title>')
    await writeFile(join(renderer, 'assets', 'index-a1.js'), 'export {}')
    await writeFile(join(renderer, 'assets', 'index-a1.js.map'), '{}')
    answer = createAppProtocol(await listPageFiles(renderer))
  })
  afterAll(async () => {
    await rm(folder, { recursive: true })
  })

  it('serves the files of the build with their types', async () => {
    const page = await answer(new Request('app://bundle/index.html'))
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await page.text()).toBe('<title>Desk</title>')
    const script = await answer(new Request('app://bundle/assets/index-a1.js?v=1#top'))
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  it('sends the content policy with every answer, refusals included', async () => {
    for (const url of ['app://bundle/index.html', 'app://bundle/nothing'])
      expect((await answer(new Request(url))).headers.get('content-security-policy')).toBe(
        contentPolicy(bundleAddress)
      )
  })

  it.each([
    'app://bundle/',
    'app://bundle/INDEX.html',
    'app://bundle//index.html',
    'app://bundle/index.html/',
    'app://bundle/index.html%00.js',
    'app://bundle/../secret.js',
    'app://bundle/%2e%2e/secret.js',
    'app://bundle/..%2fsecret.js',
    'app://bundle/..%5csecret.js',
    'app://bundle/assets/../../secret.js',
    'app://bundle//etc/passwd',
    'app://bundle/C:/Windows/win.ini',
    'app://bundle/assets/index-a1.js.map',
    'app://bundle/__proto__',
    'app://other/index.html',
    'app://bundle.example.com/index.html',
    'app://bundle:80/index.html'
  ])('has nothing at %s', async (url) => {
    const response = await answer(new Request(url))
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('refuses %s', async (method) => {
    const response = await answer(new Request('app://bundle/index.html', { method }))
    expect(response.status).toBe(405)
  })
})
