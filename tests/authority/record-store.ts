import type { Adapter, AdapterPayload } from 'oidc-provider'

/** Everything oidc-provider remembers for one directory, kept in memory and open to the controls. */
export interface RecordStore {
  readonly adapterFor: (model: string) => Adapter
  /** Whether this refresh token was revoked by `revoke`. */
  isRevoked(refreshTokenId: string): boolean
  /** Ends the user's browser sessions and revokes the refresh tokens issued so far. */
  revokeUser(objectId: string): void
  /** Lets every record of a model be expired. */
  expire(model: 'RefreshToken' | 'AuthorizationCode' | 'DeviceCode'): void
  /** Drops every record of a model, as if it had never been. */
  forget(model: 'RefreshToken'): void
}

type LoadClient = (clientId: string) => AdapterPayload | undefined

/** Creates an empty store. `loadClient` gives a registration as it is now. */
export function createRecordStore(loadClient: LoadClient): RecordStore {
  const records = new Map<string, Map<string, AdapterPayload>>()
  const revoked = new Set<string>()

  const recordsOf = (model: string): Map<string, AdapterPayload> => {
    const known = records.get(model)
    if (known !== undefined) return known
    const created = new Map<string, AdapterPayload>()
    records.set(model, created)
    return created
  }

  const adapterFor = (model: string): Adapter => {
    const mine = recordsOf(model)
    const findBy = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
      [...mine.values()].find(matches)
    return {
      upsert: async (id, payload) => void mine.set(id, payload),
      find: async (id) => {
        if (model === 'Client') return loadClient(id)
        // MSAL signs one assertion and sends it many times, so a replay is not looked for.
        if (model === 'ReplayDetection') return undefined
        return mine.get(id)
      },
      findByUid: async (uid) => findBy((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => findBy((payload) => payload.userCode === userCode),
      consume: async (id) => {
        const payload = mine.get(id)
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000)
      },
      destroy: async (id) => void mine.delete(id),
      revokeByGrantId: async (grantId) => {
        for (const [id, payload] of mine) if (payload.grantId === grantId) mine.delete(id)
      }
    }
  }

  return {
    adapterFor,
    isRevoked: (refreshTokenId) => revoked.has(refreshTokenId),
    revokeUser: (objectId) => {
      for (const [id, payload] of recordsOf('RefreshToken')) {
        if (payload.accountId === objectId) revoked.add(id)
      }
      const sessions = recordsOf('Session')
      for (const [id, payload] of sessions) if (payload.accountId === objectId) sessions.delete(id)
    },
    expire: (model) => {
      for (const payload of recordsOf(model).values()) payload.exp = 1
    },
    forget: (model) => {
      recordsOf(model).clear()
    }
  }
}
