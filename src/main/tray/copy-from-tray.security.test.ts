import { describe, expect, it } from 'vitest'
import { failed, succeeded } from '../../shared/result'
import { profileId, sampleOutputs } from '../ipc/contract-samples'
import { copyFromTray } from './copy-from-tray'

function copying(isLocked: boolean, works = true) {
  const did: string[] = []
  const copy = copyFromTray({
    copyToken: (input) => {
      did.push(`copied ${input.form}`)
      const failure = { code: 'sign-in-needed', remedy: 'sign-in', at: 1 } as const
      return Promise.resolve(
        works ? succeeded(sampleOutputs.copyToken) : failed({ kind: 'failure', failure })
      )
    },
    lock: { isLocked },
    show: () => did.push('profile shown'),
    showMainWindow: () => did.push('window shown')
  })
  return { copy, did }
}

describe('copying from the tray', () => {
  it('copies the token and shows nothing', async () => {
    const { copy, did } = copying(false)
    await copy(profileId)
    expect(did).toEqual(['copied token'])
  })

  it('shows the profile where its token does not come by itself', async () => {
    const { copy, did } = copying(false, false)
    await copy(profileId)
    expect(did).toEqual(['copied token', 'profile shown'])
  })

  it('copies nothing behind the lock, and shows the way back', async () => {
    const { copy, did } = copying(true)
    await copy(profileId)
    expect(did).toEqual(['window shown'])
  })
})
