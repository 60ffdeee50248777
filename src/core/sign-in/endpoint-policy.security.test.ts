import { describe, expect, test } from 'vitest'
import { policeDiscovery } from './endpoint-policy'

const origin = 'https://login.example:8443'
const good = {
  issuer: `${origin}/tenant/v2.0`,
  authorization_endpoint: `${origin}/tenant/oauth2/v2.0/authorize`,
  token_endpoint: `${origin}/tenant/oauth2/v2.0/token`,
  jwks_uri: `${origin}/tenant/discovery/v2.0/keys`,
  end_session_endpoint: `${origin}/tenant/oauth2/v2.0/logout`
}

describe('a discovery document', () => {
  test('is accepted when every endpoint is on the authority', () => {
    expect(policeDiscovery(good, origin)).toEqual({ ok: true, value: good })
  })

  test('loses every endpoint that is not needed', () => {
    const policed = policeDiscovery(
      { ...good, userinfo_endpoint: 'https://elsewhere.example/' },
      origin
    )
    expect(policed).toEqual({ ok: true, value: good })
  })

  test.each([
    ['another host', 'https://attacker.example/token'],
    ['a host that begins alike', 'https://login.example.attacker.example:8443/token'],
    ['a host that ends alike', 'https://attacker-login.example:8443/token'],
    ['another port', 'https://login.example:9443/token'],
    ['no port', 'https://login.example/token'],
    ['plain http', 'http://login.example:8443/token'],
    ['a file', 'file:///etc/passwd'],
    ['another scheme whose origin is the right one', 'blob:https://login.example:8443/token'],
    ['a script', 'javascript:alert(1)'],
    ['no URL', 'login.example/token'],
    ['the right host as user name', 'https://login.example:8443@attacker.example/token'],
    ['a backslash', 'https://attacker.example\\@login.example:8443/token']
  ])('is refused when an endpoint is on %s', (_case, url) => {
    for (const name of Object.keys(good)) {
      expect(policeDiscovery({ ...good, [name]: url }, origin).ok, name).toBe(false)
    }
  })

  test('is refused when an endpoint on the right host carries a user name', () => {
    const url = 'https://someone@login.example:8443/token'
    expect(policeDiscovery({ ...good, token_endpoint: url }, origin).ok).toBe(false)
  })

  test.each([undefined, null, 'text', [], {}, { ...good, token_endpoint: 5 }])(
    'is refused when it is %j',
    (document) => {
      expect(policeDiscovery(document, origin).ok).toBe(false)
    }
  )
})

describe('the demo’s plain browser pages', () => {
  const plain = 'http://127.0.0.1:8080'
  const document = { ...good, authorization_endpoint: `${plain}/tenant/oauth2/v2.0/authorize` }

  test('are refused unless the caller names their origin', () => {
    expect(policeDiscovery(document, origin).ok).toBe(false)
    expect(policeDiscovery(document, origin, 'http://127.0.0.1:8081').ok).toBe(false)
    expect(policeDiscovery(document, origin, plain).ok).toBe(true)
  })

  test('serve the browser only, never a request that carries a secret', () => {
    expect(policeDiscovery({ ...good, token_endpoint: `${plain}/token` }, origin, plain).ok).toBe(
      false
    )
  })

  test('are refused anywhere but on this computer', () => {
    const elsewhere = 'http://pages.example'
    expect(
      policeDiscovery({ ...good, authorization_endpoint: `${elsewhere}/a` }, origin, elsewhere).ok
    ).toBe(false)
  })
})
