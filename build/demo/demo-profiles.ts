import { createDesk } from '../../src/core/desk'
import { createDemoProfiles, demoNames } from '../../tests/authority/demo-profiles'
import type { DemoTenant } from '../../tests/authority/types'

export { demoNames } from '../../tests/authority/demo-profiles'

/**
 * Saves the demo's profiles in a data folder.
 *
 * @param withSecret whether the first application-only profile gets its secret, so that a person finds it ready
 */
export async function saveDemoProfiles(
  dataFolder: string,
  tenant: DemoTenant,
  withSecret: boolean
): Promise<void> {
  const desk = await createDesk({ dataFolder, openBrowser: () => Promise.resolve() })
  try {
    for (const { input, credential } of await createDemoProfiles(tenant)) {
      const isLeftOut = input.name === demoNames.app && !withSecret
      const saved = await desk.profiles.create(input, isLeftOut ? undefined : credential)
      if (!saved.ok) {
        throw new Error(`“${input.name}” was refused: ${JSON.stringify(saved.failure)}`)
      }
    }
  } finally {
    await desk.dispose()
  }
}
