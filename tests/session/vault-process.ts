import type { VaultView } from '../../src/shared/views'
import type { RecordBinding } from '../../src/core/vault/vault'
import type { VaultCommand } from './programs/vault-program'
import type { RunningProgram, RunOptions } from './running-program'
import { runProgram } from './running-program'

/** A vault in a process of its own, on the key store that the process's environment gives it. */
export interface VaultProcess extends RunningProgram {
  open(): Promise<VaultView>
  retry(): Promise<VaultView>
  startFresh(): Promise<VaultView>
  /** Removes the data key from the key store. */
  forgetKey(): Promise<void>
  write(binding: RecordBinding, text: string): Promise<void>
  /** Returns the text, the code of the failure, or `null` when there is no record. */
  read(binding: RecordBinding): Promise<string | null>
}

/** Starts the bundled vault program on a data folder. */
export function startVaultProcess(
  programPath: string,
  folder: string,
  env: NonNullable<RunOptions['env']>
): VaultProcess {
  const running = runProgram(programPath, { arguments: [folder], env })
  const tell = (command: VaultCommand): Promise<string> => running.ask(command)
  const view = async (command: VaultCommand): Promise<VaultView> =>
    JSON.parse(await tell(command)) as VaultView
  return {
    ...running,
    open: () => view({ do: 'open' }),
    retry: () => view({ do: 'retry' }),
    startFresh: () => view({ do: 'start-fresh' }),
    forgetKey: async () => {
      await tell({ do: 'forget-key' })
    },
    write: async (binding, text) => {
      const answer = await tell({ do: 'write', binding, text })
      if (!answer.startsWith('{"ok":true')) throw new Error(`Not written: ${answer}`)
    },
    read: async (binding) => JSON.parse(await tell({ do: 'read', binding })) as string | null
  }
}
