import { tick } from 'svelte'

/**
 * Once the page has followed a change, moves the focus to the chosen profile (or to a row, where
 * only the list is shown) if the button that had it is gone. The keyboard then goes on there and does
 * not fall back to the top of the window.
 */
export async function keepFocus(): Promise<void> {
  await tick()
  if (document.activeElement !== document.body) return
  document.getElementById('profile')?.focus()
  if (document.activeElement !== document.body) return
  focusList()
}

/** Moves the focus to the list: to the chosen profile's row, or to the one that Tab stops at. */
export function focusList(): void {
  const row =
    document.querySelector<HTMLElement>('nav [aria-current]') ??
    document.querySelector<HTMLElement>('nav [data-first], nav input')
  row?.focus()
}
