import { createContext, tick } from 'svelte'
import type { DesktopApi, EventPayload, Snapshot } from '../shared/contract'
import type { CallFailure } from '../shared/call-failure'
import type { HelpTopic } from '../shared/desk-calls'
import type { ProfileWarning } from '../shared/profile'
import type { PortalPlace } from '../shared/portal'
import type { AccessMode, Profile } from '../shared/profile'
import type { RemedyId } from '../shared/token'
import { assertNever } from '../shared/assert'
import type { MenuCommand } from '../shared/quick'
import type { WorkKind } from '../shared/work'
import type { FileFormat, PastedProfile } from '../shared/transfer'
import { followLocale, words } from '../words'
import { ClaimViews } from './claims/claim-views.svelte'
import { Activities } from './activity/activities.svelte'
import { Consents } from './consent/consents.svelte'
import { SavedCredentials } from './credential/saved-credentials.svelte'
import { EditorForm } from './editor/editor-form.svelte'
import type { EditorPlace } from './lib/editor-place'
import { draftOf } from './editor/profile-draft'
import { Doctors } from './doctor/doctors.svelte'
import { Protection } from './foot/protection.svelte'
import { Probes } from './probe/probes.svelte'
import { Guides, type DraftGuide } from './guide/guides.svelte'
import type { DeskPlace } from './lib/desk-place'
import { focusMain } from './lib/focus-main'
import { painted } from './lib/painted'
import { focusList } from './lib/keep-focus'
import { Palette } from './palette/palette.svelte'
import { focusSearch } from './profiles/list/list-focus'
import { Pastes } from './pasted/pastes.svelte'
import { PageLock } from './lock/page-lock.svelte'
import { focusTab } from './profiles/focus-tab'
import type { ProfileTab } from './profiles/profile-tab'
import { Deletions } from './profiles/deletions.svelte'
import { Arrangement } from './profiles/list/arrangement.svelte'
import { Selection } from './profiles/list/selection.svelte'
import { ShownProfiles } from './profiles/list/shown-profiles.svelte'
import { Standings } from './profiles/list/standings.svelte'
import { ProfileList } from './profiles/profile-list.svelte'
import { DeskSettings } from './settings/desk-settings.svelte'
import { SignIns } from './sign-in/sign-ins.svelte'
import { remedyWays } from './token-card/remedy-ways'
import { TokenViews } from './token-card/token-views.svelte'
import { WorkRuns } from './work/work-runs.svelte'
import { Imports } from './transfer/imports.svelte'

/** What outlasts a locking of the desk in the page: where the person was, and what they had typed. */
export interface Whereabouts {
  readonly profileId: string | undefined
  readonly detailShown: boolean
  readonly place: DeskPlace
  readonly tab: ProfileTab
  /** The editor that was open, without the secret in it. */
  readonly editor: EditorForm | undefined
  readonly editorOfGuide: EditorForm | undefined
  readonly draftGuide: DraftGuide | undefined
  readonly draftGuideShown: boolean
}

/** Everything the page shows: one object per feature, fed by the main process. */
export class DeskPage {
  readonly #desktop: DesktopApi
  readonly profiles = new ProfileList()
  readonly shown: ShownProfiles
  readonly arrangement: Arrangement
  readonly standings: Standings
  readonly selection: Selection
  readonly deletions: Deletions
  readonly tokens: TokenViews
  readonly credentials: SavedCredentials
  readonly signIns: SignIns
  readonly consents: Consents
  readonly claims: ClaimViews
  readonly doctors: Doctors
  readonly probes: Probes
  readonly protection: Protection
  readonly guides: Guides
  readonly settings: DeskSettings
  readonly activities: Activities
  readonly lock: PageLock
  readonly work: WorkRuns
  #returnTo: Whereabouts | undefined
  readonly imports: Imports
  readonly pastes: Pastes
  readonly palette: Palette

