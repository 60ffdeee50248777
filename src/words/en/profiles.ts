/** Words of the list of profiles, the head of the chosen one, and the first run. */
export const profiles = {
  title: 'Profiles',
  newProfile: 'New profile',
  edit: 'Edit',
  more: 'More',
  duplicate: 'Duplicate',
  delete: 'Delete…',
  back: 'All profiles',
  nothingChosen: 'Choose a profile on the left.',
  loading: 'Loading profiles',
  loadFailed: 'The profiles could not be loaded',
  tryAgain: 'Try again',
  deleted: (name: string): string => `${name} was deleted.`,
  /** `access` is the name of the access mode; the API's name follows, set apart. */
  accessTo: (access: string): string => `${access} to`,
  sandboxNote: 'Integration sandbox: a tenant of its own, with its own application ids',
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
    environment: { name: 'Environment', note: 'Which account' },
    notes: { name: 'Notes', note: '' },
    openHelp: 'App registrations'
  },
  firstRun: {
    title: 'Add your first profile',
    lead: 'A profile is one tenant, one app registration, one way of access and one API. You sign in once, and from then on a good token is one key press away.',
    modesTitle: 'Two ways of access',
    appUser: {
      what: 'A person signs in with the system’s browser. The token acts for that person, within their roles.',
      needs: 'Needs: an app registration for Mobile and desktop with http://localhost.',
      when: 'For the Partner API: pricing, referrals, payouts.'
    },
    appOnly: {
      what: 'The application gets its token by itself, with a secret or a certificate. No person takes part.',
      needs: 'Needs: a secret or certificate, and the application added in Partner Center.',
      when: 'For the Partner Center API: jobs without a person.'
    },
    help: 'How to register an application',
    helpAuthentication: 'About Partner Center authentication'
  }
} as const
