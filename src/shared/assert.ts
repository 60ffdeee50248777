/** Makes the compiler refuse a `switch` that forgets a case; throws if one gets through at run time. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}

/**
 * Returns `value` when it is there.
 *
 * @throws Error with `why` when it is `undefined` or `null`: a bug, not an expected failure.
 */
export function assertDefined<Value>(value: Value | undefined | null, why: string): Value {
  if (value === undefined || value === null) throw new Error(`Missing value: ${why}`)
  return value
}
