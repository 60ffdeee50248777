import {
  verdictOf,
  type AmountFigure,
  type Figure,
  type Findings,
  type RatioFigure
} from '../figures'
import { parts, type PartName } from '../parts'
import { amountText, ratioText, sideText, targetText, whatText } from './figure-words'
import type { Machine } from './machine'

export interface PartReport {
  readonly part: PartName
  readonly findings: Findings
  readonly machine: Machine
  /** Milliseconds since the epoch. */
  readonly measuredAt: number
}

/** Returns the part's section of the document: Markdown whose first line is its heading. */
export function sectionOf(report: PartReport): string {
  const { part, findings } = report
  const { figures, missing, problems } = findings
  const { title, about } = parts[part]
  const ratios = figures.filter((figure) => figure.kind === 'ratio')
  const amounts = figures.filter((figure) => figure.kind === 'amount')
  const blocks = [
    `## ${title}`,
    about,
    `Measured by \`npm run bench -- --only ${part}\` ${surroundingsOf(report)}`,
    ratioTable(ratios),
    amountTable(amounts),
    listOf(figures.flatMap(({ what, note }) => (note === undefined ? [] : [`${what}: ${note}`]))),
    listOf(missing.map((sentence) => `Not measured: ${sentence}`)),
    listOf(problems.map((problem) => `Failed: ${problem}`))
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function surroundingsOf({ machine, measuredAt }: PartReport): string {
  const day = new Date(measuredAt).toISOString().slice(0, 10)
  const { cores, processor, memoryGigabytes, system, node, shell, loadBefore } = machine
  return `on ${day}: ${cores} cores (${processor}), ${memoryGigabytes} GB, ${system}, Node ${node}; windows shown by ${shell}; load before the run ${loadBefore}.`
}

function ratioTable(figures: readonly RatioFigure[]): string {
  if (figures.length === 0) return ''
  return tableOf(
    ['What', 'Measured', 'Against', 'Ratio', 'Target', 'Runs'],
    figures.map((figure) => [
      whatText(figure),
      sideText(figure.measured),
      sideText(figure.against),
      ratioText(figure),
      targetCell(figure),
      String(figure.measured.samplesMs.length)
    ])
  )
}

function amountTable(figures: readonly AmountFigure[]): string {
  if (figures.length === 0) return ''
  return tableOf(
    ['What', 'Amount', 'Target'],
    figures.map((figure) => [whatText(figure), amountText(figure), targetCell(figure)])
  )
}

function targetCell(figure: Figure): string {
  const verdict = verdictOf(figure)
  if (figure.target === undefined || verdict === undefined) return '–'
  return `${targetText(figure.target)}: ${verdict === 'met' ? verdict : `**${verdict}**`}`
}

function tableOf(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n')
}

function listOf(items: readonly string[]): string {
  return [...new Set(items)].map((item) => `- ${item}`).join('\n')
}
