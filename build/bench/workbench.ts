import { setTimeout as delay } from 'node:timers/promises'
import {
  ratioOf,
  verdictOf,
  type AmountFigure,
  type Figure,
  type Findings,
  type RatioFigure
} from './figures'
import { measureInTurn, type Measure } from './in-turn'
import { figureLine } from './report/figure-words'

/** What two of the sides are to be compared for. */
export interface Comparison extends Pick<RatioFigure, 'what' | 'target' | 'place' | 'note'> {
  readonly measured: string
  readonly against: string
}

type ComparisonOf<Name> = Comparison & { readonly measured: Name; readonly against: Name }

interface TurnPlan {
  readonly warmUps?: number
  /** After this no further turn is begun. */
  readonly budgetMs?: number
}

export interface WorkbenchOptions {
  readonly runs: number
  readonly say: (line: string) => void
  /** Told all findings so far, each time there are new ones. */
  readonly onFindings: (findings: Findings) => void
}

const fewestTurns = 5
const tellEveryMs = 10_000
/** Longer than any piece takes on a machine that does nothing else. */
const pieceLimitMs = 170_000

/** Collects what a part of the benchmark finds out, and tells how far it is. */
export class Workbench {
  readonly runs: number
  readonly #options: WorkbenchOptions
  readonly #figures: Figure[] = []
  readonly #missing: string[] = []
  readonly #problems: string[] = []

  constructor(options: WorkbenchOptions) {
    this.runs = options.runs
    this.#options = options
  }

  say(line: string): void {
    this.#options.say(`  ${line}`)
  }

  #tellFindings(): void {
    const [figures, missing, problems] = [this.#figures, this.#missing, this.#problems]
    this.#options.onFindings({ figures, missing, problems })
  }

  /**
   * Does one piece of a part. What it throws is a problem of this piece, and so is that it takes too long;
   * the others go on.
   */
  async attempt(what: string, work: () => Promise<void>, limitMs = pieceLimitMs): Promise<void> {
    const end = new AbortController()
    const limit = delay(limitMs, undefined, { signal: end.signal }).then(() => {
      throw new Error(`took longer than ${limitMs / 1000} seconds`)
    })
    limit.catch(() => undefined)
    try {
      await Promise.race([work(), limit])
    } catch (error) {
      const problem = `${what}: ${error instanceof Error ? error.message : String(error)}`
      this.#problems.push(problem)
      this.#tellFindings()
      this.say(`! ${problem}`)
    } finally {
      end.abort()
    }
  }

  /** Measures all sides in turn, and notes what the comparisons make of them. */
  async compare<Name extends string>(
    sides: Readonly<Record<Name, Measure>>,
    comparisons: readonly ComparisonOf<NoInfer<Name>>[],
    { warmUps = 2, budgetMs = 60_000 }: TurnPlan = {}
  ): Promise<void> {
    let toldAt = performance.now()
    const samples = await measureInTurn(sides, {
      runs: this.runs,
      warmUps: Math.min(warmUps, this.runs),
      budgetMs,
      fewest: Math.min(fewestTurns, this.runs),
      now: () => performance.now(),
      onTurn: (turns) => {
        if (performance.now() - toldAt < tellEveryMs) return
        toldAt = performance.now()
        this.say(`… ${Object.keys(sides).join(', ')}: ${turns} of ${this.runs} turns`)
      }
    })
    const sideOf = (name: Name) => ({ name, samplesMs: [...(samples.get(name) ?? [])] })
    for (const { measured, against, ...facts } of comparisons)
      this.note({ kind: 'ratio', ...facts, measured: sideOf(measured), against: sideOf(against) })
  }

  /** Notes an amount. */
  amount(figure: Omit<AmountFigure, 'kind'>): void {
    this.note({ kind: 'amount', ...figure })
  }

  note(figure: Figure): void {
    // A figure that cannot be computed is a problem here, and not when the document is written.
    if (figure.kind === 'ratio') ratioOf(figure)
    this.#figures.push(figure)
    this.#tellFindings()
    const mark = verdictOf(figure) === 'missed' ? '✕' : '·'
    this.say(`${mark} ${figureLine(figure)}`)
  }

  /** Notes what cannot be measured here, and what to do about it. */
  lack(sentence: string): void {
    this.#missing.push(sentence)
    this.#tellFindings()
    this.say(`- ${sentence}`)
  }
}
