import { expect, it } from 'vitest'
import { succeeded } from '../../shared/result'
import { profileId } from './contract-samples'
import { shellParts } from './fake-shell'
import { createHandlers } from './handlers'

it('opens no page for a code that is none of the cloud’s', async () => {
  // The desk knows a code of this profile, and no link.
  const { parts } = shellParts()
  expect(await createHandlers(parts).openDeviceCodePage({ profileId })).toMatchObject({
    ok: false,
    failure: { kind: 'refused' }
  })
})

it('takes the token of the account before from the clipboard', async () => {
  const { parts, asked, clipboard } = shellParts()
  await parts.clipboard.writeToken(profileId, 'CANARY-TOKEN')
  const accountId = 'grace.contoso'
  const answer = await createHandlers(parts).chooseAccount({ profileId, accountId })
  expect(answer.ok).toBe(true)
  expect(asked).toEqual(['choose account grace.contoso'])
  expect(clipboard.text).toBe('')
})

it('copies a code and the value of a claim as plain text', async () => {
  const { parts, clipboard } = shellParts()
  const handlers = createHandlers(parts)
  expect(await handlers.copyDeviceCode({ profileId })).toEqual(succeeded({}))
  expect(clipboard.text).toBe('ABCD-EFGH')
  expect(await handlers.copyClaim({ profileId, name: 'aud' })).toEqual(succeeded({}))
  expect(clipboard.text).toBe('an audience')
  expect(await handlers.copyClaim({ profileId, name: 'none' })).toMatchObject({
    failure: { kind: 'claim-missing' }
  })
})
