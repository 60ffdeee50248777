import { untrack } from 'svelte'
import type { Arrangement } from '../../../shared/arrangement'
import type { TokenViews } from '../../token-card/token-views.svelte'
import type { ProfileList } from '../profile-list.svelte'
import { isSame, nothingKnown, standingsAt, type Standing } from './standing'

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
  #standings = $state.raw(nothingKnown.standings)
  #expiries = $state.raw(nothingKnown.expiries)
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
    const { standings, expiries, until } = untrack(() =>
      standingsAt(this.#profiles.all, (id) => this.#tokens.of(id), now)
    )
    if (!isSame(this.#standings, standings)) this.#standings = standings
    if (!isSame(this.#expiries, expiries)) this.#expiries = expiries
    clearTimeout(this.#nextExpiry)
    if (until === Infinity) return
    this.#nextExpiry = setTimeout(
      () => {
        this.#look()
      },
      Math.min(until - now + 1, LONGEST_MS)
    )
  }
}
