import { describe, expect, it } from 'vitest'
import { partnerErrorIds } from '../../shared/probe'
import { remedyIds } from '../../shared/token'
import { remedyIn } from './authority-errors'
import { partnerErrors, verdictRemedies } from './partner-errors'

const modes = ['app+user', 'app-only'] as const

/** What the Partner Center API documents, listed apart from the table. */
const partnerCenter = [
  '401 900420',
  '401 900421',
  '401 10001',
  '401 400',
  '401 800001',
  '403 2032',
  '403 20002',
  '403 900150',
  '403 900149',
  '403 800039',
  '403 900124',
  '404 1000',
  '404 60003',
  '429 -'
]
const partner = [
  'accessDenied',
  'generalException',
  'invalidRequest',
  'itemNotFound',
  'preconditionFailed',
  'resourceModified',
  'serviceNotAvailable',
  'unauthenticated',
  'unAuthorized',
  'insufficient_claims'
]

describe('the table of partner API errors', () => {
  it('has every code that is documented, and each once', () => {
    const rows = partnerErrors.map(({ api, status, code }) => `${api} ${status} ${code ?? '-'}`)
    expect(new Set(rows).size).toBe(rows.length)
    for (const one of partnerCenter) expect(rows).toContain(`partner-center ${one}`)
    // An invalid request is told by its status, since a bad token may be answered so.
    const codes = new Set([
      ...partnerErrors.filter(({ api }) => api === 'partner').map(({ code }) => code),
      'invalidRequest'
    ])
    for (const one of partner) expect(codes).toContain(one)
  })

  it('gives each a remedy in both modes and a dated source', () => {
    for (const { remedy, source, status } of partnerErrors) {
      expect(status).toBeGreaterThanOrEqual(400)
      for (const mode of modes) expect(remedyIds).toContain(remedyIn(remedy, mode))
      expect(source.link).toMatch(/^https:\/\//)
      expect(source.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }
  })

  it('never sends an application alone to a sign-in', () => {
    const remedies = [
      ...partnerErrors.map(({ remedy }) => remedy),
      ...Object.values(verdictRemedies)
    ]
    for (const remedy of remedies) expect(remedyIn(remedy, 'app-only')).not.toMatch(/^sign-in/)
  })

  it('uses every meaning', () => {
    const used = new Set(partnerErrors.map(({ meaning }) => meaning))
    for (const meaning of partnerErrorIds) expect(used).toContain(meaning)
  })
})
