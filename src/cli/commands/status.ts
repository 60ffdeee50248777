import { words } from '../../words'
import { answered, type RunCommand } from '../command'
import { exitCodes } from '../exit-codes'
import { protectionOf } from '../open-desk'
import { alignColumns } from '../output/columns'

/** `ptd status` */
export const run: RunCommand = async (context) => {
  const opened = await context.openDesk({ keyStore: 'needed' })
  if (!opened.ok) return opened
  const desk = opened.value
  const { dataFolder, version } = context
  const protection = await protectionOf(desk)
  const store = desk.profiles.storeView()
  const profiles = desk.profiles.list().length
  const { labels } = words.cli.status
  const rows = [
    [labels.version, version],
    [labels.dataFolder, dataFolder],
    [labels.profiles, String(profiles)],
    [labels.profileFile, words.cli.status.store(store)],
    [labels.protection, words.cli.status.protection(protection)]
  ]
  const lines = alignColumns(
    rows.map(([label = '', value = '']) => [{ text: label, style: 'faint' }, { text: value }])
  )
  const json = { version, dataFolder, profiles, profileFile: store, protection }
  return answered(lines, json, protection.mode === 'memory' ? exitCodes.vault : exitCodes.ok)
}
