import { reference, signIn, signInWithAccount, signInWithMfa, type AuthorityErrorRow } from './row'

/** The person, the session and the policies. */
export const peopleErrors: readonly AuthorityErrorRow[] = [
  {
    numbers: [50020, 50034, 51004, 50014, 16000, 500208, 90072],
    code: 'wrong-account',
    remedy: signInWithAccount,
    source: reference
  },
  {
    // The account is disabled or locked.
    numbers: [50057, 50053],
    code: 'blocked-by-policy',
    remedy: signInWithAccount,
    source: reference
  },
  {
    // The password has expired or is wrong.
    numbers: [50055, 50126],
    code: 'sign-in-needed',
    remedy: signIn,
    source: reference
  },
  {
    numbers: [50076, 50074, 50079, 50072, 50078, 50158],
    code: 'mfa-needed',
    remedy: signInWithMfa,
    source: reference
  },
  {
    // The device, the risk, or a policy: an administrator's matter.
    numbers: [53000, 53001, 53002, 53003, 530032, 530034, 530035, 53004, 53011],
    code: 'blocked-by-policy',
    remedy: 'none',
    source: reference
  },
  {
    // Tenant restrictions and cross-tenant access.
    numbers: [500021, 500022, 500212, 500213],
    code: 'blocked-by-policy',
    remedy: 'none',
    source: reference
  },
  {
    numbers: [50173, 50089, 50132, 50133, 70000, 70008, 700082, 70043],
    code: 'sign-in-needed',
    remedy: signIn,
    source: reference
  },
  {
    // A sign-in through a single-page redirect ends after 24 hours.
    numbers: [700084],
    code: 'sign-in-needed',
    remedy: 'open-authentication',
    source: reference
  },
  {
    // The answer that was redeemed does not fit the request.
    numbers: [54005, 501481, 50147, 700005],
    code: 'answer-invalid',
    remedy: signIn,
    source: reference
  },
  {
    // Pages that the browser has to show first.
    numbers: [50058, 16001, 16002, 16003, 50140, 50199],
    code: 'sign-in-needed',
    remedy: signIn,
    source: reference
  },
  { numbers: [50196, 90055], code: 'throttled', remedy: 'retry', source: reference },
  {
    numbers: [90033, 90006, 90012, 90024, 50033, 50087],
    code: 'authority-unavailable',
    remedy: 'retry',
    source: reference
  }
]
