import { describe, expect, it } from 'vitest'
import { failed, succeeded } from '../../shared/result'
import { activityHandlers } from './activity-handlers'
import { sampleActivity } from './contract-samples'
import { shellParts } from './fake-shell'

describe('the activity for a ticket', () => {
  it('is saved where the person says, and only the file’s name goes to the page', async () => {
    const { parts, asked } = shellParts({ target: '/home/ada/Documents/activity.txt' })
    const handlers = activityHandlers(parts)
    expect(await handlers.saveActivity({ withNames: true })).toEqual(
      succeeded({ savedAs: 'activity.txt' })
    )
    expect(asked).toContain('save activity with names as /home/ada/Documents/activity.txt')
  })

  it('is not saved when the person turns back', async () => {
    const { parts, asked } = shellParts()
    expect(await activityHandlers(parts).saveActivity({ withNames: false })).toEqual(succeeded({}))
    expect(asked.filter((what) => what.startsWith('save activity'))).toEqual([])
  })

  it('says when the file cannot be written', async () => {
    const { parts } = shellParts({ target: '/nowhere/activity.txt' })
    const failure = { kind: 'file', problem: 'not-saved', about: 'ENOSPC' } as const
    const activity = { ...parts.desk.activity, save: () => Promise.resolve(failed(failure)) }
    const handlers = activityHandlers({ ...parts, desk: { ...parts.desk, activity } })
    expect(await handlers.saveActivity({ withNames: false })).toEqual(failed(failure))
  })

  it('is copied as plain text', async () => {
    const { parts, clipboard } = shellParts()
    expect(await activityHandlers(parts).copyActivity({ withNames: false })).toEqual(
      succeeded({ count: 1 })
    )
    expect(clipboard).toMatchObject({ text: 'activity of 1.2.3', concealed: false })
  })
})

it('answers with the entries that were asked for', async () => {
  const { parts } = shellParts()
  expect(await activityHandlers(parts).getActivity({ limit: 10 })).toEqual(
    succeeded({ entries: [sampleActivity], more: false })
  )
})
