import { describe, expect, it } from 'vitest'
import { allowedLink, allowedSignInLink, errorLookupLink } from './link-policy'

const origins = ['https://learn.microsoft.com']

describe('a help link', () => {
  it('is opened as a parser writes it', () => {
    expect(allowedLink('HTTPS://Learn.Microsoft.com:443/a b?q=1', origins)).toBe(
      'https://learn.microsoft.com/a%20b?q=1'
    )
  })

  it.each([
    'http://learn.microsoft.com/',
    'https://learn.microsoft.com.example.com/',
    'https://example.com/learn.microsoft.com',
    'https://example.com/?https://learn.microsoft.com',
    'https://learn.microsoft.com:8443/',
    'https://learn.microsoft.com@example.com/',
    'https://ada@learn.microsoft.com/',
    'https://:secret@learn.microsoft.com/',
    'file:///etc/passwd',
    'ms-settings:privacy',
    'javascript:alert(1)',
    'learn.microsoft.com',
    ''
  ])('is refused when it is %j', (url) => {
    expect(allowedLink(url, origins)).toBeUndefined()
  })

  it.each(['ftp://learn.microsoft.com', 'http://learn.microsoft.com'])(
    'is refused when it is not https, even if %s stood on the list',
    (origin) => {
      expect(allowedLink(`${origin}/`, [origin])).toBeUndefined()
    }
  )
})

describe('the link to Microsoft’s page about an error', () => {
  it('is on the login host and ends with the number', () => {
    expect(errorLookupLink(50011)).toBe('https://login.microsoftonline.com/error?code=50011')
  })

  it.each([0, -50011, 1.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY])(
    'is not made of %d',
    (number) => {
      expect(errorLookupLink(number)).toBeUndefined()
    }
  )
})

describe('a sign-in link', () => {
  const authority = 'login.microsoftonline.com'
  const link = `https://${authority}/tenant/oauth2/v2.0/authorize?client_id=1`

  it('is opened on the authority of a sign-in under way', () => {
    expect(allowedSignInLink(link, [authority], undefined)).toBe(link)
  })

  it('is refused when no sign-in is under way there', () => {
    expect(allowedSignInLink(link, [], undefined)).toBeUndefined()
    expect(allowedSignInLink(link, ['login.microsoftonline.us'], undefined)).toBeUndefined()
  })

  it('is compared with its port', () => {
    expect(allowedSignInLink('https://localhost:8443/a', ['localhost:8443'], undefined)).toBe(
      'https://localhost:8443/a'
    )
    expect(allowedSignInLink('https://localhost:8444/a', ['localhost:8443'], undefined)).toBe(
      undefined
    )
  })

  it('may be on the demo tenant’s plain origin only when the entry passed one', () => {
    const demo = 'http://localhost:8080'
    expect(allowedSignInLink(`${demo}/authorize`, [], demo)).toBe(`${demo}/authorize`)
    expect(allowedSignInLink(`${demo}/authorize`, ['localhost:8080'], undefined)).toBeUndefined()
    expect(allowedSignInLink('http://localhost:8081/authorize', [], demo)).toBeUndefined()
    expect(allowedSignInLink('http://ada@localhost:8080/authorize', [], demo)).toBeUndefined()
  })
})
