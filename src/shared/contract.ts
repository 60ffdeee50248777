import type { z } from 'zod'
import { activityCalls, activityEvents } from './activity'
import { arrangementCalls, arrangementEvents } from './arrangement'
import type { CallFailure } from './call-failure'
import { consentCalls } from './consent'
import { credentialCalls } from './credential-calls'
import { deskCalls, deskEvents } from './desk-calls'
import { doctorCalls, doctorEvents } from './doctor'
import { guideCalls } from './guide'
import { lockCalls, lockEvents } from './lock'
import { probeCalls } from './probe'
import { profileCalls, profileEvents } from './profile-calls'
import { quickCalls, quickEvents, shellEvents } from './quick'
import type { Result } from './result'
import { settingsCalls, settingsEvents } from './settings'
import { signInCalls, signInEvents } from './sign-in-calls'
import { tokenCalls, tokenEvents } from './token-calls'
import { transferCalls, transferEvents } from './transfer'
import { workCalls, workEvents } from './work'

/**
 * The contract between the main process and the page: every call and every event, each with a schema
 * of what goes in and what comes out; one file per feature. Both sides' types derive from it. The main
 * process imports the schemas; preload and page import types only.
 */

export const calls = {
  ...deskCalls,
  ...profileCalls,
  ...arrangementCalls,
  ...transferCalls,
  ...credentialCalls,
  ...tokenCalls,
  ...signInCalls,
  ...guideCalls,
  ...consentCalls,
  ...doctorCalls,
  ...probeCalls,
  ...workCalls,
  ...activityCalls,
  ...settingsCalls,
  ...lockCalls,
  ...quickCalls
} as const

export const events = {
  ...deskEvents,
  ...profileEvents,
  ...arrangementEvents,
  ...transferEvents,
  ...tokenEvents,
  ...signInEvents,
  ...doctorEvents,
  ...workEvents,
  ...activityEvents,
  ...settingsEvents,
  ...lockEvents,
  ...quickEvents,
  ...shellEvents
} as const

type Calls = typeof calls
type Events = typeof events
export type CallName = keyof Calls
export type EventName = keyof Events
export type CallInput<Name extends CallName> = z.infer<Calls[Name]['input']>
export type CallOutput<Name extends CallName> = z.infer<Calls[Name]['output']>
export type CallResult<Name extends CallName> = Result<CallOutput<Name>, CallFailure>
export type EventPayload<Name extends EventName> = z.infer<Events[Name]>
export type Snapshot = CallOutput<'getSnapshot'>

/** What the main process implements: one function per call. */
export type Handlers = {
  readonly [Name in CallName]: (input: CallInput<Name>) => Promise<CallResult<Name>>
}

/** What the main window's page sees as `window.desktop`. */
export type DesktopApi = Bridge<
  Exclude<CallName, keyof typeof quickCalls>,
  Exclude<EventName, keyof typeof quickEvents>
>

/** What the quick-copy window's page sees as `window.desktop`. */
export type QuickApi = Bridge<keyof typeof quickCalls | 'copyToken', keyof typeof quickEvents>

/** One method per call, one subscription per event. */
type Bridge<Call extends CallName, Event extends EventName> = {
  readonly [Name in Call]: (input: CallInput<Name>) => Promise<CallResult<Name>>
} & {
  /** Calls `listener` for each event; returns the function that ends it. */
  readonly [Name in Event as `on${Capitalize<Name>}`]: (
    listener: (payload: EventPayload<Name>) => void
  ) => () => void
}
