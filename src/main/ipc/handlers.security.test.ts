import { describe, expect, it } from 'vitest'
import { succeeded } from '../../shared/result'
import { profileId } from './contract-samples'
import { shellParts } from './fake-shell'
import { createHandlers } from './handlers'

const other = '0f8fad5b-d9cb-469f-a165-70867728950e'

describe('deleting a profile', () => {
  it('is asked in a native dialog, and nothing happens when the answer is no', async () => {
    const { parts, asked } = shellParts({ confirms: false })
    const answer = await createHandlers(parts).deleteProfiles({ profileIds: [profileId] })
    expect(answer).toEqual(succeeded({ deleted: 0 }))
    expect(asked).toEqual([])
  })

  it('takes the profile’s token from the clipboard', async () => {
    const { parts, asked, clipboard } = shellParts({ confirms: true })
    await parts.clipboard.writeToken(profileId, 'CANARY-TOKEN')
    const answer = await createHandlers(parts).deleteProfiles({ profileIds: [profileId] })
    expect(answer).toEqual(succeeded({ deleted: 1 }))
    expect(asked).toEqual(['remove'])
    expect(clipboard.text).toBe('')
  })

  it('says so when there is no such profile', async () => {
    const { parts } = shellParts({ confirms: true })
    const answer = await createHandlers(parts).deleteProfiles({ profileIds: [other] })
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'profile-missing' } })
  })
})

describe('signing out', () => {
  it('takes the profile’s token from the clipboard', async () => {
    const { parts, clipboard } = shellParts()
    await parts.clipboard.writeToken(profileId, 'CANARY-TOKEN')
    await createHandlers(parts).signOut({ profileId })
    expect(clipboard.text).toBe('')
  })

  it('leaves another profile’s token where it is', async () => {
    const { parts, clipboard } = shellParts()
    await parts.clipboard.writeToken(other, 'OTHER-TOKEN')
    await createHandlers(parts).signOut({ profileId })
    expect(clipboard.text).toBe('OTHER-TOKEN')
  })
})

describe('dropping a new secret for the one before it', () => {
  it('is asked in a native dialog, and nothing happens when the answer is no', async () => {
    const { parts, asked } = shellParts({ confirms: false })
    const answer = await createHandlers(parts).keepFormerCredential({ profileId })
    expect(answer).toEqual(succeeded({}))
    expect(asked).toEqual([])
  })

  it('happens when the answer is yes', async () => {
    const { parts, asked } = shellParts({ confirms: true })
    await createHandlers(parts).keepFormerCredential({ profileId })
    expect(asked).toEqual(['keep former'])
  })
})

describe('starting with a new key', () => {
  it('is asked in a native dialog, and nothing happens when the answer is no', async () => {
    const { parts, asked } = shellParts({ confirms: false })
    const answer = await createHandlers(parts).startFreshVault({})
    expect(answer).toMatchObject({ ok: true, value: { mode: 'memory' } })
    expect(asked).toEqual([])
  })

  it('happens when the answer is yes', async () => {
    const { parts, asked } = shellParts({ confirms: true })
    await createHandlers(parts).startFreshVault({})
    expect(asked).toEqual(['start fresh'])
  })
})
