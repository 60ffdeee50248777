import { expect, it } from 'vitest'
import { succeeded } from '../../shared/result'
import { shellParts } from './fake-shell'
import { helpHandlers } from './help-handlers'

it('looks an AADSTS number up in the browser', async () => {
  const { parts, asked } = shellParts()
  expect(await helpHandlers(parts).openErrorLookup({ aadsts: 50011 })).toEqual(succeeded({}))
  expect(asked).toEqual(['look up 50011'])
})

it('says when the browser does not open', async () => {
  const { parts } = shellParts()
  const openErrorLookup = (): Promise<void> => Promise.reject(new Error('no browser'))
  expect(
    await helpHandlers({ ...parts, openErrorLookup }).openErrorLookup({ aadsts: 50011 })
  ).toMatchObject({ failure: { kind: 'failure', failure: { code: 'browser-not-opened' } } })
})
