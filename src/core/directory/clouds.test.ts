import { describe, expect, it } from 'vitest'
import { namedClouds } from '../../shared/profile'
import { authorityHostOf, clouds, namedCloudOfHost } from './clouds'

describe('clouds', () => {
  it('names the login host that Microsoft documents for each cloud', () => {
    expect(namedClouds.map(authorityHostOf)).toEqual([
      'login.microsoftonline.com',
      'login.microsoftonline.us',
      'login.partner.microsoftonline.cn'
    ])
  })

  it('takes the host and port of a custom authority', () => {
    expect(authorityHostOf({ authority: 'https://login.example.net' })).toBe('login.example.net')
    expect(authorityHostOf({ authority: 'https://localhost:8443' })).toBe('localhost:8443')
  })

  it('is a table in which every cloud stands under its own name and every host only once', () => {
    const hosts = Object.values(clouds).flatMap((cloud) => [
      cloud.authorityHost,
      ...cloud.authorityAliases
    ])
    expect(new Set(hosts).size).toBe(hosts.length)
    for (const name of namedClouds) expect(clouds[name].labelId).toBe(name)
  })

  it.each([
    ['login.microsoftonline.com', 'global'],
    ['login.windows.net', 'global'],
    ['login.microsoftonline.us', 'usgov'],
    ['login.chinacloudapi.cn', 'china'],
    ['login.partner.microsoftonline.cn', 'china'],
    ['login.sovcloud-identity.fr', undefined],
    ['localhost', undefined]
  ])('knows that %s is of the cloud %s', (host, cloud) => {
    expect(namedCloudOfHost(host)).toBe(cloud)
  })
})
