import type { Claim, ClaimValue } from '../../shared/claims'
import { words } from '../../words'

/** A claim as the table shows it. */
export interface ClaimRow {
  readonly claim: Claim
  readonly meaning: string | undefined
  readonly values: readonly ShownValue[]
}

export interface ShownValue {
  readonly text: string
  /** What the value stands for. */
  readonly stands: string | undefined
}

/** Returns the claims as rows, each with what is known of it. */
export function claimRows(claims: readonly Claim[]): readonly ClaimRow[] {
  return claims.map((claim) => ({
    claim,
    meaning: words.claims.explain(claim.name),
    values: claim.values.map((value) => shownValue(claim.name, value))
  }))
}

function shownValue(name: string, { text, name: known }: ClaimValue): ShownValue {
  return { text, stands: known ?? words.claims.explainValue(name, text) }
}

/** Returns the rows that hold every word that was typed, in the name, a value or the meaning. */
export function rowsWith(rows: readonly ClaimRow[], typed: string): readonly ClaimRow[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return rows
  return rows.filter((row) => {
    const text = textOf(row)
    return wanted.every((word) => text.includes(word))
  })
}

function textOf({ claim, meaning, values }: ClaimRow): string {
  const parts = values.flatMap(({ text, stands }) => [text, stands ?? ''])
  return [claim.name, meaning ?? '', ...parts].join('\n').toLowerCase()
}

/** A time of a claim in words; `at` and `now` are milliseconds since the epoch. */
export function timesOf(
  at: number,
  now: number
): { readonly local: string; readonly utc: string; readonly relative: string } {
  const { ago, ahead } = words.claims
  const span = words.time.longSpan(Math.abs(at - now))
  return {
    local: words.time.dateAndTime(at),
    utc: words.time.utc(at),
    relative: at > now ? ahead(span) : ago(span)
  }
}
