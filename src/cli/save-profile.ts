import type { TokenDesk } from '../core/token-desk'
import { failed } from '../shared/result'
import { words } from '../words'
import { answered, type Outcome } from './command'
import { identityOf } from './output/json-forms'
import type { Line } from './output/printable'

type Saved = Awaited<ReturnType<TokenDesk['profiles']['create']>>

/** Returns what is said of a profile that was saved, or why it was not. Warnings stand in the answer. */
export function tellSaved(saved: Saved, sentence: (name: string) => string): Outcome {
  if (!saved.ok) return failed({ kind: 'call', failure: saved.failure, profile: undefined })
  const { profile, warnings } = saved.value
  const said = warnings.map(({ code, about }) => ({
    code,
    ...(about === undefined ? {} : { about }),
    sentence: words.fields.warnings[code](about)
  }))
  const lines: readonly Line[] = [
    [sentence(words.names.profile(profile))],
    ...said.map((warning): Line => [
      { style: 'strong', text: words.cli.answers.note },
      ` ${warning.sentence}`
    ])
  ]
  return answered(lines, { profile: { ...profile, ...identityOf(profile) }, warnings: said })
}
