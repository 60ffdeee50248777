import { directories } from './directories'
import type { DemoDirectory, DemoUser, DemoUsers } from './types'

function user(
  directory: DemoDirectory,
  name: readonly [given: string, family: string],
  rest: Pick<DemoUser, 'objectId' | 'usesMfa' | 'isAdministrator' | 'partnerRoles' | 'code'>
): DemoUser {
  const [given, family] = name
  return {
    userName: `${given}.${family}@${directory.domain}`.toLowerCase(),
    displayName: `${given} ${family}`,
    tenantId: directory.tenantId,
    password: `demo-${given.toLowerCase()}`,
    ...rest
  }
}

export const users: DemoUsers = {
  ada: user(directories.contoso, ['Ada', 'Lovelace'], {
    objectId: '1d0f6a3c-5a0e-4f43-8a57-0b7d6a1c2e31',
    usesMfa: true,
    isAdministrator: true,
    partnerRoles: ['Admin agent', 'Referrals admin'],
    code: '314159'
  }),
  grace: user(directories.contoso, ['Grace', 'Hopper'], {
    objectId: '2e1a7b4d-6b1f-4054-9b68-1c8e7b2d3f42',
    usesMfa: true,
    isAdministrator: false,
    partnerRoles: ['Sales agent'],
    code: '271828'
  }),
  katherine: user(directories.contoso, ['Katherine', 'Johnson'], {
    objectId: '3f2b8c5e-7c20-4165-8c79-2d9f8c3e4053',
    usesMfa: false,
    isAdministrator: false,
    partnerRoles: ['Helpdesk agent'],
    code: '161803'
  }),
  dorothy: user(directories.contoso, ['Dorothy', 'Vaughan'], {
    objectId: '514dae70-9e42-4387-ae9b-4fb1ae606275',
    usesMfa: true,
    isAdministrator: false,
    partnerRoles: [],
    code: '173205'
  }),
  margaret: user(directories.fabrikam, ['Margaret', 'Hamilton'], {
    objectId: '403c9d6f-8d31-4276-9d8a-3ea09d4f5164',
    usesMfa: true,
    isAdministrator: true,
    partnerRoles: ['Admin agent', 'Referrals admin'],
    code: '141421'
  })
}

export const allUsers: readonly DemoUser[] = Object.values(users)

/** A user as nothing was changed of it yet. */
export const untouchedUser = {
  isDisabled: false,
  isDeleted: false,
  passwordIsExpired: false,
  isLocked: false,
  wrongPasswords: 0,
  isAtRisk: false,
  isRegisteredForMfa: true
} as const
