/** What can be chosen, under a title or under none. */
export interface ChoiceGroup<Choice> {
  readonly title?: string
  readonly choices: readonly Choice[]
}
