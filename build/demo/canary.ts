import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

/** Returns the files of a folder that hold one of the secrets in clear, or in Base64. */
export async function filesHolding(
  folder: string,
  secrets: readonly string[]
): Promise<readonly string[]> {
  const forms = secrets.flatMap((secret) => [
    secret,
    Buffer.from(secret).toString('base64').replace(/=+$/, '')
  ])
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const text = await readFile(path, 'latin1')
    if (forms.some((form) => text.includes(form))) found.push(path)
  }
  return found
}

/** Returns everything a page holds as text: its document, its fields and its storage. */
export function pageText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea, select')]
    const values = fields.map((field) => ('value' in field ? String(field.value) : ''))
    const storage = ((): string => {
      try {
        return [localStorage, sessionStorage]
          .map((area) => JSON.stringify(Object.entries(area)))
          .join('\n')
      } catch {
        return ''
      }
    })()
    return [
      document.documentElement.outerHTML,
      ...values,
      storage,
      JSON.stringify(history.state),
      location.href
    ].join('\n')
  })
}
