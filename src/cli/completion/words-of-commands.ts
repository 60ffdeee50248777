import { commandNames, grammarOf, type CommandGrammar, type OptionGrammar } from '../grammar'

/** What can be completed after the words of a command. */
export interface Completion {
  /** The command's words, joined by a space. */
  readonly path: string
  readonly grammar: CommandGrammar
  /** Options with their two dashes. */
  readonly flags: readonly string[]
}

/** Returns what can be completed, command by command. */
export function completions(): readonly Completion[] {
  return commandNames().map((name) => {
    const grammar = grammarOf(name)
    return {
      path: grammar.words.join(' '),
      grammar,
      flags: [...grammar.options.map(flagOf), '--help']
    }
  })
}

/** Returns the first words of all commands, each once. */
export function firstWords(): readonly string[] {
  return [...new Set(commandNames().map((name) => grammarOf(name).words[0] ?? name))]
}

/** Returns the words that follow a first word (`secret` takes `set`), each once. */
export function secondWords(): readonly (readonly [string, readonly string[]])[] {
  const pairs = commandNames().flatMap((name) => {
    const [first, second] = grammarOf(name).words
    return first === undefined || second === undefined ? [] : [[first, second] as const]
  })
  const firsts = [...new Set(pairs.map(([first]) => first))]
  return firsts.map((first) => [
    first,
    pairs.filter(([one]) => one === first).map(([, two]) => two)
  ])
}

export function flagOf({ name }: Pick<OptionGrammar, 'name'>): string {
  return `--${name}`
}

/** Returns the words that the first argument of a command is chosen from; none when it is free. */
export function choicesOf({ grammar }: Completion): readonly string[] {
  return grammar.arguments[0]?.choices ?? []
}

/** Whether the first argument of a command is a profile. */
export function takesProfile({ grammar }: Completion): boolean {
  return grammar.arguments[0]?.of === 'profiles'
}

/**
 * Returns the options of all commands that take a value, each once. Those of several commands have the
 * choices of all of them.
 */
export function valuedOptions(): readonly OptionGrammar[] {
  const all = completions().flatMap(({ grammar }) => grammar.options)
  const valued = all.filter(({ value }) => value !== undefined)
  const byName = new Map<string, OptionGrammar>()
  for (const option of valued) {
    const choices = [...(byName.get(option.name)?.choices ?? []), ...(option.choices ?? [])]
    byName.set(option.name, choices.length === 0 ? option : { ...option, choices: unique(choices) })
  }
  return [...byName.values()]
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
