import { expect, test } from 'vitest'
import type { Profile } from '../../shared/profile'
import { BrowserWaits } from './browser-waits'

const profile: Profile = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Contoso',
  tenant: 'contoso.com',
  clientId: 'b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77',
  mode: 'app+user',
  api: 'partner',
  cloud: 'global',
  environment: 'production'
}

async function opened(isKnownPage: boolean, page: string): Promise<readonly string[]> {
  const links: string[] = []
  const waits = new BrowserWaits({
    timeLimitMs: () => 1000,
    signal: new AbortController().signal,
    now: () => 0,
    openBrowser: (url) => {
      links.push(url)
      return Promise.resolve()
    }
  })
  await waits.runForCode(profile, async ({ onDeviceCode }) => {
    onDeviceCode({ userCode: 'ABCDEFGHI', page, isKnownPage, expiresAt: 900_000 })
    expect(waits.list()[0]).toMatchObject({
      way: 'device-code',
      deviceCode: { page, isKnownPage },
      endsAt: 900_000
    })
    await waits.openAgain(profile.id)
    const link = waits.link(profile.id)
    if (link !== undefined) links.push(link)
  })
  return links
}

test('A page for the code that is none of the cloud’s is never opened, and has no link', async () => {
  expect(await opened(false, 'https://attacker.example/device')).toEqual([])
})

test('A page that is the cloud’s is opened and copied', async () => {
  const page = 'https://microsoft.com/devicelogin'
  expect(await opened(true, page)).toEqual([page, page])
})
