import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './page-test'

/** Expects that everyone can read what is shown: by axe, in both themes, and at 400 %. */
export async function expectReadableByEveryone(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect(await violationsOf(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violationsOf(page)).toEqual([])
  // 1280 by 1024 at four times the size, as WCAG 2.2 (1.4.10) counts.
  await page.setViewportSize({ width: 320, height: 256 })
  await expect.poll(() => tooWide(page)).toEqual([])
}

async function violationsOf(page: Page): Promise<readonly unknown[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) }))
}

/** Returns the parts of the page that would need scrolling sideways. */
function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, nav, [role=dialog], form')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.tagName)
  )
}
