import type { Profile } from '../../shared/profile'
import type { TokenView } from '../../shared/views'
import { words } from '../../words'
import { answered, hasSwitch, type CommandContext, type RunCommand } from '../command'
import { alignColumns, type Cell } from '../output/columns'
import { profileFacts } from '../output/json-forms'

/** `ptd list [search]` */
export const run: RunCommand = async (context) => {
  const desk = await context.openDesk({ keyStore: 'not-needed' })
  if (!desk.ok) return desk
  const search = context.command.arguments[0] ?? ''
  const profiles = desk.value.profiles.list().filter((profile) => holds(profile, search))
  if (hasSwitch(context, 'names'))
    return answered(
      profiles.map(({ name }) => [name]),
      profiles.map(({ name }) => name)
    )
  const views = new Map((await desk.value.tokens.views()).map((view) => [view.profileId, view]))
  const json = { profiles: profiles.map((profile) => profileFacts(profile, views.get(profile.id))) }
  if (profiles.length === 0) {
    if (!hasSwitch(context, 'json')) context.terminal.note([[words.cli.list.nothing(search)]])
    return answered([], json)
  }
  const rows = profiles.map((profile) => rowOf(profile, views.get(profile.id), context))
  return answered(alignColumns([headings(), ...rows]), json)
}

/** Looks where the app's own search looks: name, tags, tenant, account, application. */
function holds(profile: Profile, search: string): boolean {
  const { name, tags = [], tenant, account, clientId, id } = profile
  const wanted = search.trim().toLowerCase()
  return [name, ...tags, tenant, account ?? '', clientId, id].some((text) =>
    text.toLowerCase().includes(wanted)
  )
}

function headings(): readonly Cell[] {
  const { name, tenant, mode, api, token, account } = words.cli.list.headings
  return [name, tenant, mode, api, token, account].map((text) => ({ text, style: 'faint' }))
}

function rowOf(
  profile: Profile,
  view: TokenView | undefined,
  { now }: CommandContext
): readonly Cell[] {
  return [
    { text: words.names.profile(profile), style: 'strong' },
    { text: profile.tenant },
    { text: words.names.accessModes[profile.mode].short },
    { text: words.names.api(profile.api) },
    tokenCell(view, now()),
    { text: view?.account ?? profile.account ?? '' }
  ]
}

function tokenCell(view: TokenView | undefined, now: number): Cell {
  if (view?.expiresAt === undefined) return { text: words.cli.list.noToken, style: 'faint' }
  const left = view.expiresAt - now
  return left > 0
    ? { text: words.time.span(left), style: 'good' }
    : { text: words.cli.list.expired, style: 'bad' }
}
