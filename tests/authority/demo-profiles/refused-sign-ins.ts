import type { ProfileInput } from '../../../src/shared/profile'
import type { DemoProfile } from '../demo-profiles'
import type { DemoApplication, DemoTenant } from '../types'
import { unknownGuid } from './refused-applications'

/** Profiles for application + user access whose sign-in ends without a token: press “Sign in”. */
export function refusedSignIns(
  { applications, users }: DemoTenant,
  common: ProfileInput
): readonly DemoProfile[] {
  const { ada, grace } = users
  const profile = (
    name: string,
    application: DemoApplication,
    notes: string,
    more: Partial<ProfileInput> = {}
  ): DemoProfile => ({
    input: {
      ...common,
      name,
      clientId: application.clientId,
      notes: `Press “Sign in”. ${notes}`,
      ...more
    }
  })
  return [
    profile(
      'Unknown tenant',
      applications.publicClient,
      'No tenant has this id: AADSTS90002, before any browser opens.',
      { tenant: unknownGuid }
    ),
    profile(
      'Redirect not registered',
      applications.otherRedirectClient,
      'The browser shows AADSTS50011 and never comes back. Paste what it shows where the app waits, or cancel.'
    ),
    profile(
      'Redirect under Web',
      applications.webRedirectClient,
      `Sign in as ${ada.userName}. The redirect is in the wrong place, so that a secret is expected: AADSTS7000218.`
    ),
    profile(
      'Redirect under Single-page',
      applications.singlePageClient,
      `Sign in as ${ada.userName}. The redirect is in the wrong place: AADSTS9002327.`
    ),
    profile(
      'No admin consent',
      applications.adminConsentClient,
      `Sign in as ${grace.userName}, who is no administrator, and return without granting: AADSTS90094. Then grant admin consent as ${ada.userName}, and sign in again.`,
      { account: grace.userName }
    ),
    profile(
      'Declined consent',
      applications.consentClient,
      `Sign in as ${ada.userName} and choose “Decline”: AADSTS65004.`
    ),
    profile(
      'Wrong account',
      applications.publicClient,
      `The profile is for ${grace.userName}. Sign in as ${ada.userName}: the token is refused, and both names are shown.`,
      { account: grace.userName, api: 'partner' }
    )
  ]
}
