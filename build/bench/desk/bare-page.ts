import type { Page } from '@playwright/test'
import { rowsSelector, searchSelector } from './page-stage'

/** What the desk's page shows while somebody types, to be shown again by plain script. */
export interface RecordedSearch {
  /** The page's body before the first letter. */
  readonly body: string
  readonly styles: string
  /** What lies in the list without a letter, after the first one, and so on. */
  readonly rows: readonly string[]
}

/** Types a word in the search and keeps what the list holds after each letter. */
export async function recordSearch(page: Page, word: string): Promise<RecordedSearch> {
  const rowsNow = (): Promise<string> => page.locator(rowsSelector).innerHTML()
  const body = await page.locator('body').innerHTML()
  const styles = await page.evaluate(() =>
    [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .map((rule) => rule.cssText)
      .join('\n')
  )
  const rows = [await rowsNow()]
  await page.locator(searchSelector).focus()
  for (const letter of word) {
    const before = rows.at(-1) ?? ''
    await page.keyboard.press(letter)
    await page.waitForFunction(
      ([selector, text]) => document.querySelector(selector)?.innerHTML !== text,
      [rowsSelector, before] as const
    )
    rows.push(await rowsNow())
  }
  await page.keyboard.press('Escape')
  return { body, styles, rows }
}

/**
 * Returns a document that looks like the desk's page and does nothing but exchange the rows of its list for
 * those that the page had after as many letters.
 */
export function barePage({ body, styles, rows }: RecordedSearch): string {
  const templates = rows.map((html) => `<template>${html}</template>`).join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>${styles}</style></head>
<body>${body.replaceAll(/<script[^>]*><\/script>/g, '')}${templates}<script>
  const templates = [...document.querySelectorAll('template')]
  const rows = document.querySelector('${rowsSelector}')
  const field = document.querySelector('${searchSelector}')
  const show = () => rows.replaceChildren(templates[field.value.length].content.cloneNode(true))
  field.addEventListener('input', show)
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { field.value = ''; show() }
  })
</script></body></html>`
}
