import {
  choicesOf,
  completions,
  firstWords,
  flagOf,
  secondWords,
  takesProfile,
  valuedOptions
} from './words-of-commands'

/** Returns the completion script for PowerShell 5.1 and newer. Names are quoted as one literal word. */
export function powershellCompletion(): string {
  const commands = completions().map((completion) => {
    const argument = takesProfile(completion)
      ? '@(& ptd list --names @folderOption 2>$null)'
      : list(choicesOf(completion))
    return `    '${completion.path}' { if ($wordToComplete -like '-*') { ${list(completion.flags)} } elseif ($arguments -eq 0) { ${argument} } }`
  })
  const groups = secondWords().map(([first, seconds]) => `    '${first}' { ${list(seconds)} }`)
  const values = valuedOptions()
    .filter(({ choices }) => choices !== undefined)
    .map((option) => `    '${flagOf(option)}' { ${list(option.choices ?? [])} }`)
  return `# PowerShell completion for ptd. Use: ptd completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName ptd -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $valued = ${list(valuedOptions().map(flagOf))}
  $command = ''; $arguments = 0; $skip = ''; $previous = ''; $folderOption = @()
  foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
    if ($element.Extent.EndOffset -ge $cursorPosition) { break }
    $word = if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $element.Value } else { $element.Extent.Text }
    $previous = $word
    if ($skip) { if ($skip -eq '--data-dir') { $folderOption = @('--data-dir', $word) }; $skip = ''; continue }
    if ($valued -contains $word) { $skip = $word }
    elseif ($word -like '-*') { }
    elseif (-not $command) { $command = $word }
    elseif (${list(secondWords().map(([first]) => first))} -contains $command) { $command = "$command $word" }
    else { $arguments++ }
  }
  $offered = switch ($previous) {
${values.join('\n')}
    default { switch ($command) {
    '' { ${list(firstWords())} }
${groups.join('\n')}
${commands.join('\n')}
    } }
  }
  $typed = $wordToComplete.Trim("'", '"')
  foreach ($text in $offered) {
    if (-not $text.StartsWith($typed, [System.StringComparison]::OrdinalIgnoreCase)) { continue }
    $quoted = if ($text -match '^[A-Za-z0-9-][A-Za-z0-9._+-]*$') { $text } else { "'" + [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($text) + "'" }
    [System.Management.Automation.CompletionResult]::new($quoted, $text, 'ParameterValue', $text)
  }
}
`
}

function list(texts: readonly string[]): string {
  return `@(${texts.map((text) => `'${text}'`).join(', ')})`
}
