import {
  choicesOf,
  completions,
  firstWords,
  flagOf,
  secondWords,
  takesProfile,
  valuedOptions
} from './words-of-commands'

/**
 * Returns the completion script for bash 3.2 and newer. Names of profiles come from other people: they are
 * compared and quoted as text, and never given to anything that evaluates words (`compgen -W` does).
 */
export function bashCompletion(): string {
  const values = valuedOptions().map(
    (option) =>
      `    ${flagOf(option)}) ${option.isFolder === true ? '_ptd_folders' : `_ptd_words ${(option.choices ?? []).join(' ')}`}; return ;;`
  )
  const commands = completions().map((completion) => {
    const argument = takesProfile(completion)
      ? '_ptd_profiles'
      : `_ptd_words ${choicesOf(completion).join(' ')}`
    return `    '${completion.path}') if [[ $cur == -* ]]; then _ptd_words ${completion.flags.join(' ')}; elif (( arguments == 0 )); then ${argument}; fi ;;`
  })
  const groups = secondWords().map(
    ([first, seconds]) => `    '${first}') _ptd_words ${seconds.join(' ')} ;;`
  )
  return `# bash completion for ptd. Use: source <(ptd completion bash)
_ptd_words() {
  local word
  for word in "$@"; do [[ $word == "$cur"* ]] && COMPREPLY+=("$word"); done
}
_ptd_folders() {
  local folder
  while IFS= read -r folder; do COMPREPLY+=("$folder"); done < <(compgen -d -- "$cur")
}
_ptd_profiles() {
  local name plain=$cur
  # What is typed may be quoted already.
  plain=\${plain//\\\\/}; plain=\${plain#[\\"\\']}
  while IFS= read -r name; do
    if [[ $name == "$plain"* ]]; then COMPREPLY+=("$(printf '%q' "$name")"); fi
  done < <(ptd list --names "\${folder_option[@]}" 2>/dev/null)
}
_ptd() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
  local command='' arguments=0 index word skip='' folder_option=()
  COMPREPLY=()
  for (( index = 1; index < COMP_CWORD; index++ )); do
    word=\${COMP_WORDS[index]}
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
        else arguments=$(( arguments + 1 )); fi ;;
    esac
  done
  case $prev in
${values.join('\n')}
  esac
  case $command in
    '') if [[ $cur == -* ]]; then _ptd_words --help --version --data-dir; else _ptd_words ${firstWords().join(' ')}; fi ;;
${groups.join('\n')}
${commands.join('\n')}
  esac
}
complete -F _ptd ptd
`
}
