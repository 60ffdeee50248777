import { namesIn } from './atomic-file'

/** Returns a name for a file that is kept aside, `STEM-TIME.EXTENSION`, which nothing in the folder has. */
export async function freeName(
  folder: string,
  stem: string,
  now: number,
  extension = 'json'
): Promise<string> {
  const names = await namesIn(folder)
  const nameAt = (at: number): string =>
    `${stem}-${new Date(at).toISOString().replace(/[:.]/g, '-')}.${extension}`
  let at = now
  while (names.includes(nameAt(at))) at += 1
  return nameAt(at)
}
