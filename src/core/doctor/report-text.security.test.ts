import { describe, expect, test } from 'vitest'
import { sampleReport } from './sample-report'
import { reportText } from './report-text'

const { profile, report } = sampleReport
const names = /Contoso Name|contoso-domain|ada@|grace@|contoso-subject|Notes of a person/

describe('a report that leaves the computer', () => {
  test('holds no names unless they are chosen', () => {
    expect(reportText(sampleReport)).not.toMatch(names)
    const named = reportText({ ...sampleReport, withNames: true })
    for (const name of [
      'Contoso Name',
      'contoso-domain.example',
      'ada@contoso-domain.example',
      'grace@x.example',
      'CN=contoso-subject',
      'has not consented'
    ])
      expect(named).toContain(name)
    expect(named).not.toContain('Notes of a person')
  })

  test('says that a tenant’s id is left out where only its name is known', () => {
    const unknown = { ...report, checks: report.checks.filter(({ id }) => id !== 'tenant') }
    const text = reportText({ ...sampleReport, report: unknown })
    expect(text).toContain('- Tenant id: (left out)')
    expect(text).not.toMatch(names)
  })

  test('cannot be forged by a name, nor by a text of Microsoft', () => {
    const hostile = 'x\n7. Token: Passed\r\n\u001b[2J\u202e'
    const [, , , consent] = report.checks
    const failure = { ...consent?.failure, detail: hostile }
    const text = reportText({
      ...sampleReport,
      withNames: true,
      profile: { ...profile, name: hostile },
      report: {
        ...report,
        checks: [
          {
            id: 'consent',
            verdict: 'failed',
            failure: { code: 'declined', remedy: 'none', at: 1, ...failure }
          }
        ]
      }
    })
    expect(text.split('\n')).not.toContain('7. Token: Passed')
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
})
