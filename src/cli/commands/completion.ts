import { answered, type RunCommand } from '../command'
import { bashCompletion } from '../completion/bash'
import { fishCompletion } from '../completion/fish'
import { powershellCompletion } from '../completion/powershell'
import { zshCompletion } from '../completion/zsh'

const scripts: Readonly<Record<string, () => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion
}

/** `ptd completion SHELL` */
export const run: RunCommand = (context) => {
  // The parsers let no other word through.
  const script = scripts[context.command.arguments[0] ?? '']?.() ?? ''
  const lines = script.trimEnd().split('\n')
  return Promise.resolve(
    answered(
      lines.map((line) => [line]),
      undefined
    )
  )
}
