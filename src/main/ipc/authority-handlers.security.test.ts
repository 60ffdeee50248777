import { describe, expect, test } from 'vitest'
import { succeeded } from '../../shared/result'
import type { NativeQuestions } from '../dialogs/native-questions'
import { authorityHandlers } from './authority-handlers'
import { profileId, sampleProfile } from './contract-samples'
import { shellParts } from './fake-shell'

/** The host that waits, what the person answers, and what comes of it. */
function handlersWith(options: { readonly waits: string | undefined; readonly agrees: boolean }): {
  readonly answer: () => ReturnType<ReturnType<typeof authorityHandlers>['confirmAuthority']>
  readonly asked: readonly string[]
  readonly confirmed: readonly string[]
} {
  const asked: string[] = []
  const confirmed: string[] = []
  const { parts } = shellParts()
  const questions: NativeQuestions = {
    ...parts.questions,
    confirmAuthority: (profile, host) => {
      asked.push(`${profile.name} ${host}`)
      return Promise.resolve(options.agrees)
    }
  }
  const transfer = {
    ...parts.desk.transfer,
    unconfirmedAuthority: () => options.waits,
    confirmAuthority: (id: string, host: string) => {
      confirmed.push(`${id} ${host}`)
      return Promise.resolve(succeeded(undefined))
    }
  }
  const handlers = authorityHandlers({ questions, desk: { ...parts.desk, transfer } })
  return { answer: () => handlers.confirmAuthority({ profileId }), asked, confirmed }
}

describe('the login host of an imported profile', () => {
  test('is asked for in a native dialog that names it, and used when the person agrees', async () => {
    const { answer, asked, confirmed } = handlersWith({ waits: 'login.a.example', agrees: true })
    expect(await answer()).toEqual(succeeded({ confirmed: true }))
    expect(asked).toEqual([`${sampleProfile.name} login.a.example`])
    expect(confirmed).toEqual([`${profileId} login.a.example`])
  })

  test('stays inert when the person turns back', async () => {
    const { answer, confirmed } = handlersWith({ waits: 'login.a.example', agrees: false })
    expect(await answer()).toEqual(succeeded({ confirmed: false }))
    expect(confirmed).toEqual([])
  })

  test('is not asked for twice', async () => {
    const { answer, asked } = handlersWith({ waits: undefined, agrees: false })
    expect(await answer()).toEqual(succeeded({ confirmed: true }))
    expect(asked).toEqual([])
  })
})
