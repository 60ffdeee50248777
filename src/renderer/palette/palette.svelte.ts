import { tick } from 'svelte'
import type { Profile } from '../../shared/profile'
import { words } from '../../words'
import type { ChoiceGroup } from '../lib/choice-group'
import { ProfileIndex } from '../profiles/search/profile-index'
import type { DeskPage } from '../desk-page.svelte'
import type { Command } from './command'
import { deskCommands } from './desk-commands'
import { profileCommands } from './profile-commands'

/** As many as are looked at before another letter is typed. */
const MOST_COMMANDS = 20
const MOST_PROFILES = 8
/** How many of the commands that were used last come first. */
const MOST_LAST_USED = 5

/** A row of the palette: something to do, or a profile to go to. */
export type PaletteRow =
  | { readonly id: string; readonly kind: 'command'; readonly command: Command }
  | { readonly id: string; readonly kind: 'profile'; readonly profile: Profile }

/** The palette of commands: everything that can be done, by a few letters. */
export class Palette {
  readonly #page: DeskPage
  #lastUsed = $state.raw<readonly string[]>([])

  /** Which of its dialogs is open. */
  open = $state<'commands' | 'shortcuts' | undefined>(undefined)
  query = $state('')
  activeId = $state<string | undefined>(undefined)

  readonly #ofProfile = $derived.by(() => {
    const { selected } = this.#page.profiles
    return selected === undefined ? [] : profileCommands(this.#page, selected)
  })
  readonly #ofDesk = $derived.by(() => deskCommands(this.#page))
  readonly #index = $derived.by(
    () => new ProfileIndex([...this.#ofProfile, ...this.#ofDesk].map(searchable))
  )

  readonly groups = $derived.by<readonly ChoiceGroup<PaletteRow>[]>(() =>
    this.query.trim() === '' ? this.#allGroups() : this.#foundGroups()
  )

  constructor(page: DeskPage) {
    this.#page = page
  }

  /** Opens the palette, or closes it. Not over a dialog that has something typed in it. */
  toggle(): void {
    if (this.open === 'commands') this.close()
    else if (this.#mayOpen) this.#show('commands')
  }

  showShortcuts(): void {
    if (this.#mayOpen) this.#show('shortcuts')
  }

  close(): void {
    this.open = undefined
  }

  /** Closes the palette, lets the focus go back, and only then does what was chosen. */
  async choose(row: PaletteRow): Promise<void> {
    if (this.open !== 'commands') return
    this.close()
    await tick()
    if (row.kind === 'profile') {
      this.#page.select(row.profile.id)
      return
    }
    this.#lastUsed = [row.id, ...this.#lastUsed.filter((id) => id !== row.id)]
    await row.command.run()
  }

  get #mayOpen(): boolean {
    const { phase, editor, pastes } = this.#page
    return phase === 'ready' && editor === undefined && !pastes.shown
  }

  #show(what: 'commands' | 'shortcuts'): void {
    this.query = ''
    this.activeId = undefined
    this.open = what
  }

  #allGroups(): readonly ChoiceGroup<PaletteRow>[] {
    const { groups } = words.palette
    const { selected } = this.#page.profiles
    const all = [...this.#ofProfile, ...this.#ofDesk]
    const last = this.#lastUsed
      .flatMap((id) => all.find((command) => command.id === id) ?? [])
      .slice(0, MOST_LAST_USED)
    const rest = (commands: readonly Command[]): readonly PaletteRow[] =>
      commands.filter((command) => !last.includes(command)).map(rowOf)
    return [
      { title: groups.lastUsed, choices: last.map(rowOf) },
      ...(selected === undefined
        ? []
        : [{ title: words.names.profile(selected), choices: rest(this.#ofProfile) }]),
      { title: groups.desk, choices: rest(this.#ofDesk) }
    ]
  }

  #foundGroups(): readonly ChoiceGroup<PaletteRow>[] {
    const { groups } = words.palette
    const commands = this.#index.search(this.query).slice(0, MOST_COMMANDS)
    const profiles = this.#page.shown.find(this.query).slice(0, MOST_PROFILES)
    return [
      { title: groups.commands, choices: commands.map(({ command }) => rowOf(command)) },
      {
        title: groups.profiles,
        choices: profiles.map((profile) => ({ id: profile.id, kind: 'profile', profile }))
      }
    ]
  }
}

function rowOf(command: Command): PaletteRow {
  return { id: command.id, kind: 'command', command }
}

/** A command in the form that the search knows: its label counts like a profile's name. */
function searchable(command: Command) {
  return { command, name: command.label, tags: [...(command.also ?? [])], tenant: '', clientId: '' }
}
