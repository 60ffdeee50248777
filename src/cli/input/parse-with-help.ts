import { Argument, Command, CommanderError, Option } from 'commander'
import { words } from '../../words'
import { exitCodes, type ExitCode } from '../exit-codes'
import {
  commandNames,
  commonOptions,
  grammarOf,
  type ArgumentGrammar,
  type CommandName,
  type OptionGrammar,
  type ParsedCommand
} from '../grammar'

/** What the large parser came to: a command, or words to print before the end. */
export type Parsing =
  | { readonly kind: 'command'; readonly command: ParsedCommand }
  | {
      readonly kind: 'ended'
      readonly exitCode: ExitCode
      readonly answer: string
      readonly note: string
    }

/** Reads any command line: gives help, says what is wrong, and finds what was meant. */
export function parseWithHelp(args: readonly string[], version: string): Parsing {
  let answer = ''
  let note = ''
  let found: ParsedCommand | undefined
  const program = new Command('ptd')
    .description(words.cli.about)
    .version(version, '-V, --version', words.cli.help.version)
    .addHelpText('after', `\n${words.cli.help.examplesOf('ptd')}`)
    .showHelpAfterError(words.cli.help.hint)
  prepare(program, {
    answer: (text) => {
      answer += text
    },
    note: (text) => {
      note += text
    }
  })
  for (const option of commonOptions) program.addOption(optionOf(option))
  for (const name of commandNames()) {
    addCommand(program, name, (command) => {
      found = command
    })
  }
  try {
    program.parse([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    const asked = error.exitCode === 0
    // Without a command, help is what is wanted, and yet nothing was done.
    const isBare = args.length === 0
    return {
      kind: 'ended',
      exitCode: asked && !isBare ? exitCodes.ok : exitCodes.usage,
      answer,
      note
    }
  }
  if (found === undefined) throw new Error('A command line was neither right nor wrong')
  return { kind: 'command', command: found }
}

interface Outlets {
  readonly answer: (text: string) => void
  readonly note: (text: string) => void
}

function prepare(command: Command, { answer, note }: Outlets): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', words.cli.help.help)
    .helpCommand(false)
    .allowExcessArguments(false)
    .configureOutput({ writeOut: answer, writeErr: note })
}

function addCommand(
  program: Command,
  name: CommandName,
  onFound: (command: ParsedCommand) => void
): void {
  const grammar = grammarOf(name)
  const parent = grammar.words
    .slice(0, -1)
    .reduce(
      (at, word) => at.commands.find((one) => one.name() === word) ?? addGroup(at, word),
      program
    )
  const command = parent.command(grammar.words.at(-1) ?? name)
  command
    .copyInheritedSettings(program)
    .summary(words.cli.commands[name].summary)
    .description(words.cli.commands[name].description)
    .addHelpText('after', `\n${words.cli.help.examplesOf(name)}`)
  for (const argument of grammar.arguments) command.addArgument(argumentOf(argument))
  for (const option of grammar.options) command.addOption(optionOf(option))
  command.action(() => {
    onFound({ name, arguments: command.args, options: givenOptions(command, grammar.options) })
  })
}

function addGroup(program: Command, word: string): Command {
  return program
    .command(word)
    .copyInheritedSettings(program)
    .summary(words.cli.groups[word] ?? '')
}

function argumentOf({ name, isOptional, choices }: ArgumentGrammar): Argument {
  const argument = new Argument(
    isOptional === true ? `[${name}]` : `<${name}>`,
    words.cli.arguments[name]
  )
  return choices === undefined ? argument : argument.choices(choices)
}

function optionOf({ name, value, choices }: OptionGrammar): Option {
  const flags = value === undefined ? `--${name}` : `--${name} <${value}>`
  const option = new Option(flags, words.cli.options[name])
  return choices === undefined ? option : option.choices(choices)
}

/** A switch `--no-x` is kept by the parser as an `x` that is true until it is given. */
function givenOptions(
  command: Command,
  options: readonly OptionGrammar[]
): Readonly<Record<string, string | true>> {
  const values = command.optsWithGlobals<Readonly<Record<string, unknown>>>()
  const given: Record<string, string | true> = {}
  for (const { name } of options) {
    const option = command.options.find(({ long }) => long === `--${name}`)
    const value = option === undefined ? undefined : values[option.attributeName()]
    if (value === true && option?.negate !== true) given[name] = true
    else if (value === false && option?.negate === true) given[name] = true
    else if (typeof value === 'string') given[name] = value
  }
  return given
}
