import type { Desk } from '../core/desk'
import type { TokenDesk } from '../core/token-desk'
import type { Profile } from '../shared/profile'
import { failed, succeeded, type Result } from '../shared/result'
import type { ExitCode } from './exit-codes'
import { findProfile } from './find-profile'
import type { ParsedCommand } from './grammar'
import type { Line } from './output/printable'
import type { Problem } from './problem'
import type { Terminal } from './terminal'

/** What a command answers, for a person and for a program. */
export interface Answer {
  readonly lines: readonly Line[]
  readonly json: unknown
  /** What a file would hold, to be printed in place of the lines and as it is. */
  readonly text?: string
  /** How `ptd` ends, when not well. */
  readonly exitCode?: ExitCode
}

export type Outcome = Result<Answer, Problem>

/** What every command is given. */
export interface CommandContext {
  readonly command: ParsedCommand
  readonly terminal: Terminal
  readonly platform: NodeJS.Platform
  readonly dataFolder: string
  readonly version: string
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly input: NodeJS.ReadStream
  /** Aborts with Ctrl+C, for commands that wait for a person. */
  readonly interruption: () => AbortSignal
  /**
   * Opens the desk, once.
   *
   * @param keyStore `needed` asks the operating system's key store at once; `not-needed` leaves it alone
   */
  readonly openDesk: (options: OpenDeskOptions) => Promise<Result<TokenDesk, Problem>>
  /** Opens the desk with its features, and asks the key store at once unless it is not needed. */
  readonly openWholeDesk: (options?: OpenDeskOptions) => Promise<Result<Desk, Problem>>
  /** Sets what becomes of each link that a person is sent to. */
  readonly onLink: (show: ShowLink) => void
}

export interface OpenDeskOptions {
  readonly keyStore: 'needed' | 'not-needed'
}

/** Shows a link that lies on one of these hosts. */
export type ShowLink = (link: string, authorityHosts: readonly string[]) => Promise<void>

/** A command's module has this as `run`. */
export type RunCommand = (context: CommandContext) => Promise<Outcome>

/** Returns the text of an option, or `undefined`. */
export function textOption({ command }: CommandContext, name: string): string | undefined {
  const value = command.options[name]
  return typeof value === 'string' ? value : undefined
}

/** Whether a switch was given. */
export function hasSwitch({ command }: CommandContext, name: string): boolean {
  return command.options[name] === true
}

/** Returns the profile that the command's first argument means. */
export function profileOf({ command }: CommandContext, desk: TokenDesk): Result<Profile, Problem> {
  const wanted = command.arguments[0] ?? ''
  const found = findProfile(desk.profiles.list(), wanted)
  if (found.ok) return found
  return failed(
    found.failure.length === 0
      ? { kind: 'no-such-profile', wanted }
      : { kind: 'several-profiles', wanted, candidates: found.failure }
  )
}

/** Returns an answer. */
export function answered(lines: readonly Line[], json: unknown, exitCode?: ExitCode): Outcome {
  return succeeded({ lines, json, ...(exitCode === undefined ? {} : { exitCode }) })
}
