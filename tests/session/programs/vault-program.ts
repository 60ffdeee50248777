import { createVault } from '../../../src/core/vault/folder-vault'
import { createOsKeyStore, keyStoreCallHangs } from '../../../src/core/vault/os-key-store'
import type { RecordBinding } from '../../../src/core/vault/vault'
import { answerCommands } from './command-loop'

/** What a test may tell this program, which holds a vault on the real key store. */
export type VaultCommand =
  | { readonly do: 'open' | 'retry' | 'start-fresh' | 'forget-key' }
  | { readonly do: 'read'; readonly binding: RecordBinding }
  | { readonly do: 'write'; readonly binding: RecordBinding; readonly text: string }

const folder = process.argv[2] ?? ''
const keyStore = createOsKeyStore({ folder })
const vault = createVault({ folder, keyStore })

async function obey(command: VaultCommand): Promise<unknown> {
  switch (command.do) {
    case 'open':
      return await vault.open()
    case 'retry':
      return await vault.retry()
    case 'start-fresh':
      return await vault.startFresh()
    case 'forget-key':
      await keyStore.remove()
      return 'forgotten'
    case 'write':
      return await vault.write('credential', command.binding, Buffer.from(command.text))
    case 'read': {
      const result = await vault.read('credential', command.binding)
      if (!result.ok) return result.failure.code
      return result.value === undefined ? null : Buffer.from(result.value).toString()
    }
  }
}

await answerCommands((line) => obey(JSON.parse(line) as VaultCommand))
await vault.dispose()
// Node would wait for the hanging call for ever.
if (keyStoreCallHangs()) process.kill(process.pid, 'SIGKILL')
