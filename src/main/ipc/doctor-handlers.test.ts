import { expect, it } from 'vitest'
import { succeeded } from '../../shared/result'
import { profileId, sampleDoctorReport } from './contract-samples'
import { shellParts } from './fake-shell'
import { createHandlers } from './handlers'

it('runs and cancels the doctor in the desk', async () => {
  const { parts, asked } = shellParts()
  const handlers = createHandlers(parts)
  expect(await handlers.runDoctor({ profileId })).toEqual(succeeded(sampleDoctorReport))
  expect(await handlers.cancelDoctor({ profileId })).toEqual(succeeded({}))
  expect(asked).toEqual(['run doctor', 'cancel doctor'])
})

it('copies the report as plain text, with names only when they are chosen', async () => {
  const { parts, clipboard } = shellParts()
  const handlers = createHandlers(parts)
  await handlers.copyDoctorReport({ profileId, withNames: false })
  expect(clipboard).toMatchObject({ text: 'report of 1.2.3', concealed: false })
  await handlers.copyDoctorReport({ profileId, withNames: true })
  expect(clipboard.text).toBe('report of 1.2.3 with names')
})
