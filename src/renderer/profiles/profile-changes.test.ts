import { expect, it } from 'vitest'
import type { Profile } from '../../shared/profile'
import { withChange } from './profile-changes'

function profile(id: string, name: string): Profile {
  return {
    id,
    name,
    tenant: 'contoso.com',
    clientId: 'b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77',
    mode: 'app+user',
    api: 'partner',
    cloud: 'global',
    environment: 'production'
  }
}

it('keeps the order, changes in place, adds at the end and removes', () => {
  const before = [profile('a', 'A'), profile('b', 'B'), profile('c', 'C')]
  const after = withChange(before, {
    saved: [profile('b', 'B changed'), profile('d', 'D')],
    removed: ['a']
  })
  expect(after.map(({ name }) => name)).toEqual(['B changed', 'C', 'D'])
})
