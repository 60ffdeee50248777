import { expect, it } from 'vitest'
import type { Profile } from '../../shared/profile'
import type { WorkReport } from '../../shared/work'
import { workText } from './work-text'

const profile: Profile = {
  id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  name: 'Contoso\n- forged: \u202eline',
  tenant: 'contoso.onmicrosoft.com',
  clientId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  mode: 'app+user',
  api: 'partner',
  cloud: 'global',
  environment: 'sandbox'
}

const report: WorkReport = {
  work: {
    id: profile.clientId,
    kind: 'renew',
    startedAt: 0,
    endedAt: 1000,
    end: 'complete',
    total: 2,
    done: 2,
    good: 1,
    current: []
  },
  results: [
    {
      profileId: profile.id,
      outcome: 'failed',
      failedChecks: [],
      failure: {
        code: 'credential-rejected',
        remedy: 'enter-credential',
        at: 0,
        aadsts: 7000215,
        correlationId: '5b2c9d1e\n# forged',
        detail: 'AADSTS7000215: Contoso says CANARY'
      }
    },
    { profileId: profile.clientId, outcome: 'good', failedChecks: [] }
  ]
}

function textWith(withNames: boolean): string {
  return workText({ report, withNames, version: '1.2.3', profileOf: () => profile })
}

it('names nobody unless that was chosen', () => {
  const text = textWith(false)
  expect(text).not.toMatch(/Contoso|contoso|CANARY/)
  expect(text).toContain(profile.id)
  expect(text).toContain('credential-rejected, AADSTS7000215, correlation id 5b2c9d1e')
  expect(textWith(true)).toContain('contoso.onmicrosoft.com')
})

it('lets no name or id forge a line, or garble one', () => {
  const lines = textWith(true).split('\n')
  expect(lines.some((line) => /^\s*(- |# )forged/.test(line))).toBe(false)
  expect(lines.join('')).not.toMatch(/\u202e/)
})

it('says how the run ended, and holds only what is no good', () => {
  const text = textWith(false)
  expect(text).toContain('1 new token, 1 profile without.')
  expect(text).toContain('Started: 1970-01-01T00:00:00.000Z')
  expect(text).not.toContain(profile.clientId)
})
