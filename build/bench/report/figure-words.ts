import { ratioOf, type Figure, type Place, type Side, type Target } from '../figures'
import { spreadOf } from '../statistics'

const places: Readonly<Record<Place, string>> = {
  'stand-in': 'on the stand-in for Electron',
  electron: 'on Electron',
  chromium: 'in Chromium'
}

/** Returns a figure as one line, for those who look on. */
export function figureLine(figure: Figure): string {
  const target = figure.target === undefined ? '' : ` (target ${targetText(figure.target)})`
  if (figure.kind === 'amount') return `${figure.what}: ${amountText(figure)}${target}`
  const { measured, against } = figure
  const sides = `${sideText(measured)} against ${sideText(against)}`
  return `${whatText(figure)}: ${ratioText(figure)}${target}: ${sides}`
}

/** Returns what a figure is about, and where it was measured. */
export function whatText({ what, place }: Pick<Figure, 'what' | 'place'>): string {
  return place === undefined ? what : `${what}, ${places[place]}`
}

/** Returns a side's median with its quartiles. */
export function sideText({ name, samplesMs }: Side): string {
  const { lowerQuartile, median, upperQuartile } = spreadOf(samplesMs)
  return `${name} ${durationText(median)} (${durationText(lowerQuartile)} to ${durationText(upperQuartile)})`
}

/** Returns the median of the ratios with their quartiles. */
export function ratioText(figure: Extract<Figure, { kind: 'ratio' }>): string {
  const { lowerQuartile, median, upperQuartile } = ratioOf(figure)
  return `${numberText(median)} × (${numberText(lowerQuartile)} to ${numberText(upperQuartile)})`
}

/** Returns an amount, and that of what it is compared with. */
export function amountText({ value, unit, beside }: Extract<Figure, { kind: 'amount' }>): string {
  const own = `${numberText(value)} ${unit}`
  return beside === undefined ? own : `${own}; ${beside.name} ${numberText(beside.value)}`
}

/** Returns a target, such as `≤ 2.2`. */
export function targetText(target: Target): string {
  return 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`
}

function durationText(durationMs: number): string {
  return durationMs >= 0.1 ? `${numberText(durationMs)} ms` : `${numberText(durationMs * 1000)} µs`
}

/** Three digits are what such measurements are worth. */
function numberText(value: number): string {
  const rounded = value === 0 ? 0 : Number(value.toPrecision(3))
  return (Math.abs(value) >= 100 ? Math.round(value) : rounded).toLocaleString('en-US')
}
