import { expect, it } from 'vitest'
import { readAnswer, type AnsweredCall, type ProbeRun } from './read-answer'

const token = `eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwcyJ9.${'c2lnbmF0dXJl'.repeat(4)}`

const call: AnsweredCall = {
  profile: {
    id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
    name: 'Contoso',
    tenant: 'contoso.com',
    clientId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    mode: 'app+user',
    api: { resource: 'https://api.contoso.com' },
    cloud: 'global',
    environment: 'production'
  },
  token,
  api: undefined,
  target: { url: 'https://api.contoso.com/', call: undefined, facts: undefined },
  sentIds: {},
  at: 5000,
  latencyMs: 1
}

function answerWith(claims: string): ProbeRun {
  const challenge = Buffer.from(claims).toString('base64')
  const headers = {
    'www-authenticate': `Bearer error="insufficient_claims", claims="${challenge}"`
  }
  return readAnswer({ status: 401, headers, body: '', bodyBytes: 0, bodyRefused: false }, call)
}

it('claims of an API are passed on', () => {
  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}'
  expect(answerWith(claims)).toMatchObject({ claims, outcome: { probe: { claimsDemanded: true } } })
})

it.each([token, Buffer.from(token).toString('base64')])(
  'claims that hold the token are none: %.20s',
  (hidden) => {
    const run = answerWith(JSON.stringify({ access_token: { acrs: { value: hidden } } }))
    expect(run).not.toHaveProperty('claims')
    expect(run).toMatchObject({ outcome: { probe: { claimsDemanded: false } } })
  }
)
