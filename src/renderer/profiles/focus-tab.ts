import { tick } from 'svelte'

/** Brings the keyboard to the tab that is shown below the token card. */
export async function focusTab(): Promise<void> {
  await tick()
  document.querySelector<HTMLElement>('.profile-tabs [role="tab"][aria-selected="true"]')?.focus()
}
