/** The hosts that a person has confirmed for a profile, until the app ends. */
export class ConfirmedHosts {
  readonly #origins = new Map<string, ReadonlySet<string>>()

  /** @param origin `https://host[:port]` */
  has(profileId: string, origin: string): boolean {
    return this.#origins.get(profileId)?.has(origin) ?? false
  }

  add(profileId: string, origin: string): void {
    this.#origins.set(profileId, new Set([...(this.#origins.get(profileId) ?? []), origin]))
  }

  /** Forgets what was confirmed for a profile that is no more. */
  forget(profileId: string): void {
    this.#origins.delete(profileId)
  }
}
