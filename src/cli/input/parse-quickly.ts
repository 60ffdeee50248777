import { parseArgs, type ParseArgsConfig } from 'node:util'
import { commandNames, grammarOf, type CommandName, type ParsedCommand } from '../grammar'

/**
 * Reads a command line that is right, with Node's own parser. Returns nothing for every other one (a wish
 * for help, an option in front of the command, anything wrong): the large parser knows what to say then,
 * and takes longer to load than this whole program.
 */
export function parseQuickly(args: readonly string[]): ParsedCommand | undefined {
  const name = commandNames().find((candidate) =>
    grammarOf(candidate).words.every((word, index) => args[index] === word)
  )
  return name === undefined ? undefined : parseCommand(name, args)
}

function parseCommand(name: CommandName, args: readonly string[]): ParsedCommand | undefined {
  const grammar = grammarOf(name)
  const options: NonNullable<ParseArgsConfig['options']> = {}
  for (const { name: option, value } of grammar.options) {
    options[option] = { type: value === undefined ? 'boolean' : 'string' }
  }
  const parsed = readArguments(args.slice(grammar.words.length), options)
  if (parsed === undefined) return undefined
  const { positionals, values } = parsed
  const needed = grammar.arguments.filter(({ isOptional }) => isOptional !== true).length
  const isCountRight =
    positionals.length >= needed && positionals.length <= grammar.arguments.length
  const areChosen =
    grammar.arguments.every(({ choices }, index) => isChosen(choices, positionals[index])) &&
    grammar.options.every(({ choices, name: option }) => isChosen(choices, values[option]))
  if (!isCountRight || !areChosen) return undefined
  return { name, arguments: positionals, options: values }
}

interface ReadArguments {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | true>>
}

function readArguments(
  args: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>
): ReadArguments | undefined {
  try {
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true })
    const given: Record<string, string | true> = {}
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'string' || value === true) given[name] = value
    }
    return { positionals, values: given }
  } catch {
    return undefined
  }
}

function isChosen(
  choices: readonly string[] | undefined,
  value: string | true | undefined
): boolean {
  return choices === undefined || value === undefined || (value !== true && choices.includes(value))
}
