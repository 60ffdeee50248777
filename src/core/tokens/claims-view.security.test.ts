import { expect, test } from 'vitest'
import { claimsViewOf, copiedClaim } from './claims-view'

const signature = 'CANARYsignatureCANARYsignatureCANARYsignature'

function tokenOf(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${signature}`
}

test('No part of the token’s own text crosses with its claims', () => {
  const token = tokenOf({ aud: 'https://api.partner.microsoft.com', roles: ['a', 'b'], exp: 5 })
  const crossing = JSON.stringify(claimsViewOf(token))
  for (const part of [token, ...token.split('.')]) expect(crossing).not.toContain(part)
  for (let start = 0; start + 12 <= signature.length; start += 1)
    expect(crossing).not.toContain(signature.slice(start, start + 12))
})

test('A token that a claim carries does not cross', () => {
  const inner = tokenOf({ sub: 'inner' })
  const view = claimsViewOf(
    tokenOf({ xms_inner: inner, list: [inner], nested: { assertion: `Bearer ${inner}` } })
  )
  const crossing = JSON.stringify(view)
  expect(crossing).not.toContain(signature)
  expect(crossing).not.toContain(inner.split('.')[1])
  if (view.kind !== 'claims') throw new Error('It can be read.')
  expect(view.claims.map(copiedClaim).join('\n')).not.toContain(signature)
})

test('Claims that would garble a line or a screen are made harmless', () => {
  const view = claimsViewOf(tokenOf({ name: 'Ada\u202Eecalevol\u0007', 'evil\u0000name': 'x' }))
  const crossing = JSON.stringify(view)
  expect(crossing).not.toMatch(/\\u202e|\\u0007|\\u0000|\u202E/i)
})

test('What has too many claims, values or letters is cut, and says so', () => {
  const many = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`c${index}`, index]))
  const view = claimsViewOf(
    tokenOf({ aud: 'x'.repeat(10_000), groups: Array.from({ length: 600 }, String), ...many })
  )
  if (view.kind !== 'claims') throw new Error('It can be read.')
  expect(view.claims).toHaveLength(300)
  const [aud] = view.claims
  expect(aud?.values[0]?.text).toHaveLength(4000)
  const all = claimsViewOf(tokenOf({ groups: Array.from({ length: 600 }, String) }))
  expect(all).toMatchObject({ claims: [{ name: 'groups', isList: true, leftOut: 100 }] })
})
