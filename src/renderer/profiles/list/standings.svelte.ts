import { untrack } from 'svelte'
import type { Arrangement } from '../../../shared/arrangement'
import type { TokenViews } from '../../token-card/token-views.svelte'
import type { ProfileList } from '../profile-list.svelte'
import { standingOf, type Standing } from './standing'

/** Changes that come together are looked at together. */
const PAUSE_MS = 150
/** The longest time that a timer takes. */
const LONGEST_MS = 2 ** 31 - 1

/**
 * What the list is arranged by and the tokens tell. It changes only when a profile stands otherwise than
 * before, and not with every second: rows do not move under the pointer without a reason. Nothing is
 * looked at while the list is arranged by something else.
 */
export class Standings {
  readonly #profiles: ProfileList
  readonly #tokens: TokenViews
  #standings = $state.raw<ReadonlyMap<string, Standing>>(new Map())
  #expiries = $state.raw<ReadonlyMap<string, number>>(new Map())
  #followed = false
  #pause: ReturnType<typeof setTimeout> | undefined
  #nextExpiry: ReturnType<typeof setTimeout> | undefined

  constructor(profiles: ProfileList, tokens: TokenViews) {
    this.#profiles = profiles
    this.#tokens = tokens
  }

  of(profileId: string): Standing {
    return this.#standings.get(profileId) ?? 'none'
  }

  /** When a profile's token expires, in milliseconds since the epoch. */
  expiryOf(profileId: string): number | undefined {
    return this.#expiries.get(profileId)
  }

  /** Looks at the tokens from now on if the list is arranged by them. */
  follow({ sorting, grouping }: Arrangement): void {
    this.#followed = grouping === 'state' || sorting === 'expiry'
    clearTimeout(this.#pause)
    clearTimeout(this.#nextExpiry)
    if (this.#followed) this.#look()
  }

  /** To be called when a token or a profile has changed. */
  changed(): void {
    if (!this.#followed) return
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => {
      this.#look()
    }, PAUSE_MS)
  }

  #look(): void {
    const now = Date.now()
    const standings = new Map<string, Standing>()
    const expiries = new Map<string, number>()
    let next = Infinity
    for (const profile of this.#profiles.all) {
      const view = untrack(() => this.#tokens.of(profile.id))
      standings.set(profile.id, standingOf(profile, view, now))
      if (view?.state !== 'token' || view.expiresAt === undefined) continue
      expiries.set(profile.id, view.expiresAt)
      if (view.expiresAt > now) next = Math.min(next, view.expiresAt)
    }
    if (!isSame(this.#standings, standings)) this.#standings = standings
    if (!isSame(this.#expiries, expiries)) this.#expiries = expiries
    clearTimeout(this.#nextExpiry)
    if (next === Infinity) return
    // The first moment at which a profile stands otherwise by itself.
    this.#nextExpiry = setTimeout(
      () => {
        this.#look()
      },
      Math.min(next - now + 1, LONGEST_MS)
    )
  }
}

function isSame<Value>(
  one: ReadonlyMap<string, Value>,
  other: ReadonlyMap<string, Value>
): boolean {
  if (one.size !== other.size) return false
  for (const [key, value] of other) if (one.get(key) !== value) return false
  return true
}