  phase = $state<'loading' | 'ready' | 'failed'>('loading')
  demo = $state(false)
  /** What stands beside the list. */
  place = $state<DeskPlace>('profile')
  /** The part of the chosen profile that is shown below its token card. */
  tab = $state<ProfileTab>('registration')
  /** The open editor, if any. */
  editor = $state.raw<EditorForm | undefined>(undefined)
  #editorOfGuide: EditorForm | undefined
  /** What was last done to the list of profiles, read aloud and shown above the profile. */
  notice = $state<{ readonly tone: 'info' | 'bad'; readonly sentence: string } | undefined>(
    undefined
  )
  /** What a save of the chosen profile brought with it. */
  saved = $state.raw<
    { readonly profileId: string; readonly warnings: readonly ProfileWarning[] } | undefined
  >(undefined)

  constructor(desktop: DesktopApi, lock: PageLock = new PageLock(desktop), returnTo?: Whereabouts) {
    this.#desktop = desktop
    this.lock = lock
    this.work = new WorkRuns(desktop)
    this.#returnTo = returnTo
    this.tokens = new TokenViews(desktop)
    this.arrangement = new Arrangement(desktop, (failure) => this.#tellFailure(failure))
    this.standings = new Standings(this.profiles, this.tokens)
    this.shown = new ShownProfiles(this.profiles, this.arrangement, this.standings)
    this.selection = new Selection(this.profiles, this.shown, () => this.#followSelection())
    this.deletions = new Deletions(desktop, {
      removed: (removed) => this.#changeProfiles({ saved: [], removed }),
      failed: (failure) => this.#tellFailure(failure),
      done: (sentence) => (this.notice = { tone: 'info', sentence })
    })
    this.credentials = new SavedCredentials(desktop, (view) => this.tokens.put(view))
    this.signIns = new SignIns(desktop)
    this.consents = new Consents(desktop)
    this.claims = new ClaimViews(desktop)
    this.doctors = new Doctors(desktop)
    this.probes = new Probes(desktop)
    this.protection = new Protection(desktop)
    this.guides = new Guides(desktop)
    this.settings = new DeskSettings(desktop)
    this.activities = new Activities(desktop)
    this.imports = new Imports(desktop)
    this.pastes = new Pastes(desktop, (profile) => this.openPasted(profile))
    this.palette = new Palette(this)
    followLocale(() => this.settings.locale)
  }

  /** Listens for changes; the function it returns ends that. */
  listen(): () => void {
    const ends = [
      this.imports.listen(),
      this.work.listen(),
      this.#desktop.onProfilesChanged((change) => {
        this.#changeProfiles(change)
        this.credentials.forget(change.removed)
        this.doctors.forget(change.removed)
        const changed = [...change.removed, ...change.saved.map(({ id }) => id)]
        this.consents.forget(changed)
        this.claims.forget(changed)
        this.probes.forget(changed)
      }),
      this.#desktop.onStoreChanged((view) => (this.profiles.store = view)),
      this.#desktop.onTokenChanged((view) => {
        this.tokens.receive(view)
        this.standings.changed()
      }),
      this.#desktop.onArrangementChanged((arranged) => this.#arrange(arranged)),
      this.#desktop.onDoctorChanged((change) => this.doctors.change(change)),
      this.#desktop.onSignInChanged((change) => this.signIns.change(change)),
      this.#desktop.onVaultChanged((view) => (this.protection.vault = view)),
      this.#desktop.onClipboardChanged((view) => (this.protection.clipboard = view)),
      this.#desktop.onSettingsChanged((view) => this.settings.put(view)),
      this.#desktop.onActivityAdded((entry) => this.activities.added(entry)),
      this.#desktop.onMenuChosen(({ command }) => void this.doMenu(command)),
      this.#desktop.onProfileChosen(({ profileId }) => void this.showFromOutside(profileId))
    ]
    return () => {
      for (const end of ends) end()
    }
  }

  /** Fetches what the first painting needs, then the state of the tokens. */
  async load(): Promise<void> {
    this.phase = 'loading'
    const result = await this.#desktop.getSnapshot({})
    // Behind the lock there is nothing to show, and the lock's own screen takes this one's place.
    if (!result.ok && result.failure.kind === 'locked') return
    if (!result.ok) {
      this.phase = 'failed'
      return
    }
    this.#start(result.value)
    this.#goBack()
    // With thousands of profiles their states take longer to read than the list to be shown.
    await painted()
    void this.work.load()
    if (!(await this.tokens.load())) this.#tell('internal')
    this.standings.changed()
    this.shown.warmIndex()
  }

  /** Drops what is secret, and returns what may outlast a locking of the desk. */
  leave(): Whereabouts {
    this.editor?.drop()
    return {
      profileId: this.profiles.selected?.id,
      detailShown: this.profiles.detailShown,
      place: this.place === 'selection' ? 'profile' : this.place,
      tab: this.tab,
      editor: this.editor,
      editorOfGuide: this.#editorOfGuide,
      draftGuide: this.guides.draft,
      draftGuideShown: this.guides.draftShown
    }
  }

  /** Shows again what was shown when the desk was locked, as far as it is still there. */
  #goBack(): void {
    const before = this.#returnTo
    this.#returnTo = undefined
    if (before === undefined) return
    const { profileId, editor } = before
    if (this.profiles.all.some(({ id }) => id === profileId) && profileId !== undefined)
      this.profiles.select(profileId)
    this.profiles.detailShown = before.detailShown
    this.place = before.place
    this.tab = before.tab
    this.guides.draft = before.draftGuide
    this.guides.draftShown = before.draftGuideShown
    this.editor = editor
    this.#editorOfGuide = before.editorOfGuide
  }

  select(profileId: string): void {
    this.profiles.select(profileId)
    this.selection.clear()
    this.place = 'profile'
    this.guides.draftShown = false
    this.notice = undefined
    this.saved = undefined
  }

  /** Shows a profile that was chosen in the quick-copy window or the tray. */
  async showFromOutside(profileId: string): Promise<void> {
    if (this.phase !== 'ready' || this.profiles.get(profileId) === undefined) return
    this.palette.close()
    this.select(profileId)
    await focusMain()
  }

  /** Shows something that concerns the whole desk, and goes on there with the keyboard. */
  async goTo(place: DeskPlace): Promise<void> {
    this.place = place
    this.profiles.detailShown = true
    await focusMain()
  }

  /** Goes back from there to the chosen profile, or to the list where one column is shown. */
  async leavePlace(): Promise<void> {
    this.place = 'profile'
    this.profiles.detailShown = false
    await tick()
    focusList()
  }

  /** Leads to the search of the list, wherever the person is. */
  async focusSearch(): Promise<void> {
    this.profiles.detailShown = false
    await tick()
    focusSearch()
  }

  /** Does what was chosen in the application menu, unless something is open that has to end first. */
  async doMenu(command: MenuCommand): Promise<void> {
    if (this.phase !== 'ready' || this.editor !== undefined || this.pastes.shown) return
    this.palette.close()
    await tick()
    switch (command) {
      case 'new-profile':
        this.openNewProfile()
        break
      case 'import':
      case 'settings':
        await this.goTo(command)
        break
      case 'export':
        await this.exportProfiles('json')
        break
      case 'find':
        await this.focusSearch()
        break
      case 'palette':
        this.palette.toggle()
        break
      case 'shortcuts':
        this.palette.showShortcuts()
        break
      default:
        assertNever(command)
    }
  }

  /** Shows a part of the chosen profile, and goes on there with the keyboard. */
  async showTab(tab: ProfileTab): Promise<void> {
    this.tab = tab
    await focusTab()
  }

  /** Renews or checks the tokens of all profiles. */
  async workOnAll(kind: WorkKind): Promise<void> {
    await this.work.start(
      kind,
      this.profiles.all.map(({ id }) => id)
    )
  }

  openNewProfile(mode: AccessMode = 'app+user'): void {
    if (this.profiles.writable) this.editor = new EditorForm(this.#desktop, { mode })
  }

  /** Shows the guide of somebody who has no profile yet. */
  openDraftGuide(): void {
    this.guides.showDraft()
    this.profiles.detailShown = true
  }

  leaveDraftGuide(): void {
    this.guides.draftShown = false
    this.profiles.detailShown = false
  }

  /** Opens the editor for a new profile, with what was chosen and entered in the guide. */
  createFromGuide(): void {
    const draft = this.guides.draft?.form.draft
    if (draft === undefined || !this.profiles.writable) return
    this.editor = new EditorForm(this.#desktop, { draft: { ...draft } })
    this.#editorOfGuide = this.editor
  }

  /** Whether a file or a text can begin something just now: nothing else is open or under way. */
  get canImport(): boolean {
    const isFree = this.editor === undefined && !this.pastes.shown && !this.imports.busy
    return this.phase === 'ready' && this.profiles.writable && isFree
  }

  /** Takes what was dropped on the window. Has to be called while the drop is handled. */
  async importDropped(data: DataTransfer | null): Promise<void> {
    const { dropped, readOnly } = words.transfer
    if (this.phase !== 'ready') return
    if (!this.canImport) {
      const isOpen = this.editor !== undefined || this.pastes.shown
      const why = !this.profiles.writable ? readOnly : isOpen ? dropped.editing : dropped.busy
      this.notice = { tone: 'bad', sentence: why }
      return
    }
    const read = this.imports.drop(data)
    await this.goTo('import')
    await read
  }

  /** Shows what an import has brought. */
  async showImported(profileIds: readonly string[]): Promise<void> {
    const [first] = profileIds
    await this.imports.startAgain()
    if (first !== undefined) this.select(first)
    // One alone is no selection: it is the chosen profile.
    if (profileIds.length > 1) this.selection.choose(profileIds)
    await focusMain()
  }

  /** Saves profiles to a file that the person chooses: all of them, or those that are named. */
  async exportProfiles(format: FileFormat, profileIds?: readonly string[]): Promise<void> {
    const { exported, exportNothing } = words.transfer
    const named = profileIds === undefined ? {} : { profileIds: [...profileIds] }
    const result = await this.#desktop.exportProfiles({ format, ...named })
    if (!result.ok) {
      const sentence = words.fileProblemSentence(result.failure)
      if (sentence === undefined) this.#tell(result.failure.kind)
      else this.notice = { tone: 'bad', sentence }
      return
    }
    const { savedAs, count } = result.value
    if (savedAs !== undefined) this.notice = { tone: 'info', sentence: exported(count, savedAs) }
    else if (count === 0 && this.profiles.all.length === 0)
      this.notice = { tone: 'info', sentence: exportNothing }
  }

  /** Opens the field for a text from which a new profile is made. */
  openPasteDialog(): void {
    if (this.canImport) this.pastes.show()
  }

  /** Opens the editor for a new profile with what a text has said of it. */
  openPasted(pasted: PastedProfile): void {
    if (!this.canImport) return
    const { input } = pasted
    const draft = draftOf(input, input.mode)
    const focus = (['name', 'tenant', 'clientId'] as const).find((field) => input[field] === '')
    this.editor = new EditorForm(this.#desktop, { draft, pasted, focus })
  }

  /** Opens the editor, at a place in it if one is named. */
  openEditor(profile: Profile, focus?: EditorPlace): void {
    if (!this.profiles.writable) return
    const credential = this.tokens.of(profile.id)?.credential
    this.editor = new EditorForm(this.#desktop, { profile, credential, focus })
  }

  closeEditor(): void {
    this.editor?.dispose()
    this.editor = undefined
  }

  /** After a save: shows the profile and what the save brought with it. */
  showSaved(profile: Profile, warnings: readonly ProfileWarning[]): void {
    const fromGuide = this.editor !== undefined && this.editor === this.#editorOfGuide
    this.closeEditor()
    this.#changeProfiles({ saved: [profile], removed: [] })
    this.select(profile.id)
    this.saved = { profileId: profile.id, warnings }
    if (!fromGuide) return
    this.tab = 'guide'
    void this.guides.finishDraft(profile.id)
  }

  async duplicate(profileId: string): Promise<void> {
    const result = await this.#desktop.duplicateProfile({ profileId })
    if (!result.ok) {
      this.#tell(result.failure.kind)
      return
    }
    this.#changeProfiles({ saved: [result.value.profile], removed: [] })
    this.select(result.value.profile.id)
  }

  /** Deletes profiles, after a native question. For a while it can be undone. */
  async remove(...profiles: readonly Profile[]): Promise<void> {
    await this.deletions.remove(profiles)
  }

  /** Pins profiles to the top of the list, or lets go of them. */
  async pin(profiles: readonly Profile[], pinned: boolean): Promise<void> {
    await this.arrangement.pin(
      profiles.map(({ id }) => id),
      pinned
    )
  }

  async restoreLastGood(): Promise<void> {
    const result = await this.#desktop.restoreLastGood({})
    if (!result.ok) {
      this.#tell(result.failure.kind)
      return
    }
    this.notice = { tone: 'info', sentence: words.store.restored(result.value.count) }
  }

  async openHelp(topic: HelpTopic): Promise<void> {
    await this.#desktop.openHelp({ topic })
  }

  /** Opens Microsoft's page about an AADSTS number. */
  async lookUpError(aadsts: number): Promise<void> {
    const result = await this.#desktop.openErrorLookup({ aadsts })
    if (!result.ok) this.#tellNotOpened(result.failure)
  }

  async openPortal(profileId: string, place: PortalPlace): Promise<void> {
    const result = await this.#desktop.openPortal({ of: { profileId }, place })
    if (!result.ok) this.#tellNotOpened(result.failure)
  }

  /** Does what a failure's button promises. */
  async follow(profile: Profile, remedy: RemedyId): Promise<void> {
    const way = remedyWays[remedy]
    switch (way.kind) {
      case 'sign-in':
        await this.tokens.signIn(profile.id, way.prompt)
        break
      case 'retry':
        await this.tokens.tryAgain(profile)
        break
      case 'editor':
        this.openEditor(profile, way.at)
        break
      case 'consent':
        await this.showTab('consent')
        break
      case 'authority':
        await this.confirmAuthority(profile)
        break
      case 'portal':
        await this.openPortal(profile.id, way.place)
        break
      case 'nowhere':
        break
    }
  }

  /** Lets the person agree to the login host of an imported profile, in a native dialog. */
  async confirmAuthority(profile: Profile): Promise<void> {
    const result = await this.#desktop.confirmAuthority({ profileId: profile.id })
    if (!result.ok) {
      this.#tell(result.failure.kind)
      return
    }
    if (result.value.confirmed) {
      const sentence = words.transfer.confirmed(words.names.cloud(profile.cloud))
      this.notice = { tone: 'info', sentence }
    }
  }

  #start(snapshot: Snapshot): void {
    this.profiles.start(snapshot)
    this.#arrange(snapshot.arrangement)
    this.profiles.keep(this.shown.all[0]?.id)
    this.signIns.start(snapshot.signIns)
    this.protection.vault = snapshot.vault
    this.protection.clipboard = snapshot.clipboard
    this.settings.put(snapshot.settings)
    this.demo = snapshot.demo
    this.phase = 'ready'
  }

  #arrange(arranged: EventPayload<'arrangementChanged'>): void {
    this.arrangement.take(arranged)
    this.standings.follow(arranged)
  }

  #changeProfiles(change: EventPayload<'profilesChanged'>): void {
    const chosen = this.profiles.selected?.id
    const next = chosen !== undefined && change.removed.includes(chosen)
    this.profiles.change(change, next ? this.shown.nearestTo(chosen, change.removed) : undefined)
    this.tokens.forget(change.removed)
    this.selection.forget(change.removed)
    this.standings.changed()
  }

  /** Several profiles take the place of one. */
  #followSelection(): void {
    const several = this.selection.count > 1
    if (several) this.place = 'selection'
    else if (this.place === 'selection') this.place = 'profile'
  }

  #tellFailure(failure: CallFailure): void {
    const [problem] = failure.kind === 'fields' ? failure.problems : []
    if (problem === undefined) this.#tell(failure.kind)
    else this.notice = { tone: 'bad', sentence: words.fields.problems[problem.code] }
  }

  #tellNotOpened(failure: CallFailure): void {
    const { calls, browserNotOpened } = words.failures
    const sentence = failure.kind === 'failure' ? browserNotOpened : calls[failure.kind]
    this.notice = { tone: 'bad', sentence }
  }

  #tell(kind: keyof typeof words.failures.calls | 'failure'): void {
    const sentence = words.failures.calls[kind === 'failure' ? 'internal' : kind]
    this.notice = { tone: 'bad', sentence }
  }
}

/** The page's state, for every component. */
export const [getDeskPage, setDeskPage] = createContext<DeskPage>()
