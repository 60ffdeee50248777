import { describe, expect, it } from 'vitest'
import type { Profile } from '../../shared/profile'
import { guideRecordOf, withTick } from './guide-record'

const profile: Profile = {
  id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  name: 'Contoso',
  tenant: 'contoso.onmicrosoft.com',
  clientId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  mode: 'app+user',
  api: 'partner',
  cloud: 'global',
  environment: 'production'
}

describe('what is recorded of a profile’s set-up', () => {
  const record = {
    ...withTick(guideRecordOf(profile, undefined), 'add-redirect', true),
    tokenAt: 5
  }

  it('is kept while the profile names the same tenant, application, cloud, mode and API', () => {
    const renamed = { ...profile, name: 'Fabrikam', notes: 'moved', account: 'ada@contoso.com' }
    expect(guideRecordOf(renamed, record)).toEqual(record)
  })

  it.each<Partial<Profile>>([
    { tenant: 'fabrikam.onmicrosoft.com' },
    { clientId: '7a9cf6d4-21f5-4ef2-9e8f-0ad3b6f0e515' },
    { cloud: 'usgov' },
    { mode: 'app-only' },
    { api: 'partner-center' }
  ])('says nothing of a profile that names another: %j', (change) => {
    const other = guideRecordOf({ ...profile, ...change }, record)
    expect(other.ticked).toEqual([])
    expect(other.tokenAt).toBeUndefined()
  })

  it('has a tick once, until it is taken away', () => {
    const twice = withTick(record, 'add-redirect', true)
    expect(twice.ticked).toEqual(['add-redirect'])
    expect(withTick(twice, 'add-redirect', false).ticked).toEqual([])
  })
})
