import { describe, expect, it } from 'vitest'
import type { Profile } from '../../../shared/profile'
import type { TokenView } from '../../../shared/views'
import { groupProfiles, type GroupFacts } from './group-profiles'
import { actOf, placeAfter, type KeyPress } from './list-keys'
import { sortProfiles } from './sort-profiles'
import { standingOf, standingsAt } from './standing'

function profile(name: string, change: Partial<Profile> = {}): Profile {
  return {
    id: name,
    name,
    tenant: `${name.toLowerCase()}.com`,
    clientId: '11111111-2222-4333-8444-aaaaaaaaaaaa',
    mode: 'app+user',
    api: 'partner',
    cloud: 'global',
    environment: 'production',
    ...change
  }
}

const noFacts = { expiryOf: () => undefined, recent: [] }
const names = (profiles: readonly Profile[]): readonly string[] => profiles.map(({ name }) => name)

describe('the order of profiles', () => {
  const some = ['beta 10', 'Alpha', 'Beta 9', 'älter'].map((name) => profile(name))

  it('by name disregards case and accents, and takes numbers by their value', () => {
    expect(names(sortProfiles(some, 'name', noFacts))).toEqual([
      'Alpha',
      'älter',
      'Beta 9',
      'beta 10'
    ])
  })

  it('by tenant puts the same tenant’s profiles in the order of names', () => {
    const two = [profile('B', { tenant: 'a.com' }), profile('A', { tenant: 'a.com' })]
    expect(names(sortProfiles([...some, ...two], 'tenant', noFacts)).slice(0, 2)).toEqual([
      'A',
      'B'
    ])
  })

  it('by expiry has the soonest first, and those without a token last', () => {
    const expiries = new Map([
      ['beta 10', 5],
      ['älter', 9]
    ])
    const facts = { ...noFacts, expiryOf: (id: string) => expiries.get(id) }
    const sorted = names(sortProfiles(some, 'expiry', facts))
    expect(sorted).toEqual(['beta 10', 'älter', 'Alpha', 'Beta 9'])
  })

  it('by use has the last one first', () => {
    const facts = { ...noFacts, recent: ['Beta 9', 'älter'] }
    expect(names(sortProfiles(some, 'recent', facts))).toEqual([
      'Beta 9',
      'älter',
      'Alpha',
      'beta 10'
    ])
  })
})

describe('the groups of the list', () => {
  const facts: GroupFacts = { grouping: 'none', pinned: new Set(), standingOf: () => 'none' }
  const shape = (profiles: readonly Profile[], more: Partial<GroupFacts>): readonly string[] =>
    groupProfiles(profiles, { ...facts, ...more }).map((entry) =>
      entry.kind === 'heading' ? `# ${entry.label} ${entry.count}` : entry.profile.name
    )

  it('are none without pins and without a grouping', () => {
    expect(shape([profile('A'), profile('B')], {})).toEqual(['A', 'B'])
  })

  it('by tag take tags together that differ in case, and have what has no tag last', () => {
    const some = [
      profile('A'),
      profile('B', { tags: ['east', 'Prod'] }),
      profile('C', { tags: ['EAST'] })
    ]
    expect(shape(some, { grouping: 'tag' })).toEqual([
      '# east 2',
      'B',
      'C',
      '# Prod 1',
      'B',
      '# Without a tag 1',
      'A'
    ])
  })

  it('give every row a key of its own', () => {
    const twice = groupProfiles([profile('B', { tags: ['x', 'y'] })], { ...facts, grouping: 'tag' })
    expect(new Set(twice.map(({ key }) => key)).size).toBe(4)
  })

  it('by cloud keep the order of Microsoft’s clouds, and have other hosts last', () => {
    const some = [
      profile('A', { cloud: { authority: 'https://login.a.example' } }),
      profile('B', { cloud: 'china' }),
      profile('C')
    ]
    expect(shape(some, { grouping: 'cloud' }).filter((line) => !line.startsWith('#'))).toEqual([
      'C',
      'B',
      'A'
    ])
  })

  it('put what is pinned first, and nowhere else', () => {
    const some = [profile('A', { tags: ['x'] }), profile('B', { tags: ['x'] })]
    expect(shape(some, { grouping: 'tag', pinned: new Set(['B']) })).toEqual([
      '# Pinned 1',
      'B',
      '# x 1',
      'A'
    ])
  })
})

describe('how a profile stands', () => {
  const view: TokenView = {
    profileId: 'A',
    state: 'token',
    mode: 'app+user',
    expiresAt: 100,
    checks: [],
    credential: { kind: 'none' }
  }

  it('is ready while its token is good, and expired from then on', () => {
    expect(standingOf(profile('A'), view, 99)).toBe('ready')
    expect(standingOf(profile('A'), view, 100)).toBe('expired')
  })

  it('is a problem with a failed check or a failure', () => {
    const failed: TokenView = { ...view, checks: [{ id: 'tenant', verdict: 'failed' }] }
    expect(standingOf(profile('A'), failed, 0)).toBe('problem')
    const failure = { code: 'declined', remedy: 'sign-in', at: 0 } as const
    expect(standingOf(profile('A'), { ...view, state: 'none', failure }, 0)).toBe('problem')
  })

  it('without a token is a matter of who has to act', () => {
    expect(standingOf(profile('A'), undefined, 0)).toBe('sign-in')
    expect(standingOf(profile('A', { mode: 'app-only' }), undefined, 0)).toBe('none')
  })

  it('stays as it is until the next token expires', () => {
    const views = new Map([
      ['A', view],
      ['B', { ...view, expiresAt: 60 }]
    ])
    const all = [profile('A'), profile('B'), profile('C')]
    expect(standingsAt(all, (id) => views.get(id), 50).until).toBe(60)
    expect(standingsAt(all, (id) => views.get(id), 60).until).toBe(100)
    expect(standingsAt(all, (id) => views.get(id), 100).until).toBe(Infinity)
  })
})

describe('a key in the list', () => {
  const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
    key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    ...change
  })

  it('moves no further than to the ends', () => {
    const list = { screen: 10, last: 20 }
    expect(placeAfter(press('ArrowDown'), 20, list)).toBe(20)
    expect(placeAfter(press('PageUp'), 5, list)).toBe(0)
    expect(placeAfter(press('End'), 5, list)).toBe(20)
    expect(placeAfter(press('x'), 5, list)).toBeUndefined()
  })

  it('with the command key is the one of the system', () => {
    expect(actOf(press('a', { ctrlKey: true }), false)).toBe('all')
    expect(actOf(press('a', { metaKey: true }), true)).toBe('all')
    expect(actOf(press('a', { ctrlKey: true }), true)).toBeUndefined()
    expect(actOf(press('D', { ctrlKey: true }), false)).toBe('pin')
  })

  it('that is a letter searches, and a stroke is left to who leads to the search', () => {
    expect(actOf(press('p'), false)).toBe('type')
    expect(actOf(press('/'), false)).toBeUndefined()
    expect(actOf(press('Tab'), false)).toBeUndefined()
  })
})
