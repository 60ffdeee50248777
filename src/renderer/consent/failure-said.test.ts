import { expect, test } from 'vitest'
import type { Profile } from '../../shared/profile'
import type { Failure } from '../../shared/token'
import { plainText, words } from '../../words'
import { failureSaid } from './failure-said'

const profile: Profile = {
  id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  name: 'Contoso',
  tenant: 'contoso.onmicrosoft.com',
  clientId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  mode: 'app+user',
  api: 'partner-center',
  cloud: 'global',
  environment: 'production'
}
const redirectMissing: Failure = {
  code: 'redirect-not-registered',
  remedy: 'open-authentication',
  aadsts: 500113,
  at: 5
}

test('A consent that failed for a known number is explained by that number', () => {
  const said = failureSaid(profile, { kind: 'failure', failure: redirectMissing })
  expect(said).toEqual(words.explainFailure(redirectMissing, profile))
  const general = words.failures.byCode['redirect-not-registered']
  const facts = words.failureFacts(profile)
  expect(plainText(said.sentence)).not.toBe(plainText(general.sentence(facts)))
})

test('A consent that was declined is told in the words of a consent', () => {
  const failure: Failure = { code: 'declined', remedy: 'none', aadsts: 65004, at: 5 }
  const said = failureSaid(profile, { kind: 'failure', failure })
  expect(said.headline).toBe(words.consent.failureOf('declined')?.headline)
})
