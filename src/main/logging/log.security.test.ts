import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { LogLevel } from '../../shared/settings'
import { errorFacts } from './error-facts'
import { createLog } from './logger'

const canary = 'CANARY-TOKEN'

function logged(error: unknown): string {
  const lines: string[] = []
  const log = createLog({
    append: (line) => lines.push(line),
    now: () => 0,
    level: () => 'errors'
  })
  log({ event: 'error', during: 'copyToken', error })
  return lines.join('\n')
}

function parseError(value: unknown): unknown {
  return z.object({ tokens: z.array(z.object({ expiresAt: z.number() })) }).safeParse(value).error
}

class TokenError extends Error {
  override name = `Token ${canary}`
  readonly code = `${canary} with spaces`
  readonly token = canary
}

describe('the log', () => {
  it.each<readonly [string, unknown]>([
    ['an error’s message', new Error(`token ${canary} refused`)],
    ['a message of several lines', new Error(`one\n${canary}\n    at ${canary}`)],
    ['a cause', new Error('outer', { cause: new Error(canary) })],
    ['an error’s own fields, name and code', new TokenError(canary)],
    ['a thrown text', canary],
    ['a thrown object', { access_token: canary }],
    ['the value that did not follow a schema', parseError({ tokens: [{ expiresAt: canary }] })],
    ['a key that is not a field’s name', parseError({ tokens: { [`${canary} …`]: 1 } })]
  ])('does not hold %s', (_what, error) => {
    expect(logged(error)).not.toContain(canary)
  })

  it('says what is needed to find a bug', () => {
    const facts = errorFacts(Object.assign(new TypeError('x is not a function'), { code: 'EIO' }))
    expect(facts).toMatchObject({ name: 'TypeError', code: 'EIO' })
    expect(facts.frames[0]).toMatch(/log\.security\.test\.ts:\d+:\d+\)$/)
    expect(facts.frames.join()).not.toMatch(/[\\/]/)
  })

  it('names the fields that did not follow a schema', () => {
    expect(errorFacts(parseError({ tokens: [{ expiresAt: 'soon' }] })).fields).toEqual([
      'tokens.0.expiresAt'
    ])
  })

  it('writes one line of JSON with its time for each entry', () => {
    const lines: string[] = []
    const log = createLog({
      append: (line) => lines.push(line),
      now: () => 1_795_000_000_000,
      level: () => 'errors'
    })
    log({ event: 'call-refused', call: 'copyToken', reason: 'sender' })
    expect(lines).toEqual([
      '{"time":"2026-11-18T11:06:40.000Z","event":"call-refused","call":"copyToken","reason":"sender"}'
    ])
  })

  it('leaves out what is no trouble unless everything is to be written', () => {
    const lines: string[] = []
    let level: LogLevel = 'errors'
    const log = createLog({ append: (line) => lines.push(line), now: () => 0, level: () => level })
    const answered = { event: 'answered', call: 'copyToken', outcome: 'ok', tookMs: 3 } as const
    log(answered)
    level = 'events'
    log(answered)
    expect(lines).toEqual([JSON.stringify({ time: '1970-01-01T00:00:00.000Z', ...answered })])
  })
})
