import {
  choicesOf,
  completions,
  firstWords,
  flagOf,
  secondWords,
  takesProfile,
  valuedOptions
} from './words-of-commands'

/** Returns the completion script for zsh. `compadd` takes names as text and quotes them itself. */
export function zshCompletion(): string {
  const values = valuedOptions().map((option) =>
    option.isFolder === true
      ? `    ${flagOf(option)}) _files -/; return ;;`
      : `    ${flagOf(option)}) compadd -- ${(option.choices ?? []).join(' ')}; return ;;`
  )
  const commands = completions().map((completion) => {
    const argument = takesProfile(completion)
      ? '_ptd_profiles'
      : `compadd -- ${choicesOf(completion).join(' ')}`
    return `    '${completion.path}') if [[ $PREFIX == -* ]]; then compadd -- ${completion.flags.join(' ')}; elif (( arguments == 0 )); then ${argument}; fi ;;`
  })
  const groups = secondWords().map(
    ([first, seconds]) => `    '${first}') compadd -- ${seconds.join(' ')} ;;`
  )
  return `#compdef ptd
# zsh completion for ptd. Use: source <(ptd completion zsh)
_ptd_profiles() {
  local -a names
  names=("\${(@f)$(ptd list --names "\${folder_option[@]}" 2>/dev/null)}")
  compadd -a names
}
_ptd() {
  local command='' arguments=0 index word skip=''
  local -a folder_option
  for (( index = 2; index < CURRENT; index++ )); do
    word=\${(Q)words[index]}
    if [[ -n $skip ]]; then
      [[ $skip == --data-dir ]] && folder_option=(--data-dir "$word")
      skip=''
      continue
    fi
    case $word in
      ${valuedOptions().map(flagOf).join('|')}) skip=$word ;;
      -*) ;;
      *)
        if [[ -z $command ]]; then command=$word
        elif [[ ' ${secondWords()
          .map(([first]) => first)
          .join(' ')} ' == *" $command "* ]]; then command="$command $word"
        else (( arguments++ )); fi ;;
    esac
  done
  case \${words[CURRENT-1]} in
${values.join('\n')}
  esac
  case $command in
    '') compadd -- ${firstWords().join(' ')} ;;
${groups.join('\n')}
${commands.join('\n')}
  esac
}
compdef _ptd ptd
`
}
