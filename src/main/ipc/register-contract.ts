import { z } from 'zod'
import { calls, type CallInput, type CallName, type Handlers } from '../../shared/contract'
import { callFailureSchema, type CallFailure } from '../../shared/call-failure'
import { failed, type Result } from '../../shared/result'
import type { PageAddress } from '../security/page-address'
import { isTrustedSender, type FrameFacts } from './trusted-sender'

/** The part of a window's web contents that answers its page's calls. */
export interface CalledContents {
  readonly mainFrame: FrameFacts
  readonly ipc: {
    handle(
      channel: string,
      listener: (
        event: { readonly senderFrame: FrameFacts | null },
        ...args: unknown[]
      ) => Promise<unknown>
    ): void
  }
}

export interface ContractOptions {
  readonly contents: CalledContents
  readonly page: PageAddress
  /** The calls that this window may make. */
  readonly allowed: readonly CallName[]
  readonly handlers: Handlers
  /** Whether the desk is locked. */
  readonly isLocked: () => boolean
  /** Told of calls that were refused. */
  readonly onRefused: (call: CallName, reason: 'sender' | 'input') => void
  /** Told of every answer: how it ended, and how long it took. */
  readonly onAnswered?: (
    call: CallName,
    outcome: 'ok' | CallFailure['kind'],
    tookMs: number
  ) => void
  /** Told of errors that no handler expected. */
  readonly onBug: (call: CallName, error: unknown) => void
}

/** The contract's inputs, so typed that a call's name leads from its schema to its handler. */
const inputs: { readonly [Name in CallName]: { readonly input: z.ZodType<CallInput<Name>> } } =
  calls

/** What is answered while the desk is locked. */
const callsBehindLock: readonly CallName[] = ['getLock', 'unlock']

/**
 * Registers the calls that one window may make. This is the only way from a page to the main process:
 * trusted sender, then input parsed, then the handler, then its answer parsed.
 */
export function registerContract(options: ContractOptions): void {
  for (const name of Object.keys(calls)) {
    if (!isCallName(name)) continue
    // SECURITY: a window has the calls that it needs, and no others.
    // [src/main/ipc/register-contract.security.test.ts]
    if (!options.allowed.includes(name)) continue
    registerCall(name, options.handlers[name], options)
  }
}

function registerCall<Name extends CallName>(
  name: Name,
  handler: Handlers[Name],
  options: ContractOptions
): void {
  const { contents, page } = options
  const answerSchema = answerSchemaOf(name)
  const isShut = (): boolean => options.isLocked() && !callsBehindLock.includes(name)
  const refuse = (reason: 'sender' | 'input'): Result<never, CallFailure> => {
    options.onRefused(name, reason)
    return failed({ kind: 'refused' })
  }
  contents.ipc.handle(name, async (event, input) => {
    // SECURITY: fails closed for every frame but our page's own.
    // [src/main/ipc/register-contract.security.test.ts]
    if (!isTrustedSender(event.senderFrame, contents.mainFrame, page)) return refuse('sender')
    // SECURITY: behind the lock, no call does anything but for unlocking.
    // [src/main/ipc/register-contract.security.test.ts]
    if (isShut()) return failed<CallFailure>({ kind: 'locked' })
    const parsed = inputs[name].input.safeParse(input)
    // SECURITY: no handler sees a shape, a key or a length that the contract does not allow.
    // [src/main/ipc/register-contract.security.test.ts]
    if (!parsed.success) return refuse('input')
    try {
      const startedAt = performance.now()
      const result = await handler(parsed.data)
      const outcome = result.ok ? 'ok' : result.failure.kind
      options.onAnswered?.(name, outcome, Math.round(performance.now() - startedAt))
      let answer: unknown = result
      // SECURITY: what the contract does not declare falls off, so that a token in an answer by mistake
      // does not reach the page. [src/main/ipc/register-contract.security.test.ts]
      answer = answerSchema.parse(answer)
      // SECURITY: what was asked before the desk was locked is not answered behind the lock either.
      // [src/main/ipc/register-contract.security.test.ts]
      if (isShut()) return failed<CallFailure>({ kind: 'locked' })
      return answer
    } catch (error) {
      options.onBug(name, error)
      return failed<CallFailure>({ kind: 'internal' })
    }
  })
}

function answerSchemaOf(name: CallName): z.ZodType {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: calls[name].output }),
    z.object({ ok: z.literal(false), failure: callFailureSchema })
  ])
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name)
}
