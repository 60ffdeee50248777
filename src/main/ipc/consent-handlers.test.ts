import { describe, expect, it } from 'vitest'
import { failed, succeeded } from '../../shared/result'
import { profileId } from './contract-samples'
import { shellParts } from './fake-shell'
import { createHandlers } from './handlers'

describe('the consent of an administrator', () => {
  it('is planned and asked for by the desk, in the form that was chosen', async () => {
    const { parts, asked } = shellParts()
    const handlers = createHandlers(parts)
    expect(await handlers.getConsentPlan({ profileId, form: 'this-api' })).toEqual(
      succeeded({ form: 'this-api', link: 'https://login.example/adminconsent', scopes: [] })
    )
    expect(await handlers.askForConsent({ profileId, form: 'all-listed' })).toEqual(
      succeeded({ form: 'all-listed', grantedAt: 7 })
    )
    expect(asked).toEqual(['plan consent this-api', 'ask for consent all-listed'])
  })

  it.each(['link', 'message'] as const)(
    'is copied as plain text for somebody else: the %s',
    async (as) => {
      const { parts, clipboard } = shellParts()
      const answer = await createHandlers(parts).copyConsent({ profileId, form: 'all-listed', as })
      expect(answer).toEqual(succeeded({}))
      expect(clipboard).toMatchObject({ text: `${as} all-listed`, concealed: false })
    }
  )

  it('leaves the clipboard alone when there is no link', async () => {
    const { parts, clipboard } = shellParts()
    const failure = { kind: 'profile-missing' } as const
    const consent = {
      ...parts.desk.consent,
      textForAdministrator: () => Promise.resolve(failed(failure))
    }
    const handlers = createHandlers({ ...parts, desk: { ...parts.desk, consent } })
    expect(await handlers.copyConsent({ profileId, form: 'this-api', as: 'link' })).toEqual(
      failed(failure)
    )
    expect(clipboard.text).toBe('')
  })
})
