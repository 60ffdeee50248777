import { describe, expect, it, vi } from 'vitest'
import { calls, events } from '../../src/shared/contract'
import { quickCalls, quickEvents } from '../../src/shared/quick'

/** What the preload sees of Electron. */
const electron = vi.hoisted(() => {
  type Listener = (event: unknown, ...args: unknown[]) => void
  const listeners = new Map<string, Set<Listener>>()
  const exposed = new Map<string, unknown>()
  const invoked: unknown[][] = []
  return {
    listeners,
    exposed,
    invoked,
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) => {
        exposed.set(name, api)
      }
    },
    ipcRenderer: {
      invoke: (...args: unknown[]) => {
        invoked.push(args)
        return Promise.resolve({ ok: true, value: {} })
      },
      on: (channel: string, listener: Listener) => {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      },
      removeListener: (channel: string, listener: Listener) => {
        listeners.get(channel)?.delete(listener)
      }
    }
  }
})
// Only the preload's own side of Electron is stood in for: it exists in a page's process alone.
vi.mock('electron', () => electron)

await import('../../src/preload/index')
const ofMainWindow = electron.exposed.get('desktop')
await import('../../src/preload/quick')
const ofQuickWindow = electron.exposed.get('desktop')

const quickNames = [...Object.keys(quickCalls), 'copyToken']
const quickEventNames = Object.keys(quickEvents)
const without = (all: object, left: object): readonly string[] =>
  Object.keys(all).filter((name) => !Object.hasOwn(left, name))

const subscriptionOf = (event: string): string =>
  `on${event.charAt(0).toUpperCase()}${event.slice(1)}`

it('exposes one object and nothing else', () => {
  expect([...electron.exposed.keys()]).toEqual(['desktop'])
})

describe.each([
  {
    window: 'main window',
    api: ofMainWindow,
    callNames: without(calls, quickCalls),
    eventNames: without(events, quickEvents)
  },
  {
    window: 'quick-copy window',
    api: ofQuickWindow,
    callNames: quickNames,
    eventNames: quickEventNames
  }
])('the bridge to the page of the $window', ({ api, callNames, eventNames }) => {
  const methods: Readonly<Record<string, unknown>> =
    typeof api === 'object' && api !== null ? { ...api } : {}

  function call(name: string, argument: unknown): unknown {
    const method = methods[name]
    if (typeof method !== 'function') throw new Error(`no method ${name}`)
    return Reflect.apply(method, undefined, [argument, 'a second argument'])
  }

  it('has one method for each call and each event of its window, and no other', () => {
    const expected = [...callNames, ...eventNames.map(subscriptionOf)]
    expect(Object.keys(methods).sort()).toEqual(expected.sort())
  })

  it.each(callNames)('has %s invoke its own channel with one input', (name) => {
    electron.invoked.length = 0
    call(name, { some: 'input' })
    expect(electron.invoked).toEqual([[name, { some: 'input' }]])
  })

  it.each(eventNames)('has the listener of %s get the payload and nothing of Electron', (name) => {
    const seen: unknown[][] = []
    const listener = (...args: unknown[]): void => {
      seen.push(args)
    }
    const unsubscribe = call(subscriptionOf(name), listener)
    const attached = [...(electron.listeners.get(name) ?? [])]
    for (const attachedListener of attached) attachedListener({ sender: 'Electron' }, 'payload', 1)
    expect(seen).toEqual([['payload']])
    if (typeof unsubscribe !== 'function') throw new Error('nothing to end the subscription')
    Reflect.apply(unsubscribe, undefined, [])
    expect(electron.listeners.get(name)?.size).toBe(0)
  })
})
