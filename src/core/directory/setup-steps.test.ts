import { describe, expect, it } from 'vitest'
import { guideNoteIds, guideStepIds, guideValueIds } from '../../shared/guide'
import { setupNotes, setupSteps } from './setup-steps'

describe('the set-up steps', () => {
  it('stand in the table once each, in the order in which they are shown', () => {
    expect(setupSteps.map(({ id }) => id)).toEqual(guideStepIds)
  })

  it('use every note and every value that has words', () => {
    const notes = [...setupSteps.flatMap((step) => step.notes), ...setupNotes].map(({ is }) => is)
    const values = setupSteps.flatMap((step) => step.values).map(({ is }) => is)
    expect(new Set(notes)).toEqual(new Set(guideNoteIds))
    expect(new Set(values)).toEqual(new Set(guideValueIds))
  })
})
