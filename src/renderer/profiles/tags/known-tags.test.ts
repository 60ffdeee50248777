import { expect, it } from 'vitest'
import { suggestTags, tagsOf, withTyped } from './known-tags'
import { colours, usualColour } from '../list/tag-colour'

const profile = {
  id: 'a',
  name: 'A',
  tenant: 'a.com',
  clientId: '',
  mode: 'app+user',
  api: 'partner',
  cloud: 'global',
  environment: 'production'
} as const

it('tags are counted however their letters are written, and stand by name', () => {
  const tagged = [['EMEA', 'tier 10'], ['emea'], ['tier 9']].map((tags) => ({ ...profile, tags }))
  expect(tagsOf([...tagged, profile])).toEqual([
    { tag: 'EMEA', count: 2 },
    { tag: 'tier 9', count: 1 },
    { tag: 'tier 10', count: 1 }
  ])
})

it('suggestions begin with what is typed, then hold it, and leave out what is given', () => {
  const known = ['billing', 'EMEA', 'ema', 'schema'].map((tag) => ({ tag, count: 1 }))
  expect(suggestTags(known, 'em', ['EMA'])).toEqual(['EMEA', 'schema'])
  expect(suggestTags(known, '', [])).toHaveLength(4)
})

it('what is typed becomes tags at its commas, and none twice', () => {
  expect(withTyped(['EMEA'], ' tier  1 ,emea,, x')).toEqual(['EMEA', 'tier 1', 'x'])
})

it('a tag has the same colour however its letters are written, and not the one of no colour', () => {
  expect(usualColour('EMEA')).toBe(usualColour('emea'))
  const used = new Set(Array.from({ length: 100 }, (_, index) => usualColour(`tag ${index}`)))
  expect([...used].sort()).toEqual(colours.filter((colour) => colour !== 'grey').toSorted())
})
