import { request as sendHttp } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { openLoopback, type AnswerBy, type Loopback, type LoopbackAnswer } from './loopback'

const state = 'the-right-state'
const open = new Set<Loopback>()

async function listen(answerBy: AnswerBy = 'posted-form'): Promise<Loopback> {
  const loopback = await openLoopback({
    answerBy,
    state,
    strangerPage: { title: 'Nothing waits', text: 'Close this.' }
  })
  open.add(loopback)
  return loopback
}

afterEach(async () => {
  await Promise.all([...open].map((loopback) => loopback.close()))
  open.clear()
})

interface Sent {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly address?: string
}

interface Received {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly text: string
}

/** Sends what a browser, or a stranger, would send. */
function send(loopback: Loopback, sent: Sent): Promise<Received> {
  const { host, port } = new URL(loopback.redirectUri)
  const headers = { host, 'content-type': 'application/x-www-form-urlencoded', ...sent.headers }
  return new Promise((resolve, reject) => {
    const { method = 'POST', path = '/', address = '127.0.0.1' } = sent
    const outgoing = sendHttp({ host: address, port, method, path, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
      })
      response.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end(sent.body)
  })
}

const right = `code=abc&state=${state}`

/** Posts the right answer and finishes it as the app does. */
async function answerRightly(
  loopback: Loopback,
  address?: string
): Promise<{ answer: LoopbackAnswer; received: Received }> {
  const sending = send(loopback, { body: right, ...(address === undefined ? {} : { address }) })
  const answer = await loopback.answer
  await answer.finish({ title: 'Signed in', text: 'Go on.' })
  return { answer, received: await sending }
}

describe('the loopback listener', () => {
  test('takes the right answer, says how it ended, and closes its port', async () => {
    const loopback = await listen()
    const { answer, received } = await answerRightly(loopback)
    expect(answer.parameters.get('code')).toBe('abc')
    expect(received.status).toBe(200)
    expect(received.text).toContain('Signed in')
    await expect(send(loopback, { body: right })).rejects.toThrow(/ECONNREFUSED/)
  })

  test('answers on ::1 as well as on 127.0.0.1', async () => {
    const { received } = await answerRightly(await listen(), '::1')
    expect(received.status).toBe(200)
  })

  test('forbids every cache to keep the answer, and reflects nothing of the request', async () => {
    const loopback = await listen()
    const stranger = await send(loopback, {
      body: 'state=<script>x</script>&error_description=<b>evil</b>'
    })
    expect(stranger.headers['cache-control']).toBe('no-store')
    expect(stranger.text).not.toMatch(/script>|evil/)
    const { received } = await answerRightly(loopback)
    expect(received.headers['cache-control']).toBe('no-store')
    expect(received.text).not.toContain('abc')
    expect(received.text).not.toContain(state)
  })

  test.each<[string, Sent, number]>([
    ['a wrong state', { body: 'code=evil&state=wrong' }, 400],
    ['no state', { body: 'code=evil' }, 400],
    [
      'a state that is a beginning of the right one',
      { body: `code=evil&state=${state.slice(0, 5)}` },
      400
    ],
    ['another host header', { headers: { host: 'attacker.example' }, body: right }, 421],
    [
      'an address instead of the name in the host header',
      { headers: { host: '127.0.0.1' }, body: right },
      421
    ],
    ['a code in the query', { method: 'GET', path: `/?${right}` }, 405],
    ['a preflight', { method: 'OPTIONS' }, 405],
    ['a form put instead of posted', { method: 'PUT', body: right }, 405],
    ['another path', { path: '/other', body: right }, 404],
    ['a JSON body', { headers: { 'content-type': 'application/json' }, body: right }, 415],
    ['no content type', { headers: { 'content-type': '' }, body: right }, 415]
  ])('ignores %s and goes on waiting', async (_case, sent, status) => {
    const loopback = await listen()
    expect((await send(loopback, sent)).status).toBe(status)
    const { answer } = await answerRightly(loopback)
    expect(answer.parameters.get('code')).toBe('abc')
  })

  test('refuses a body that is too large, and goes on waiting', async () => {
    const loopback = await listen()
    const large = `${right}&padding=${'x'.repeat(70_000)}`
    const status = await send(loopback, { body: large }).then(
      (received) => received.status,
      () => 413 // the connection may be cut before the answer is read
    )
    expect(status).toBe(413)
    const { answer } = await answerRightly(loopback)
    expect(answer.parameters.has('padding')).toBe(false)
  })

  test('takes one answer only', async () => {
    const loopback = await listen()
    const first = send(loopback, { body: right })
    const answer = await loopback.answer
    expect((await send(loopback, { body: `code=second&state=${state}` })).status).toBe(409)
    await answer.finish({ title: 'Signed in', text: '' })
    expect((await first).status).toBe(200)
  })

  test('closes at once, also when a browser keeps a connection open', async () => {
    const loopback = await listen()
    const held = send(loopback, { body: right }).catch((error: unknown) => error)
    await loopback.answer
    await loopback.close()
    expect(await held).toBeInstanceOf(Error)
  })

  test('finishes although the tab was closed meanwhile', async () => {
    const loopback = await listen()
    const { host, port } = new URL(loopback.redirectUri)
    const tab = sendHttp({
      host: '127.0.0.1',
      port,
      method: 'POST',
      headers: { host, 'content-type': 'application/x-www-form-urlencoded' }
    })
    tab.on('error', () => undefined)
    tab.end(right)
    const answer = await loopback.answer
    tab.destroy()
    await answer.finish({ title: 'Signed in', text: '' })
    await expect(send(loopback, { body: right })).rejects.toThrow(/ECONNREFUSED/)
  })
})

