/** What an operation gives back when failing is one of its expected outcomes. */
export type Result<Value, Failure> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure }

/** Returns a success that carries `value`. */
export function succeeded<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

/** Returns an expected failure that carries `failure`. */
export function failed<Failure>(failure: Failure): {
  readonly ok: false
  readonly failure: Failure
} {
  return { ok: false, failure }
}
