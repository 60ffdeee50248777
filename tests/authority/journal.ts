import type { Journal, JournalEntry, SignInEntry } from './types'

type Written = { -readonly [Name in keyof JournalEntry]: JournalEntry[Name] }

/** The journal with its writing side. */
export interface WritableJournal extends Journal {
  /** Adds an entry; the returned object takes the status later. */
  write(entry: JournalEntry): { status?: number }
  writeSignIn(entry: SignInEntry): void
}

/** Creates an empty journal. */
export function createJournal(): WritableJournal {
  const entries: Written[] = []
  const signIns: SignInEntry[] = []
  return {
    entries,
    signIns,
    write: (entry) => {
      const written: Written = { ...entry }
      entries.push(written)
      return written
    },
    writeSignIn: (entry) => void signIns.push(entry),
    tokenRequests: (filter = {}) =>
      entries.filter(
        (entry) =>
          entry.endpoint === 'token' &&
          (filter.grantType === undefined || entry.grantType === filter.grantType) &&
          (filter.clientId === undefined || entry.clientId === filter.clientId) &&
          (filter.tenantId === undefined || entry.tenantId === filter.tenantId)
      ),
    clear: () => {
      entries.length = 0
      signIns.length = 0
    }
  }
}
