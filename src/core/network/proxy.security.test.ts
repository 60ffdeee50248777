import { expect, test } from 'vitest'
import { findRoute, routeOf } from './proxy'

test.each(['SOCKS5 ada:hunter@2@proxy.example:1080', 'SOCKS ada:hunter@2@a.example;SOCKS5 b@c'])(
  'a proxy that is refused is named without user and password: %s',
  (answer) => {
    const route = routeOf(answer)
    expect(route.kind).toBe('unsupported')
    expect(JSON.stringify(route)).not.toMatch(/ada|hunter|@/)
  }
)

test.each(['PROXY', 'PROXY ;', 'HTTPS :::', 'PROXY a:99999'])(
  'a proxy whose address is none is refused rather than passed by: %s',
  async (answer) => {
    expect(routeOf(answer)).toMatchObject({ kind: 'unsupported' })
    const route = await findRoute(() => Promise.resolve(answer), 'https://login.example')
    expect(route).toMatchObject({ kind: 'unsupported' })
  }
)

test('rules that cannot be read are refused rather than passed by', async () => {
  const route = await findRoute(() => Promise.reject(new Error('none')), 'https://login.example')
  expect(route).toMatchObject({ kind: 'unsupported' })
})
