import { expect, test } from 'vitest'
import { codePageHosts, isKnownCodePage } from './device-code-page'

const custom = { authority: 'https://login.contoso.example:8443' }

test.each([
  ['https://microsoft.com/devicelogin', 'global'],
  ['https://www.microsoft.com/link', 'global'],
  ['https://login.microsoft.com/device', 'global'],
  ['https://login.microsoftonline.com/common/oauth2/deviceauth', 'global'],
  ['https://microsoft.com/deviceloginus', 'usgov'],
  ['https://login.microsoftonline.us/common/oauth2/deviceauth', 'usgov'],
  ['https://microsoft.com/deviceloginchina', 'china'],
  ['https://login.contoso.example:8443/device', custom]
] as const)('The page %s is one of its cloud’s', (page, cloud) => {
  expect(isKnownCodePage(page, cloud)).toBe(true)
})

test.each([
  ['http://microsoft.com/devicelogin', 'global'],
  ['https://microsoft.com.attacker.example/devicelogin', 'global'],
  ['https://rnicrosoft.com/devicelogin', 'global'],
  ['https://microsoft.com:8443/devicelogin', 'global'],
  ['https://microsoft.com@attacker.example/', 'global'],
  ['https://ada@microsoft.com/devicelogin', 'global'],
  ['https://login.microsoftonline.us/common/oauth2/deviceauth', 'global'],
  ['https://microsoft.com/devicelogin', custom],
  ['https://login.contoso.example/device', custom],
  ['javascript:alert(1)', 'global'],
  ['file:///etc/passwd', 'global'],
  ['microsoft.com/devicelogin', 'global']
] as const)('The page %s is none of the cloud %o', (page, cloud) => {
  expect(isKnownCodePage(page, cloud)).toBe(false)
})

test('A plain page is known only on this computer, and only where the demo passes it', () => {
  const page = 'http://localhost:4711/tenant/oauth2/v2.0/deviceauth'
  expect(isKnownCodePage(page, custom)).toBe(false)
  expect(isKnownCodePage(page, custom, 'http://localhost:4711')).toBe(true)
  expect(isKnownCodePage(page, custom, 'http://localhost:4712')).toBe(false)
  const elsewhere = 'http://attacker.example'
  expect(isKnownCodePage(`${elsewhere}/`, custom, elsewhere)).toBe(false)
})

test('A custom authority has its own host and no other', () => {
  expect(codePageHosts(custom)).toEqual(['login.contoso.example:8443'])
})
