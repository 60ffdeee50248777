import type { PortalPlace } from '../../shared/portal'
import type { Profile } from '../../shared/profile'
import type { CopyForm } from '../../shared/token'
import type { TokenView } from '../../shared/views'
import { words } from '../../words'
import type { DeskPage } from '../desk-page.svelte'
import { keysOfShortcut } from '../lib/shortcut'
import { profileTabs } from '../profiles/profile-tab'
import type { Command } from './command'

const text = words.palette

const copyForms: readonly CopyForm[] = [
  'token',
  'authorization-header',
  'curl',
  'powershell',
  'http-request',
  'javascript-fetch',
  'environment-bash',
  'environment-powershell',
  'claims-json'
]
const signInPrompts = ['default', 'select-account', 'login', 'consent', 'mfa'] as const
const portalPlaces: readonly PortalPlace[] = [
  'app-registrations',
  'new-registration',
  'app-overview',
  'app-authentication',
  'app-credentials',
  'app-permissions',
  'enterprise-apps',
  'partner-center-apps',
  'partner-center-users'
]

/** Returns what can be done with the chosen profile just now. */
export function profileCommands(page: DeskPage, profile: Profile): readonly Command[] {
  const view = page.tokens.of(profile.id)
  return [
    ...tokenCommands(page, profile, view),
    ...signInCommands(page, profile, view),
    ...tabCommands(page, profile),
    ...(page.profiles.writable ? changeCommands(page, profile) : []),
    ...credentialCommands(page, profile, view),
    ...portalPlaces.map((place) => ({
      id: `portal ${place}`,
      label: text.portal(text.portals[place]),
      also: ['microsoft', 'browser'],
      run: () => page.openPortal(profile.id, place)
    }))
  ]
}

function tokenCommands(
  { tokens }: DeskPage,
  { id, mode }: Profile,
  view: TokenView | undefined
): readonly Command[] {
  const hasToken = view?.state === 'token'
  const getsOne = hasToken || (mode === 'app-only' && view?.credential.kind !== 'none')
  if (!getsOne || tokens.operation(id) !== undefined) return []
  const copies = copyForms.map((form) => ({
    id: `copy ${form}`,
    label: form === 'token' ? words.tokenCard.copyToken : words.tokenCard.copyAs[form],
    also: ['clipboard'],
    ...(form === 'token' ? { keys: keysOfShortcut('copy') } : {}),
    run: () => tokens.copy(id, form)
  }))
  const renew = {
    id: 'renew',
    label: hasToken ? text.renew : text.getToken,
    also: ['refresh'],
    run: () => tokens.renew(id)
  }
  return [...copies, renew]
}

function signInCommands(
  { tokens, signIns }: DeskPage,
  { id, mode }: Profile,
  view: TokenView | undefined
): readonly Command[] {
  if (mode !== 'app+user') return []
  if (signIns.of(id) !== undefined)
    return [
      { id: 'sign-in again', label: text.openAgain, run: () => signIns.openAgain(id) },
      { id: 'sign-in link', label: text.copyLink, run: () => signIns.copyLink(id) },
      { id: 'sign-in cancel', label: text.cancelSignIn, run: () => signIns.cancel(id) }
    ]
  if (tokens.operation(id) !== undefined) return []
  const signIn = signInPrompts.map((prompt) => ({
    id: `sign-in ${prompt}`,
    label: text.signIn[prompt],
    also: ['log in', 'login'],
    run: () => tokens.signIn(id, prompt)
  }))
  const code = {
    id: 'sign-in code',
    label: text.signInWithCode,
    also: ['device code', 'login'],
    run: () => tokens.signInWithCode(id)
  }
  const others = (view?.accounts ?? []).filter((account) => account.id !== view?.accountId)
  const accounts = others.map((account) => ({
    id: `account ${account.id}`,
    label: text.useAccount(account.userName),
    run: () => tokens.chooseAccount(id, account.id)
  }))
  const signOut = {
    id: 'sign-out',
    label: text.signOut,
    also: ['log out', 'logout'],
    run: () => tokens.signOut(id)
  }
  return [...signIn, code, ...accounts, ...(view?.account === undefined ? [] : [signOut])]
}

function tabCommands(page: DeskPage, { id }: Profile): readonly Command[] {
  const tabs = profileTabs.map((tab) => ({
    id: `tab ${tab}`,
    label: text.tab(words.profileTabs.names[tab]),
    run: () => {
      page.place = 'profile'
      return page.showTab(tab)
    }
  }))
  if (page.doctors.isRunning(id))
    return [
      ...tabs,
      { id: 'doctor stop', label: text.stopDoctor, run: () => page.doctors.cancel(id) }
    ]
  const doctor = {
    id: 'doctor',
    label: text.runDoctor,
    also: ['check', 'diagnose'],
    run: async () => {
      page.place = 'profile'
      await page.showTab('doctor')
      await page.doctors.run(id)
    }
  }
  return [...tabs, doctor]
}

function changeCommands(page: DeskPage, profile: Profile): readonly Command[] {
  const isPinned = page.arrangement.pinned.has(profile.id)
  return [
    { id: 'edit', label: text.edit, run: () => page.openEditor(profile) },
    {
      id: 'tags',
      label: text.tags,
      also: ['label', 'colour'],
      run: () => page.openEditor(profile, 'tags')
    },
    {
      id: 'pin',
      label: isPinned ? text.unpin : text.pin,
      also: ['favourite'],
      run: () => page.pin([profile], !isPinned)
    },
    { id: 'duplicate', label: text.duplicate, run: () => page.duplicate(profile.id) },
    { id: 'delete', label: text.delete, also: ['remove'], run: () => page.remove(profile) }
  ]
}

function credentialCommands(
  page: DeskPage,
  profile: Profile,
  view: TokenView | undefined
): readonly Command[] {
  if (profile.mode !== 'app-only') return []
  const enter = {
    id: 'credential',
    label: text.enterCredential,
    also: ['secret', 'certificate', 'password'],
    run: () => page.openEditor(profile, 'credential')
  }
  const ofCertificate = [
    {
      id: 'thumbprint',
      label: text.copyThumbprint,
      run: () => page.credentials.copyThumbprint(profile.id, 'sha1')
    },
    {
      id: 'certificate file',
      label: text.saveCertificate,
      run: () => page.credentials.saveFile(profile.id)
    }
  ]
  return [
    ...(page.profiles.writable ? [enter] : []),
    ...(view?.credential.kind === 'certificate' ? ofCertificate : [])
  ]
}
