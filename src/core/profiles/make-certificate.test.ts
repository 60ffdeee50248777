import { describe, expect, it } from 'vitest'
import { certificateNameOf, makeCertificate } from './make-certificate'

describe('the name of a certificate', () => {
  it.each([
    ['Contoso desk', 'Contoso desk'],
    ['  Contoso\n\tdesk\u200b ', 'Contoso desk'],
    ['Größe “EU”', 'Größe “EU”'],
    ['\u202eksed', 'ksed'],
    ['', 'Partner Token Desk'],
    [' \u0000 ', 'Partner Token Desk'],
    ['a'.repeat(80), 'a'.repeat(64)],
    ['\u{1f511}'.repeat(70), '\u{1f511}'.repeat(64)]
  ])('for the profile %j is %j', (profileName, name) => {
    expect(certificateNameOf(profileName)).toBe(name)
  })
})

// Finding primes of 1536 bits takes as long as it takes.
describe('a certificate that is made', { timeout: 60_000 }, () => {
  it('ends on the same day some months later, or on the last day of a shorter month', async () => {
    const now = Date.UTC(2027, 0, 31, 12)
    const made = await makeCertificate({ name: 'Contoso', months: 1 }, now)
    expect(made.summary).toMatchObject({
      subject: 'CN=Contoso',
      notBefore: now - 600_000,
      notAfter: Date.UTC(2027, 1, 28, 12)
    })
  })

  it('has another key and another number each time', async () => {
    const now = Date.UTC(2026, 10, 23)
    const wish = { name: 'Contoso', months: 24 }
    const [one, other] = await Promise.all([makeCertificate(wish, now), makeCertificate(wish, now)])
    expect(one.privateKeyPem).not.toBe(other.privateKeyPem)
    expect(one.summary.thumbprintSha1).not.toBe(other.summary.thumbprintSha1)
    expect(one.summary.notAfter).toBe(Date.UTC(2028, 10, 23))
  })
})
