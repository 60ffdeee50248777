import { expect, it } from 'vitest'
import { succeeded } from '../../shared/result'
import { activityHandlers } from './activity-handlers'
import { shellParts } from './fake-shell'

it('clears the activity only when the person has agreed in a native dialog', async () => {
  const turnsBack = shellParts({ confirms: false })
  expect(await activityHandlers(turnsBack.parts).clearActivity({})).toEqual(
    succeeded({ cleared: false })
  )
  expect(turnsBack.asked).not.toContain('clear activity')
  const agrees = shellParts({ confirms: true })
  expect(await activityHandlers(agrees.parts).clearActivity({})).toEqual(
    succeeded({ cleared: true })
  )
  expect(agrees.asked).toContain('clear activity')
})
