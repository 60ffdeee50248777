import { tick } from 'svelte'

/** Goes on with the keyboard in what stands beside the list, once it is there. */
export async function focusMain(): Promise<void> {
  await tick()
  document.getElementById('profile')?.focus()
}
