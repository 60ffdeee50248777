import { z } from 'zod'
import { ratiosOf, spreadOf, type Spread } from './statistics'

/*
 * What a part of the benchmark finds out. A part runs in a process of its own and leaves its findings as
 * JSON, in the same form as `--json` writes them.
 */

const targetSchema = z.union([z.object({ atMost: z.number() }), z.object({ atLeast: z.number() })])
export type Target = z.infer<typeof targetSchema>

/** What a figure was measured in, where that is not the machine itself. */
const placeSchema = z.enum(['stand-in', 'electron', 'chromium'])
export type Place = z.infer<typeof placeSchema>

const sideSchema = z.object({ name: z.string(), samplesMs: z.array(z.number()).min(1) })
export type Side = z.infer<typeof sideSchema>

/** Two things that were measured in turn in the same run. */
const ratioSchema = z.object({
  kind: z.literal('ratio'),
  what: z.string(),
  measured: sideSchema,
  against: sideSchema,
  target: targetSchema.optional(),
  place: placeSchema.optional(),
  note: z.string().optional()
})
export type RatioFigure = z.infer<typeof ratioSchema>

/** A count or a size, for which there is no ratio: errors, kilobytes, the longest of something. */
const amountSchema = z.object({
  kind: z.literal('amount'),
  what: z.string(),
  unit: z.string(),
  value: z.number(),
  /** The same of what it is compared with. */
  beside: z.object({ name: z.string(), value: z.number() }).optional(),
  target: targetSchema.optional(),
  place: placeSchema.optional(),
  note: z.string().optional()
})
export type AmountFigure = z.infer<typeof amountSchema>

const figureSchema = z.discriminatedUnion('kind', [ratioSchema, amountSchema])
export type Figure = z.infer<typeof figureSchema>

export const findingsSchema = z.object({
  figures: z.array(figureSchema),
  /** What could not be measured here, and what to do about it. */
  missing: z.array(z.string()),
  /** What went wrong. */
  problems: z.array(z.string())
})
export type Findings = z.infer<typeof findingsSchema>

/** Fewer runs say too little to call a target met. */
export const fewestRuns = 15

export type Verdict = 'met' | 'missed' | 'too few runs'

/** Returns the ratio of a figure's two sides: the spread of the ratios of each turn. */
export function ratioOf({ measured, against }: RatioFigure): Spread {
  return spreadOf(ratiosOf(measured.samplesMs, against.samplesMs))
}

/** Says whether a figure's target is met; nothing when it has none. */
export function verdictOf(figure: Figure): Verdict | undefined {
  const { target } = figure
  if (target === undefined) return undefined
  const value = figure.kind === 'ratio' ? ratioOf(figure).median : figure.value
  if (figure.kind === 'ratio' && figure.measured.samplesMs.length < fewestRuns)
    return 'too few runs'
  const isMet = 'atMost' in target ? value <= target.atMost : value >= target.atLeast
  return isMet ? 'met' : 'missed'
}
