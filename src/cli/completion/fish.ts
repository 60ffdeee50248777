import {
  choicesOf,
  completions,
  firstWords,
  secondWords,
  takesProfile,
  type Completion
} from './words-of-commands'

/** Returns the completion script for fish. What a substitution prints is offered as text, line by line. */
export function fishCompletion(): string {
  const seconds = secondWords().map(([first, words]) =>
    line(`'__ptd_at ${first}'`, words.join(' '))
  )
  return `# fish completion for ptd. Use: ptd completion fish > ~/.config/fish/completions/ptd.fish
function __ptd_plain
    set -l skip ''
    for word in (commandline -opc)[2..-1]
        if test -n "$skip"
            set skip ''
        else if contains -- $word --data-dir
            set skip $word
        else if not string match -q -- '-*' $word
            echo $word
        end
    end
end
function __ptd_at
    test (count (__ptd_plain)) -eq (count $argv); and test "$(__ptd_plain)" = "$argv"
end
function __ptd_in
    set -l plain (__ptd_plain)
    test (count $plain) -ge (count $argv); and test "$plain[1..$(count $argv)]" = "$argv"
end
complete -c ptd -f
${line("'__ptd_at'", firstWords().join(' '))}
${seconds.join('\n')}
${completions().flatMap(linesOf).join('\n')}
`
}

function linesOf(completion: Completion): readonly string[] {
  const { path, grammar } = completion
  const choices = choicesOf(completion)
  const argument = takesProfile(completion)
    ? [line(`'__ptd_at ${path}'`, '(ptd list --names 2>/dev/null)')]
    : choices.length === 0
      ? []
      : [line(`'__ptd_at ${path}'`, choices.join(' '))]
  const options = grammar.options.map(({ name, value, choices: values, isFolder }) => {
    const start = `complete -c ptd -n '__ptd_in ${path}' -l ${name}`
    if (value === undefined) return start
    if (isFolder === true) return `${start} -x -a '(__fish_complete_directories)'`
    return values === undefined ? `${start} -x` : `${start} -x -a '${values.join(' ')}'`
  })
  return [...argument, ...options]
}

function line(condition: string, offered: string): string {
  return `complete -c ptd -n ${condition} -a '${offered}'`
}
