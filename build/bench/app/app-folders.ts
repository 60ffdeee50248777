import { join } from 'node:path'
import { signedInProfiles, writeDataFolder } from '../accounts/data-folder'
import { MsalCaches } from '../accounts/msal-cache'
import { productDrawn, productEntry, type AppToStart } from './start-app'

/** Makes a data folder with so many signed-in profiles, for the product to be started on. */
export async function productWith(folder: string, count: number): Promise<AppToStart> {
  const dataFolder = join(folder, `app-${count}`)
  const caches = await MsalCaches.make(Date.now())
  await writeDataFolder(dataFolder, signedInProfiles(count, caches, Date.now()))
  return { entry: productEntry, dataFolder, drawn: productDrawn }
}
