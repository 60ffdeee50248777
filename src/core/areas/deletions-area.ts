import { randomUUID } from 'node:crypto'
import { UNDO_MS } from '../../shared/arrangement'
import type { CallFailure } from '../../shared/call-failure'
import { failed, succeeded, type Result } from '../../shared/result'
import type { RecordKind } from '../vault/vault'
import type { ArrangementArea } from './arrangement-area'
import {
  atOnce,
  bringBackProfiles,
  removeProfiles,
  type RemovedProfiles,
  type RemoveProfilesParts
} from './remove-profiles'

/** Deleting profiles, and thinking better of it. */
export interface DeletionsArea {
  /** Returns how many of these profiles have a saved token, and how many a credential. */
  secretsOf(profileIds: readonly string[]): Promise<SavedSecrets>
  /**
   * Removes profiles with their tokens and credentials from the disk; the caller has asked the person.
   * For half a minute, and until the next deletion, they can be brought back.
   */
  remove(profileIds: readonly string[]): Promise<Result<Deletion, CallFailure>>
  /** Brings back what was removed under this ticket. Returns how many profiles. */
  undo(ticket: string): Promise<Result<number, CallFailure>>
  /** Nothing can be brought back any more: the desk is locked or closed. */
  forget(): void
}

export interface SavedSecrets {
  readonly signIns: number
  readonly credentials: number
}

export interface Deletion {
  readonly deleted: number
  readonly undo?: string
  /** Milliseconds since the epoch. */
  readonly undoUntil?: number
}

export interface DeletionsAreaParts extends RemoveProfilesParts {
  readonly arrangement: Pick<ArrangementArea, 'current' | 'pin'>
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/** What a deletion left, in memory only. */
interface Undoable {
  readonly ticket: string
  readonly until: number
  readonly removed: RemovedProfiles
  readonly pinned: readonly string[]
}

export function createDeletionsArea(parts: DeletionsAreaParts): DeletionsArea {
  const { arrangement, now } = parts
  let undoable: Undoable | undefined
  let timer: NodeJS.Timeout | undefined

  function forget(): void {
    clearTimeout(timer)
    undoable = undefined
  }

  function keep(kept: Undoable): void {
    forget()
    undoable = kept
    // SECURITY: a deleted secret is gone from memory too when its time is over.
    // [src/core/areas/deletions-area.security.test.ts]
    timer = setTimeout(forget, Math.max(0, kept.until - now())).unref()
  }

  async function countOf(kind: RecordKind, profileIds: readonly string[]): Promise<number> {
    const held = await atOnce(profileIds, (id) => parts.vault.has(kind, id))
    return held.filter(Boolean).length
  }

  return {
    secretsOf: async (profileIds) => ({
      signIns: await countOf('token-cache', profileIds),
      credentials: await countOf('credential', profileIds)
    }),
    remove: async (profileIds) => {
      forget()
      const pinned = arrangement.current().pinned.filter((id) => profileIds.includes(id))
      const removed = await removeProfiles(parts, profileIds)
      if (!removed.ok) return removed
      const deleted = removed.value.rows.length
      if (deleted === 0) return succeeded({ deleted })
      const [ticket, until] = [randomUUID(), now() + UNDO_MS]
      keep({ ticket, until, removed: removed.value, pinned })
      return succeeded({ deleted, undo: ticket, undoUntil: until })
    },
    undo: async (ticket) => {
      const kept = undoable
      if (kept === undefined) return failed({ kind: 'too-late' })
      // SECURITY: only the ticket of the last deletion brings its secrets back, and only in its time.
      // [src/core/areas/deletions-area.security.test.ts]
      if (kept.ticket !== ticket || now() >= kept.until) return failed({ kind: 'too-late' })
      forget()
      const restored = await bringBackProfiles(parts, kept.removed)
      if (!restored.ok) {
        // What stood in the way may be gone when it is tried again.
        if (undoable === undefined) keep(kept)
        return restored
      }
      if (kept.pinned.length > 0) await arrangement.pin(kept.pinned, true)
      return restored
    },
    forget
  }
}
