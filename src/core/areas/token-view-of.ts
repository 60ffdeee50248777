import type { ConsentView } from '../../shared/consent'
import { LENGTHS, type Profile } from '../../shared/profile'
import type { Failure } from '../../shared/token'
import type { CredentialView, TokenView } from '../../shared/views'
import { consentBindingOf } from '../consent/consent-binding'
import type { ProfileState } from '../profiles/profile-state'
import type { PinnedAccount } from '../sign-in/token-record'

/** What is known of a profile's token besides its state. */
export interface PresentFacts {
  readonly failure: Failure | undefined
  /** The account that signed in last and is not the profile's. */
  readonly offered: PinnedAccount | undefined
  readonly hasCredential: () => boolean | Promise<boolean>
  readonly hasToken: () => boolean | Promise<boolean>
}

/** Returns what is shown of a profile's token. Never secret. */
export async function tokenViewOf(
  profile: Profile,
  state: ProfileState | undefined,
  facts: PresentFacts
): Promise<TokenView> {
  const base = {
    profileId: profile.id,
    mode: profile.mode,
    credential: await credentialOf(state, facts),
    ...consentOf(profile, state),
    ...(state?.probe === undefined ? {} : { probe: state.probe }),
    ...(state?.lastForm === undefined ? {} : { lastForm: state.lastForm }),
    ...reminderOf(state),
    ...failureOf(facts),
    ...accountsOf(state)
  }
  if (state?.expiresAt === undefined || !(await facts.hasToken()))
    return { ...base, state: 'none', checks: [] }
  return {
    ...base,
    state: 'token',
    checks: [...(state.checks ?? [])],
    expiresAt: state.expiresAt,
    ...(state.issuedAt === undefined ? {} : { issuedAt: state.issuedAt }),
    ...(state.clockAheadMs === undefined ? {} : { clockAheadMs: state.clockAheadMs })
  }
}

/** Returns an account as it is shown. Longer than any real name is only a hostile authority's: it is cut. */
export function shownAccount({ homeAccountId, username }: PinnedAccount): {
  readonly id: string
  readonly userName: string
} {
  return { id: homeAccountId, userName: username.slice(0, LENGTHS.account) }
}

/** Another account is offered only beside the refusal of its token. */
function failureOf({
  failure,
  offered
}: PresentFacts): Pick<TokenView, 'failure' | 'offeredAccount'> {
  if (failure === undefined) return {}
  return failure.code !== 'wrong-account' || offered === undefined
    ? { failure }
    : { failure, offeredAccount: shownAccount(offered) }
}

/** What the state says of a credential holds only while the vault has it. */
async function credentialOf(
  state: ProfileState | undefined,
  facts: PresentFacts
): Promise<CredentialView> {
  const credential = state?.credential ?? { kind: 'none' }
  return credential.kind === 'none' || (await facts.hasCredential()) ? credential : { kind: 'none' }
}

function accountsOf(state: ProfileState | undefined): Pick<TokenView, 'account' | 'accounts'> {
  const { account, accounts = [], homeAccountId } = state ?? {}
  return {
    ...(account === undefined ? {} : { account }),
    ...(accounts.length < 2 || homeAccountId === undefined
      ? {}
      : { accounts: [...accounts], accountId: homeAccountId })
  }
}

/** A consent that was granted for another tenant, application or API is none of this profile. */
function consentOf(
  profile: Profile,
  state: ProfileState | undefined
): { readonly consent?: ConsentView } {
  if (state?.consent === undefined) return {}
  const { grantedFor, ...consent } = state.consent
  return grantedFor === consentBindingOf(profile) ? { consent } : {}
}

function reminderOf(state: ProfileState | undefined): Pick<TokenView, 'dismissedReminderDays'> {
  const days = state?.dismissedReminderDays
  return days === undefined ? {} : { dismissedReminderDays: days }
}
