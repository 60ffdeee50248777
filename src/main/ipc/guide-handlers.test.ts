import { describe, expect, it } from 'vitest'
import { failed, succeeded } from '../../shared/result'
import { profileId, sampleGuide } from './contract-samples'
import { shellParts } from './fake-shell'
import { guideHandlers } from './guide-handlers'

const of = { profileId }

describe('the set-up guide', () => {
  it('is shown for a profile and for a draft, as the desk knows it', async () => {
    const { parts } = shellParts()
    expect(await guideHandlers(parts).getGuide({ of })).toEqual(succeeded(sampleGuide))
  })

  it('has its steps ticked by the desk', async () => {
    const { parts, asked } = shellParts()
    const handlers = guideHandlers(parts)
    await handlers.tickGuideStep({ profileId, step: 'add-redirect', ticked: true })
    await handlers.tickGuideStep({ profileId, step: 'add-redirect', ticked: false })
    expect(asked).toEqual(['tick add-redirect', 'untick add-redirect'])
  })

  it('has its values copied as plain text, taken from the desk by their names', async () => {
    const { parts, clipboard } = shellParts()
    const answer = await guideHandlers(parts).copyGuideValue({ of, value: 'api-id' })
    expect(answer).toEqual(succeeded({}))
    expect(clipboard).toMatchObject({ text: 'value of api-id', concealed: false })
  })

  it('leaves the clipboard alone for a profile that is no more', async () => {
    const { parts, clipboard } = shellParts()
    const missing = failed({ kind: 'profile-missing' } as const)
    const guide = { ...parts.desk.guide, value: () => missing }
    const handlers = guideHandlers({ ...parts, desk: { ...parts.desk, guide } })
    expect(await handlers.copyGuideValue({ of, value: 'api-id' })).toEqual(missing)
    expect(clipboard.text).toBe('')
  })
})

describe('a place of the portals', () => {
  it('is opened in the system browser, at the address that the desk gives', async () => {
    const { parts, asked } = shellParts()
    const answer = await guideHandlers(parts).openPortal({ of, place: 'app-overview' })
    expect(answer).toEqual(succeeded({}))
    expect(asked).toEqual(['open https://entra.microsoft.com/#app-overview'])
  })

  it('is said not to have opened when no browser opens', async () => {
    const { parts } = shellParts()
    const openPortal = (): Promise<void> => Promise.reject(new Error('No browser.'))
    const answer = await guideHandlers({ ...parts, openPortal }).openPortal({
      of,
      place: 'app-overview'
    })
    expect(answer).toMatchObject({
      ok: false,
      failure: { failure: { code: 'browser-not-opened', remedy: 'retry' } }
    })
  })

  it('is copied as plain text', async () => {
    const { parts, clipboard } = shellParts()
    const answer = await guideHandlers(parts).copyPortalLink({ of, place: 'app-overview' })
    expect(answer).toEqual(succeeded({}))
    expect(clipboard).toMatchObject({
      text: 'https://entra.microsoft.com/#app-overview',
      concealed: false
    })
  })

  it('is neither opened nor copied where it has no address', async () => {
    const { parts, asked, clipboard } = shellParts()
    const none = failed({ kind: 'no-portal-link' } as const)
    const guide = { ...parts.desk.guide, portalLink: () => none }
    const handlers = guideHandlers({ ...parts, desk: { ...parts.desk, guide } })
    expect(await handlers.openPortal({ of, place: 'app-overview' })).toEqual(none)
    expect(await handlers.copyPortalLink({ of, place: 'app-overview' })).toEqual(none)
    expect(asked).toEqual([])
    expect(clipboard.text).toBe('')
  })
})
