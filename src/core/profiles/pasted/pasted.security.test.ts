import { describe, expect, test } from 'vitest'
import { droppedMark, dropSecrets } from './drop-secrets'
import { readPasted } from './read-pasted'
import { clientId, sampleTexts, secret, tenantId } from './sample-texts'

const canary = 'c4n4ryV4lue'
const jwt = 'eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJhIn0.c2ln'

/** A secret as it stands in texts, and which part of it must be gone. */
const secrets: readonly (readonly [what: string, text: string, gone: string])[] = [
  ['a private key', `-----BEGIN PRIVATE KEY-----\n${canary} ab\n-----END PRIVATE KEY-----`, canary],
  [
    'a private key without its end',
    `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4\n${canary}`,
    canary
  ],
  ['a token', `see ${jwt} there`, 'eyJ0'],
  ['a token that is encrypted', `eyJhbGciOiJkaXIifQ..${canary}.b.c`, canary],
  ['the header of a call', `-H "Authorization: Negotiate ${canary} x"`, canary],
  ['a cookie', `Cookie: a=1; ESTSAUTH=${canary}; b=2`, canary],
  ['a token after its scheme', `it says Bearer ${canary}`, canary],
  ['a password in an address', `ftp://ada:${canary}@host.example/`, canary],
  ['a password of an option', `tool --password ${canary}`, canary],
  ['a user and password of curl', `curl -u ada:${canary} x`, canary],
  ['a secure string', `ConvertTo-SecureString "${canary}" -AsPlainText`, canary],
  ['a named secret', `client_secret=${canary}`, canary],
  ['a named secret in JSON', `{"clientSecret": "${canary} b\\"c"}`, canary],
  ['a named secret in a hash table', `@{ Password = '${canary}' }`, canary],
  ['a secret in words', `Client secret value: ${canary}`, canary],
  ['an id that is called a secret', `client secret: ${clientId}`, clientId],
  ['a secret below its label', `Client secret\n${canary}`, canary],
  ['a connection string', `AccountName=a;AccountKey=${canary}==;X=y`, canary],
  ['a shared access signature', `https://a.example/b?sv=2026&sig=${canary}%3D`, canary],
  ['a code', `http://localhost/?code=0.${canary}&state=1`, canary],
  ['a client secret of Microsoft alone', `here: ${secret} thanks`, 'vX18Q'],
  ['a long key alone', 'value qJ3x9Lr8Zt1Vb7Nw2Kc5Yp4Hd6Gm0Sf here', 'qJ3x9'],
  ['a key in base64', 'k3J9/Lr8Zt1Vb7Nw+2Kc5Yp4Hd6Gm0Sf/Aa1Bb2Cc3Dd4Ee5==', 'Lr8Zt1'],
  ['a key in hexadecimal', '4f9c21d07be8a35c61d24f9c21d07be8a35c61d2', '4f9c21d0']
]

describe('a secret in a pasted text', () => {
  for (const [what, text, gone] of secrets) {
    test(`${what} is taken out before anything is read, and counted`, () => {
      const swept = dropSecrets(`tenant ${tenantId}\n${text}`)
      expect(swept.text).not.toContain(gone)
      expect(swept.text).toContain(droppedMark)
      expect(swept.text).toContain(tenantId)
      expect(swept.dropped).toBeGreaterThan(0)
    })
  }

  for (const [what, text, gone] of secrets) {
    test(`${what} gets into no field`, () => {
      for (const label of [
        'Display name : ',
        'Application (client) ID : ',
        'upn: ',
        'resource=https://a.example/'
      ]) {
        const reading = readPasted(`Tenant ID: ${tenantId}\n${label}${text}`)
        expect(reading.profile?.input.tenant).toBe(tenantId)
        expect(JSON.stringify(reading)).not.toContain(gone)
      }
    })
  }

  test('an id that is called a secret does not become the application', () => {
    const { profile } = readPasted(`tenant: ${tenantId}\nclient_secret: ${clientId}`)
    expect(profile?.input.clientId).toBe('')
  })

  test('the id of a secret does not become the application', () => {
    const { profile } = readPasted(`tenant: ${tenantId}\nSecret ID : ${clientId}`)
    expect(profile?.input.clientId).toBe('')
  })

  test('a name with a hole where a secret was is not kept', () => {
    const { profile } = readPasted(`Display name: Contoso ${jwt}\ntenant: ${tenantId}`)
    expect(profile?.input.name).toBe('')
  })

  test('no text leaves anything in the notes', () => {
    for (const { text } of sampleTexts) {
      const { profile } = readPasted(text)
      expect(profile?.input.notes ?? '').toBe('')
    }
  })

  test('a login host that is none of Microsoft’s is not taken from a text', () => {
    const text = `authority: https://login.evil.example/${tenantId}\nclient id ${clientId}`
    expect(readPasted(text).profile?.input.cloud).toBe('global')
  })
})
