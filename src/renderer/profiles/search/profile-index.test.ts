import { describe, expect, it } from 'vitest'
import type { Profile } from '../../../shared/profile'
import { ProfileIndex } from './profile-index'

function profile(name: string, fields: Partial<Profile> = {}): Profile {
  return {
    id: `00000000-0000-4000-8000-${name.length.toString().padStart(12, '0')}`,
    name,
    tenant: 'fabrikam.com',
    clientId: '7a9cf6d4-21f5-4ef2-9e8f-0ad3b6f0e515',
    mode: 'app+user',
    api: 'partner',
    cloud: 'global',
    environment: 'production',
    ...fields
  }
}

function namesFor(query: string, profiles: readonly Profile[]): readonly string[] {
  return new ProfileIndex(profiles).search(query).map(({ name }) => name)
}

const emea = profile('Contoso Partner EMEA', {
  tenant: 'contoso-emea.onmicrosoft.com',
  clientId: 'b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77',
  account: 'ada.lovelace@contoso-emea.com'
})
const gov = profile('Litware Gov', { tenant: 'litware.onmicrosoft.us', tags: ['Public sector'] })
const zurich = profile('Zürich Öl AG', { tenant: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' })
const pricing = profile('Pricing job', { tenant: 'contoso-emea.onmicrosoft.com' })
const all = [gov, zurich, pricing, emea]

describe('a search', () => {
  it('without a word gives the whole list in its order', () => {
    expect(namesFor('  ', all)).toEqual(all.map(({ name }) => name))
  })

  it.each([
    ['a name', 'partner', 'Contoso Partner EMEA'],
    ['a domain', 'litware.onmicrosoft', 'Litware Gov'],
    ['a tenant id', '3f2504e0-4f89', 'Zürich Öl AG'],
    ['an application id', 'B41D7C02-8f6e-4f0a-a3de-5b1b5c0e9d77', 'Contoso Partner EMEA'],
    ['the middle of an application id', '1b5c0e', 'Contoso Partner EMEA'],
    ['an account', 'lovelace', 'Contoso Partner EMEA'],
    ['a tag', 'sector', 'Litware Gov'],
    ['a name without its accents', 'zurich ol', 'Zürich Öl AG'],
    ['a name in other case', 'ZÜRICH', 'Zürich Öl AG'],
    ['letters in the wrong order', 'litwrae', 'Litware Gov'],
    ['two typos in a long word', 'lovlecae', 'Contoso Partner EMEA'],
    ['a typo before the word is finished', 'zuirc', 'Zürich Öl AG']
  ])('finds by %s', (_what, query, name) => {
    expect(namesFor(query, all)).toEqual([name])
  })

  it('wants every word to stand somewhere, in any field and order', () => {
    expect(namesFor('emea contoso ada', all)).toEqual(['Contoso Partner EMEA'])
    expect(namesFor('contoso litware', all)).toEqual([])
  })

  it('wants short words as they are', () => {
    expect(namesFor('gvo', all)).toEqual([])
  })

  it('does not take a close identifier for the one that was meant', () => {
    expect(namesFor('b41d7c03', all)).toEqual([])
  })

  it('does not find a few letters within an identifier', () => {
    expect(namesFor('04e', all)).toEqual([])
    expect(namesFor('3f2', all)).toEqual(['Zürich Öl AG'])
  })

  it('puts the name before the tenant, the start of a word before its inside, and typos last', () => {
    const profiles = [
      profile('Emea of another', { tenant: 'other.com' }),
      profile('Contosa'),
      profile('Macontoso'),
      profile('By tenant', { tenant: 'contoso.com' }),
      profile('The Contoso'),
      profile('Contoso')
    ]
    expect(namesFor('contoso', profiles)).toEqual([
      'Contoso',
      'The Contoso',
      'By tenant',
      'Macontoso',
      'Contosa'
    ])
  })

  it('keeps the order of the list among equals', () => {
    const profiles = [profile('Fabrikam B'), profile('Fabrikam A'), profile('Fabrikam C')]
    expect(namesFor('fabrikam', profiles)).toEqual(['Fabrikam B', 'Fabrikam A', 'Fabrikam C'])
  })

  it('finds one of ten thousand', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      profile(`Customer ${index.toString()}`, { tenant: `customer-${index.toString()}.com` })
    )
    expect(namesFor('custmoer 7341', many)).toEqual(['Customer 7341'])
  })

  it('says the same whether it was made ready before, in slices, or not at all', () => {
    const many = Array.from({ length: 200 }, (_, index) => profile(`Customer ${index.toString()}`))
    const sliced = new ProfileIndex(many)
    expect(sliced.prepare(-1)).toBe(false)
    expect(sliced.search('customer 17')).toEqual(new ProfileIndex(many).search('customer 17'))
    expect(sliced.prepare(-1)).toBe(true)
  })
})
