import { expect, it } from 'vitest'
import { failed, succeeded } from '../../shared/result'
import { profileId, sampleProfile } from './contract-samples'
import { shellParts } from './fake-shell'
import { quickHandlers } from './quick-handlers'

it('gives the rows, closes the window, and shows a profile that is there', async () => {
  const { parts, asked } = shellParts()
  const { getQuickRows, closeQuickCopy, showProfile } = quickHandlers(parts)
  expect(await getQuickRows({})).toEqual(succeeded([sampleProfile]))
  expect(await closeQuickCopy({})).toEqual(succeeded({}))
  expect(await showProfile({ profileId })).toEqual(succeeded({}))
  expect(asked).toEqual(['close quick copy', `show ${profileId}`])
})

it('shows no profile that is gone', async () => {
  const { parts, asked } = shellParts()
  const gone = '99999999-9999-4999-8999-999999999999'
  expect(await quickHandlers(parts).showProfile({ profileId: gone })).toEqual(
    failed({ kind: 'profile-missing' })
  )
  expect(asked).toEqual([])
})
