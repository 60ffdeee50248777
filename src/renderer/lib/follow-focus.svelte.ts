import { tick } from 'svelte'
import type { Attachment } from 'svelte/attachments'

/**
 * For an area whose buttons give way to others when its state changes: if the focus was in it and is
 * lost by that, it goes on at the element marked `data-first`, and does not fall back to the top of
 * the window.
 *
 * @param state read to know of a change
 */
export function followFocus(state: () => unknown): Attachment<HTMLElement> {
  return (area) => {
    let hadFocus = false
    const entered = () => {
      hadFocus = true
    }
    // An element that is taken away loses the focus to nothing.
    const left = (event: FocusEvent) => {
      hadFocus = event.relatedTarget === null
    }
    area.addEventListener('focusin', entered)
    area.addEventListener('focusout', left)
    $effect(() => {
      state()
      void tick().then(() => {
        if (hadFocus && document.activeElement === document.body)
          area.querySelector<HTMLElement>('[data-first]')?.focus()
      })
    })
    return () => {
      area.removeEventListener('focusin', entered)
      area.removeEventListener('focusout', left)
    }
  }
}
