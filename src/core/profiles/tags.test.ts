import { describe, expect, it } from 'vitest'
import { LENGTHS, MOST_TAGS, type Profile } from '../../shared/profile'
import { readTags, withTags } from './tags'

const profile: Profile = {
  id: 'c56a4180-65aa-42ec-a945-000000000001',
  name: 'Contoso',
  tenant: 'contoso.com',
  clientId: '11111111-2222-4333-8444-aaaaaaaaaaaa',
  mode: 'app+user',
  api: 'partner',
  cloud: 'global',
  environment: 'production'
}
const many = Array.from({ length: MOST_TAGS + 1 }, (_, index) => `tag ${index}`)

describe('typed tags', () => {
  it.each([
    ['are trimmed, and empty ones are none', [' EMEA ', '', ' \u200b'], ['EMEA']],
    ['are separated by commas', ['EMEA, billing,,east'], ['EMEA', 'billing', 'east']],
    ['have single spaces', ['tier   one'], ['tier one']],
    ['of the same letters are one, as it was typed first', ['Prod', 'prod', 'PROD'], ['Prod']]
  ])('%s', (_what, typed, tags) => {
    expect(readTags(typed)).toEqual({ ok: true, value: tags })
  })

  it('are refused when one is too long, or there are too many', () => {
    expect(readTags(['x'.repeat(LENGTHS.tag)])).toMatchObject({ ok: true })
    expect(readTags(['x'.repeat(LENGTHS.tag + 1)])).toEqual({ ok: false, failure: 'tag-too-long' })
    expect(readTags(many)).toEqual({ ok: false, failure: 'too-many-tags' })
    expect(readTags([...many.slice(1), 'TAG 3'])).toMatchObject({ ok: true })
  })
})

describe('a profile with other tags', () => {
  it('keeps those it has and gets the new ones behind them', () => {
    const tagged = withTags({ ...profile, tags: ['EMEA'] }, ['billing', 'emea'], [])
    expect(tagged).toEqual({ ok: true, value: { ...profile, tags: ['EMEA', 'billing'] } })
  })

  it('loses one however its letters are written, and the field with the last', () => {
    expect(withTags({ ...profile, tags: ['EMEA'] }, [], ['emea'])).toEqual({
      ok: true,
      value: profile
    })
  })

  it('is the same profile when nothing is different', () => {
    const tagged: Profile = { ...profile, tags: ['EMEA'] }
    const same = withTags(tagged, ['emea'], ['other'])
    expect(same.ok && same.value).toBe(tagged)
  })

  it('is refused with more than it may have', () => {
    const full: Profile = { ...profile, tags: many.slice(1) }
    expect(withTags(full, ['more'], [])).toEqual({ ok: false, failure: 'too-many-tags' })
  })
})
