import type { Workbench } from '../workbench'

export async function measure(_bench: Workbench): Promise<void> {
  await Promise.resolve()
}
