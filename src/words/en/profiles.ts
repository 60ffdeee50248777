import type { AccessMode } from '../../shared/profile'
import { number } from './locale'

/** Words of the list of profiles, the head of the chosen one, and the first run. */
export const profiles = {
  title: 'Profiles',
  none: 'None yet',
  newProfile: 'New profile',
  search: {
    label: 'Search profiles',
    placeholder: (count: number): string =>
      count === 1 ? 'Search 1 profile' : `Search ${number(count)} profiles`,
    clear: 'Clear the search',
    found: (found: number, count: number): string => `${number(found)} of ${number(count)}`,
    nothing: 'No profile holds all of these words.',
    hint: 'A search goes over name, tenant, domain, application id, account and tags.'
  },
  edit: 'Edit',
  more: 'More',
  duplicate: 'Duplicate',
  delete: 'Delete…',
  back: 'All profiles',
  loading: 'Loading profiles',
  loadFailed: 'The profiles could not be loaded',
  tryAgain: 'Try again',
  deleted: (name: string): string => `${name} was deleted.`,
  /** `access` is the name of the access mode; the API's name follows, set apart. */
  accessTo: (access: string): string => `${access} to`,
  /** The state of a row's token, for those who do not see the ring. */
  ring: {
    none: 'no token',
    expired: 'token expired',
    problem: 'needs attention',
    waiting: 'signing in',
    left: (span: string): string => `token valid for ${span}`
  },
  registration: {
    title: 'Registration',
    tenant: { name: 'Tenant', note: 'Directory' },
    application: { name: 'Application', note: 'Client id' },
    api: { name: 'API' },
    apiOther: 'Another resource',
    redirect: { name: 'Redirect', note: 'Mobile and desktop' },
    scope: { name: 'Scope', note: 'What is asked for' },
    authority: { name: 'Authority', note: 'Login host' },
    notes: 'Notes',
    openHelp: 'App registrations'
  },
  firstRun: {
    title: 'Add your first profile',
    lead: 'A profile is one tenant, one app registration, one way of access and one API. You sign in once, and from then on a good token is one key press away.',
    modesTitle: 'Two ways of access',
    ways: {
      'app+user': {
        what: 'A person signs in with the system’s browser. The token acts for that person, within their roles.',
        when: 'For the Partner API: pricing, referrals, payouts.',
        needs: 'Needs an app registration for Mobile and desktop with http://localhost.'
      },
      'app-only': {
        what: 'The application gets its token by itself, with a secret or a certificate. No person takes part.',
        when: 'For the Partner Center API: customers, orders, billing without a person.',
        needs: 'Needs a secret or certificate, and the application added in Partner Center.'
      }
    } satisfies Record<
      AccessMode,
      { readonly what: string; readonly when: string; readonly needs: string }
    >,
    help: 'How to register an application',
    helpAuthentication: 'About Partner Center authentication'
  }
} as const
