import type { ProbeFactId } from '../../shared/probe'
import type { ProbeCallFacts, ProbeFactSource } from '../directory/probe-calls'
import { parseJson } from '../sign-in/discovery'

/** A fact of a body, as text. */
export interface BodyFact {
  readonly name: ProbeFactId
  readonly value: string
}

/** Returns the facts that a call declares of its body, and nothing else of it. */
export function factsOfBody(call: ProbeCallFacts, body: string): readonly BodyFact[] {
  const json: unknown = parseJson(body)
  const facts = new Map<ProbeFactId, BodyFact>()
  for (const source of call.facts) {
    const value = facts.has(source.id) ? undefined : valueOf(source, body, json)
    if (value !== undefined) facts.set(source.id, { name: source.id, value })
  }
  return [...facts.values()]
}

function valueOf(source: ProbeFactSource, body: string, json: unknown): string | undefined {
  if (source.kind === 'lines') return String(linesOf(body))
  const value = source.at.reduce(propertyOf, json)
  if (source.kind === 'count') return Array.isArray(value) ? String(value.length) : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}

/** The first line holds the names of the columns. */
function linesOf(body: string): number {
  return Math.max(0, body.split('\n').filter((line) => line.trim() !== '').length - 1)
}
