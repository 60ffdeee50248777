import type { Page } from '@playwright/test'

/**
 * Presses a key, and returns the milliseconds from the event to the end of the frame in which what lies in
 * `selector` was drawn anew.
 *
 * @throws Error when nothing changes there
 */
export async function pressAndDraw(page: Page, key: string, selector: string): Promise<number> {
  const drawn = page.evaluate(timeOfDrawing, selector)
  await page.keyboard.press(key)
  return await drawn
}

/** Runs in the page. */
function timeOfDrawing(selector: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const watched = document.querySelector(selector)
    if (watched === null) throw new Error(`There is no ${selector}`)
    let changed = false
    const observer = new MutationObserver(() => {
      changed = true
    })
    observer.observe(watched, { subtree: true, childList: true, characterData: true })
    const started = ({ timeStamp }: Event): void => {
      const look = (): void => {
        if (performance.now() - timeStamp > 5_000) {
          observer.disconnect()
          reject(new Error('A key was pressed and nothing was drawn'))
        } else if (changed) {
          observer.disconnect()
          // A task after the frame's callbacks runs when the frame has been drawn.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            resolve(performance.now() - timeStamp)
          }
          port2.postMessage(0)
        } else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    }
    window.addEventListener('keydown', started, { once: true, capture: true })
  })
}