describe('the loopback listener of a consent', () => {
  const path = `/?admin_consent=True&tenant=abc&state=${state}`

  /** Sends the right answer as a browser does that was sent there, and finishes it as the app does. */
  async function consentRightly(loopback: Loopback): Promise<Received> {
    const sending = send(loopback, { method: 'GET', path })
    const answer = await loopback.answer
    expect(answer.parameters.get('tenant')).toBe('abc')
    await answer.finish({ title: 'Granted', text: 'Go on.' })
    return await sending
  }

  test('takes the right query, says how it ended, and closes its port', async () => {
    const loopback = await listen('query')
    const received = await consentRightly(loopback)
    expect(received.status).toBe(200)
    expect(received.text).toContain('Granted')
    await expect(send(loopback, { method: 'GET', path })).rejects.toThrow(/ECONNREFUSED/)
  })

  test('forbids every cache to keep the answer, gives its address to nobody, and reflects nothing', async () => {
    const loopback = await listen('query')
    const stranger = await send(loopback, {
      method: 'GET',
      path: '/?state=%3Cscript%3Ex%3C/script%3E&error_description=%3Cb%3Eevil%3C/b%3E'
    })
    const received = await consentRightly(loopback)
    for (const { headers, text } of [stranger, received]) {
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(text).not.toMatch(/script>|evil|abc/)
      expect(text).not.toContain(state)
    }
  })

  test.each<[string, Sent, number]>([
    ['a wrong state', { path: '/?admin_consent=True&state=wrong' }, 400],
    ['no state', { path: '/?admin_consent=True' }, 400],
    ['the bare address', { path: '/' }, 400],
    ['the state beside another one', { path: `/?state=wrong&state=${state}` }, 400],
    ['another host header', { path, headers: { host: 'attacker.example' } }, 421],
    ['a posted form', { method: 'POST', body: right }, 405],
    ['a form posted to the right address', { method: 'POST', path, body: right }, 405],
    ['a look without an answer', { method: 'HEAD', path }, 405],
    ['the icon that every browser asks for', { path: '/favicon.ico' }, 404],
    ['the right query at another path', { path: path.replace('/', '/other') }, 404],
    ['the right query at an address of its own', { path: `http://attacker.example${path}` }, 404]
  ])('ignores %s and goes on waiting', async (_case, sent, status) => {
    const loopback = await listen('query')
    expect((await send(loopback, { method: 'GET', ...sent })).status).toBe(status)
    expect((await consentRightly(loopback)).status).toBe(200)
  })

  test('takes one answer only', async () => {
    const loopback = await listen('query')
    const first = send(loopback, { method: 'GET', path })
    const answer = await loopback.answer
    expect((await send(loopback, { method: 'GET', path })).status).toBe(409)
    await answer.finish({ title: 'Granted', text: '' })
    expect((await first).status).toBe(200)
  })
})
