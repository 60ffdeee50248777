import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assertDefined } from '../../src/shared/assert'
import type { Profile } from '../../src/shared/profile'
import type { TokenView } from '../../src/shared/views'
import { readClaims } from '../../src/core/tokens/claims'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import type { DemoUser } from '../authority/types'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo
let profile: Profile

beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
beforeEach(async () => {
  tenant.reset()
  at = await openDeskAtDemo(tenant)
  const input = inputFor(tenant, tenant.applications.publicClient)
  ;({ profile } = valueOf(await at.desk.profiles.create(input)))
  valueOf(await at.signIn(profile, tenant.users.ada))
  tenant.journal.clear()
})
afterEach(() => at.close())

async function view(): Promise<TokenView> {
  const views = await at.desk.tokens.views()
  return assertDefined(
    views.find(({ profileId }) => profileId === profile.id),
    'it has a view'
  )
}

/** The user name in the token that a copy takes. */
async function copiedFor(): Promise<string | undefined> {
  const { text } = valueOf(await at.desk.tokens.copy(profile.id, 'token'))
  return valueOf(readClaims(text)).upn
}

/** Signs in as another one, which is refused, and chooses that one. */
async function signInAndUse(user: DemoUser): Promise<TokenView> {
  await at.signIn(profile, user)
  const { id } = assertDefined((await view()).offeredAccount, 'the other account is offered')
  return valueOf(await at.desk.signIn.chooseAccount(profile.id, id))
}

function idOf({ accounts = [] }: TokenView, user: DemoUser): string {
  const account = accounts.find(({ userName }) => userName === user.userName)
  return assertDefined(account, 'the account is saved').id
}

describe('another account than the pinned one', () => {
  test('is refused, and changes nothing until the person chooses it', async () => {
    expect(await at.signIn(profile, tenant.users.grace)).toMatchObject({
      failure: { failure: { code: 'wrong-account' } }
    })
    expect(await view()).toMatchObject({
      account: tenant.users.ada.userName,
      failure: { code: 'wrong-account' },
      offeredAccount: { userName: tenant.users.grace.userName }
    })
    expect(await copiedFor()).toBe(tenant.users.ada.userName)
  })

  test('is used from then on when it is chosen, without another sign-in', async () => {
    const chosen = await signInAndUse(tenant.users.grace)
    expect(chosen).toMatchObject({ state: 'token', account: tenant.users.grace.userName })
    expect(chosen.failure).toBeUndefined()
    expect(chosen.offeredAccount).toBeUndefined()
    expect(await copiedFor()).toBe(tenant.users.grace.userName)
    expect(at.links).toHaveLength(2)
    expect(chosen.accounts?.map(({ userName }) => userName)).toEqual([
      tenant.users.grace.userName,
      tenant.users.ada.userName
    ])
    expect(chosen.accountId).toBe(idOf(chosen, tenant.users.grace))
  })

  test('is forgotten when the person stays with the one before', async () => {
    await at.signIn(profile, tenant.users.grace)
    const offered = assertDefined((await view()).offeredAccount, 'it is offered')
    const kept = valueOf(await at.desk.signIn.keepAccount(profile.id))
    expect(kept).toMatchObject({ state: 'token', account: tenant.users.ada.userName })
    expect(kept.failure).toBeUndefined()
    expect(await at.desk.signIn.chooseAccount(profile.id, offered.id)).toMatchObject({
      failure: { kind: 'account-missing' }
    })
  })

  test('is refused again when it signs in although it was chosen before', async () => {
    const both = await signInAndUse(tenant.users.grace)
    valueOf(await at.desk.signIn.chooseAccount(profile.id, idOf(both, tenant.users.ada)))
    expect(await at.signIn(profile, tenant.users.grace)).toMatchObject({
      failure: { failure: { code: 'wrong-account', expected: tenant.users.ada.userName } }
    })
    expect(await copiedFor()).toBe(tenant.users.ada.userName)
  })

  test('can be chosen where the profile only names another account', async () => {
    const input = inputFor(tenant, tenant.applications.publicClient, {
      name: 'For Ada',
      account: tenant.users.ada.userName
    })
    ;({ profile } = valueOf(await at.desk.profiles.create(input)))
    await signInAndUse(tenant.users.grace)
    expect(await copiedFor()).toBe(tenant.users.grace.userName)
    valueOf(await at.desk.tokens.renew(profile.id))
    expect((await view()).account).toBe(tenant.users.grace.userName)
  })
})

describe('a profile with several accounts', () => {
  test('goes from one to the other and renews each without a person, also after a restart', async () => {
    const both = await signInAndUse(tenant.users.grace)
    const ids = { ada: idOf(both, tenant.users.ada), grace: idOf(both, tenant.users.grace) }
    at = await at.restart()
    for (const name of ['ada', 'grace', 'ada'] as const) {
      const chosen = valueOf(await at.desk.signIn.chooseAccount(profile.id, ids[name]))
      expect(chosen.account).toBe(tenant.users[name].userName)
      valueOf(await at.desk.tokens.renew(profile.id))
      expect(await copiedFor()).toBe(tenant.users[name].userName)
      expect((await view()).accounts).toHaveLength(2)
    }
    expect(at.links).toHaveLength(0)
  })

  test('asks nobody while the chosen account’s token is still good', async () => {
    const both = await signInAndUse(tenant.users.grace)
    tenant.journal.clear()
    valueOf(await at.desk.signIn.chooseAccount(profile.id, idOf(both, tenant.users.ada)))
    expect(tenant.journal.tokenRequests()).toEqual([])
  })

  test('shows no token of the other account when the chosen one has to sign in again', async () => {
    const both = await signInAndUse(tenant.users.grace)
    tenant.setAccessTokenLifetime(60)
    valueOf(await at.desk.signIn.chooseAccount(profile.id, idOf(both, tenant.users.ada)))
    valueOf(await at.desk.tokens.renew(profile.id))
    valueOf(await at.desk.signIn.chooseAccount(profile.id, idOf(both, tenant.users.grace)))
    tenant.revoke(tenant.users.ada)
    expect(
      await at.desk.signIn.chooseAccount(profile.id, idOf(both, tenant.users.ada))
    ).toMatchObject({ failure: { failure: { code: 'sign-in-needed', remedy: 'sign-in' } } })
    expect(await view()).toMatchObject({ state: 'none', account: tenant.users.ada.userName })
    const link = at.nextLink()
    const signingIn = at.desk.signIn.start(profile.id, 'default')
    expect(new URL(await link).searchParams.get('login_hint')).toBe(tenant.users.ada.userName)
    at.desk.signIn.cancel(profile.id)
    await signingIn
  })

  test('keeps the others when one signs in again', async () => {
    const both = await signInAndUse(tenant.users.grace)
    valueOf(await at.signIn(profile, tenant.users.grace))
    expect((await view()).accounts).toHaveLength(2)
    valueOf(await at.desk.signIn.chooseAccount(profile.id, idOf(both, tenant.users.ada)))
    valueOf(await at.desk.tokens.renew(profile.id))
  })

  test('forgets all of them when it is signed out', async () => {
    const both = await signInAndUse(tenant.users.grace)
    const signedOut = valueOf(await at.desk.signIn.signOut(profile.id))
    expect(signedOut).toMatchObject({ state: 'none' })
    expect(signedOut.accounts).toBeUndefined()
    expect(
      await at.desk.signIn.chooseAccount(profile.id, idOf(both, tenant.users.ada))
    ).toMatchObject({ failure: { kind: 'account-missing' } })
  })
})
