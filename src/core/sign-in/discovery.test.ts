import { expect, test } from 'vitest'
import { succeeded } from '../../shared/result'
import type { HttpClient } from '../network/http-client'
import { authorityOf } from './authority'
import { Discovery } from './discovery'

const dayMs = 24 * 60 * 60 * 1000
const now = 100 * dayMs
const authority = authorityOf({
  id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  cloud: { authority: 'https://login.example' },
  tenant: 'a.example'
})
const document = {
  issuer: `${authority.url}v2.0`,
  authorization_endpoint: `${authority.url}authorize`,
  token_endpoint: `${authority.url}token`,
  jwks_uri: `${authority.url}keys`
}

/** Returns how many requests were sent for endpoints that were kept since `fetchedAt`. */
async function requestsWith(fetchedAt: number): Promise<number> {
  let requests = 0
  const http: HttpClient = {
    send: () => {
      requests += 1
      return Promise.resolve(
        succeeded({
          status: 200,
          headers: {},
          body: JSON.stringify(document),
          bodyBytes: 0,
          bodyRefused: false
        })
      )
    },
    close: () => Promise.resolve()
  }
  const discovery = new Discovery({ http, now: () => now, isUnconfirmed: () => false })
  const found = await discovery.endpointsOf(authority, { document, fetchedAt })
  expect(found).toMatchObject({ ok: true, value: { document } })
  return requests
}

test('kept endpoints are good for a day', async () => {
  expect(await requestsWith(now - dayMs + 1)).toBe(0)
  expect(await requestsWith(now - dayMs - 1)).toBe(1)
})

test('kept endpoints from a clock that was ahead are found again', async () => {
  expect(await requestsWith(now + 2 * dayMs)).toBe(1)
})
