/** Something that the palette can do. Only what can be done just now is in its list. */
export interface Command {
  /** The same in every list, so that what was used last is found again. */
  readonly id: string
  readonly label: string
  /** Other words that people look for it by. */
  readonly also?: readonly string[]
  /** The keys that do the same. */
  readonly keys?: string
  readonly run: () => unknown
}
