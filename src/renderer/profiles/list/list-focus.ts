import { tick } from 'svelte'

/** The ids of the search field and of what the rows scroll in. */
export const SEARCH_ID = 'profile-search'
export const ROWS_ID = 'profile-rows'

/** Moves the focus to the search, with what stands in it selected. */
export function focusSearch(): void {
  const field = document.getElementById(SEARCH_ID)
  field?.focus()
  if (field instanceof HTMLInputElement) field.select()
}

/** Moves the focus to the row that Tab stops at. */
export function focusReachableRow(): void {
  const row = rowsFrame()?.querySelector<HTMLElement>('[data-first]')
  row?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}

/** Scrolls the row of a profile into view, once it is drawn. */
export async function revealRow(profileId: string): Promise<void> {
  await tick()
  const key = CSS.escape(profileId)
  rowsFrame()?.querySelector(`[data-key="${key}"]`)?.scrollIntoView({ block: 'nearest' })
}

export function scrollRowsToTop(): void {
  rowsFrame()?.scrollTo({ top: 0 })
}

/** How much of the list can be seen, in pixels. */
export function seenRowsHeight(): number {
  return Math.min(rowsFrame()?.clientHeight ?? 0, window.innerHeight)
}

/** Whether the list is on the screen: in a narrow window the chosen profile takes its place. */
export function isListShown(): boolean {
  return (rowsFrame()?.clientHeight ?? 0) > 0
}

function rowsFrame(): HTMLElement | null {
  return document.getElementById(ROWS_ID)
}
