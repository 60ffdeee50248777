import type { Profile } from '../../shared/profile'
import type { TokenCheckId } from '../../shared/token'
import type { WorkEnd, WorkKind, WorkResult, WorkView } from '../../shared/work'
import { explainFailure } from './explain-failure'
import { number } from './locale'
import { plainText } from '../text'

const count = (profiles: number): string =>
  `${number(profiles)} ${profiles === 1 ? 'profile' : 'profiles'}`

const kinds = {
  renew: {
    title: 'New tokens',
    all: 'Renew all tokens',
    /** For chosen profiles. */
    some: 'Renew tokens',
    hint: 'Gets a new token for each profile, without a person. Nothing opens in the browser.',
    running: (done: number, total: number): string =>
      `Renewing tokens: ${number(done)} of ${number(total)}`,
    good: (good: number): string => (good === 1 ? '1 new token' : `${number(good)} new tokens`)
  },
  check: {
    title: 'Check of profiles',
    all: 'Check all profiles',
    some: 'Check',
    hint: 'Finds out which profiles have a good token, or get one without a person.',
    running: (done: number, total: number): string =>
      `Checking profiles: ${number(done)} of ${number(total)}`,
    good: (good: number): string => (good === 1 ? '1 good token' : `${number(good)} good tokens`)
  }
} as const satisfies Record<WorkKind, unknown>

const failedChecks = {
  audience: 'it is for another API',
  tenant: 'it is from another tenant',
  account: 'it is for another account',
  mode: 'it is of the other access mode',
  scope: 'it lacks the scope or role',
  expiry: 'it is about to end',
  mfa: 'it was made without a second factor'
} as const satisfies Record<TokenCheckId, string>

const ends = {
  complete: '',
  cancelled: ' Stopped before the end.',
  throttled:
    ' Stopped, because Microsoft asks for fewer requests. Wait some minutes, then do the rest.'
} as const satisfies Record<WorkEnd, string>

/** Tokens of many profiles at once. */
export const work = {
  title: 'Many profiles at once',
  kinds,
  failedChecks,
  outcomes: {
    good: 'good token',
    'fails-checks': 'token fails its checks',
    failed: 'no token',
    'not-done': 'not done'
  } satisfies Record<WorkResult['outcome'], string>,
  current: (name: string, more: number): string => (more === 0 ? name : `${name} and ${more} more`),
  problemsSoFar: (problems: number): string =>
    problems === 1 ? '1 problem' : `${number(problems)} problems`,
  nothing: 'Nothing has been renewed or checked since the app was started.',
  toCome: 'What becomes of each profile stands here when the run has ended.',
  cancel: 'Stop',
  stopping: 'Stopping…',
  close: 'Close the result',
  showResult: 'Show result',
  /** What became of a run. */
  conclusion: ({ kind, good, done, total, end }: WorkView): string => {
    const problems = done - good
    const rest = total - done
    const counted = [
      kinds[kind].good(good),
      ...(problems === 0 ? [] : [`${count(problems)} without`]),
      ...(rest === 0 ? [] : [`${count(rest)} not done`])
    ]
    return `${counted.join(', ')}.${ends[end ?? 'complete']}`
  },
  problemsTitle: (problems: number): string => `${count(problems)} to look at`,
  notDoneTitle: (rest: number): string => `${count(rest)} not done`,
  doRest: 'Do the rest',
  /** Why a profile has no good token, in one sentence. */
  why: ({ outcome, failedChecks: failed, failure, unsaved }: WorkResult, of: Profile): string => {
    if (failure !== undefined) return plainText(explainFailure(failure, of).sentence)
    if (outcome === 'fails-checks')
      return `The API will refuse the token: ${failed.map((id) => failedChecks[id]).join(', ')}.`
    return unsaved === true
      ? 'The token works until the app is closed: the data folder could not be written.'
      : ''
  },
  headline: ({ outcome, failure }: WorkResult, of: Profile): string =>
    failure === undefined ? work.outcomeTitles[outcome] : explainFailure(failure, of).headline,
  outcomeTitles: {
    good: 'Good token',
    'fails-checks': 'Fails its checks',
    failed: 'No token',
    'not-done': 'Not done'
  } satisfies Record<WorkResult['outcome'], string>,
  gone: 'A deleted profile',
  more: (rest: number): string => `${count(rest)} more are in the copied summary.`,
  copy: 'Copy summary for a ticket',
  withNames: 'With names of profiles and tenants',
  copied: 'The summary is on the clipboard. It holds no token and no secret.',
  report: {
    startedAt: 'Started',
    endedAt: 'Ended',
    problems: 'Profiles without a good token',
    correlationId: 'correlation id'
  }
} as const
