import { describe, expect, test } from 'vitest'
import { pastedProfileSchema } from '../../../shared/transfer'
import { readPasted } from './read-pasted'
import { sampleTexts } from './sample-texts'

describe('a pasted text', () => {
  for (const sample of sampleTexts) {
    test(`from ${sample.from} gives what it says, and no more`, () => {
      const { profile, unnamedIds, droppedSecrets } = readPasted(sample.text)
      const { input, found = [], guessed = [] } = profile ?? {}
      const given = (field: (typeof found)[number]): boolean => found.includes(field)
      expect({
        tenant: input?.tenant || undefined,
        client: input?.clientId || undefined,
        name: input?.name || undefined,
        account: input?.account || undefined,
        mode: given('mode') ? input?.mode : undefined,
        api: given('api') ? input?.api : undefined,
        cloud: given('cloud') ? input?.cloud : undefined,
        guessed,
        dropped: droppedSecrets,
        unnamed: unnamedIds
      }).toEqual({
        tenant: sample.tenant,
        client: sample.client,
        name: sample.name,
        account: sample.account,
        mode: sample.mode,
        api: sample.api,
        cloud: sample.cloud,
        guessed: sample.guessed ?? [],
        dropped: sample.dropped ?? 0,
        unnamed: sample.unnamed ?? 0
      })
      if (profile !== undefined) expect(pastedProfileSchema.parse(profile)).toEqual(profile)
    })
  }

  test('of 200,000 characters is read in a moment, whatever it is made of', () => {
    const pieces = [
      'a',
      'A1',
      '=',
      '"',
      ' ',
      '\n',
      'secret',
      'token:',
      '-----BEGIN A-----',
      'a.',
      '{',
      '://a:',
      'eyJ'
    ]
    const startedAt = performance.now()
    for (const piece of pieces) readPasted(piece.repeat(200_000 / piece.length))
    expect(performance.now() - startedAt).toBeLessThan(20_000)
  }, 30_000)
})
