import type { Arrangement, TagColour } from '../../../shared/arrangement'
import { fold } from '../search/fold'

/** The colours in the order of the menu. */
export const colours = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'purple'
] as const satisfies readonly TagColour[]

/** Returns the colour that a tag has before anybody chooses one: always the same for the same letters. */
export function usualColour(tag: string): TagColour {
  let sum = 0
  for (const character of fold(tag)) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return colours[1 + (sum % (colours.length - 1))] ?? 'grey'
}

/** Returns the colours that were chosen, by tags without regard to case. */
export function chosenColours(
  tagColours: Arrangement['tagColours']
): ReadonlyMap<string, TagColour> {
  return new Map(tagColours.map(({ tag, colour }) => [fold(tag), colour]))
}
