import { describe, expect, test } from 'vitest'
import { succeeded } from '../../shared/result'
import type { HttpClient, HttpRequest } from '../network/http-client'
import { MsalNetwork } from './msal-network'

function recordingClient(): { readonly http: HttpClient; readonly sent: HttpRequest[] } {
  const sent: HttpRequest[] = []
  const http: HttpClient = {
    send: (request) => {
      sent.push(request)
      return Promise.resolve(
        succeeded({
          status: 200,
          headers: {},
          body: '{"token":1}',
          bodyBytes: 11,
          bodyRefused: false
        })
      )
    },
    close: () => Promise.resolve()
  }
  return { http, sent }
}

describe('MSAL’s way out', () => {
  test.each([
    'https://attacker.example/token',
    'https://login.example:444/token',
    'http://login.example/token',
    'https://login.example.attacker.example/token',
    'https://login.example@attacker.example/token'
  ])('sends nothing to %s', async (url) => {
    const { http, sent } = recordingClient()
    const network = new MsalNetwork({
      http,
      authorityOrigin: 'https://login.example',
      retry: 'never'
    })
    await expect(network.sendPostRequestAsync(url, { body: 'client_secret=x' })).rejects.toThrow()
    await expect(network.sendGetRequestAsync(url)).rejects.toThrow()
    expect(sent).toEqual([])
    expect(network.lastFailure?.code).toBe('endpoint-refused')
  })

  test('posts to the authority and gives back the parsed body', async () => {
    const { http, sent } = recordingClient()
    const network = new MsalNetwork({
      http,
      authorityOrigin: 'https://login.example',
      retry: 'never'
    })
    const answer = await network.sendPostRequestAsync('https://login.example/t/oauth2/v2.0/token', {
      body: 'a=b'
    })
    expect(answer.body).toEqual({ token: 1 })
    expect(sent.map(({ url }) => url)).toEqual(['https://login.example/t/oauth2/v2.0/token'])
  })
})
