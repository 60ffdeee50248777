import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { applyNavigationPolicy, type PolicedContents } from './navigation-policy'

/** Like Electron's web contents: what nobody prevents happens. */
class OpenContents extends EventEmitter implements PolicedContents {
  #open: () => { readonly action: string } = () => ({ action: 'allow' })

  setWindowOpenHandler(handler: () => { readonly action: 'deny' }): void {
    this.#open = handler
  }

  happens(name: string): boolean {
    let prevented = false
    this.emit(name, {
      preventDefault: () => {
        prevented = true
      }
    })
    return !prevented
  }

  opensWindow(): boolean {
    return this.#open().action === 'allow'
  }
}

function contentsOfNewWindow(): OpenContents {
  const app = new EventEmitter()
  applyNavigationPolicy(app)
  const contents = new OpenContents()
  app.emit('web-contents-created', {}, contents)
  return contents
}

describe('a page of the app', () => {
  it.each([
    ['will-navigate', 'go to another page'],
    ['will-frame-navigate', 'send a frame to another page'],
    ['will-redirect', 'be redirected'],
    ['will-attach-webview', 'attach a webview']
  ])('cannot, by %s, %s', (event) => {
    expect(contentsOfNewWindow().happens(event)).toBe(false)
  })

  it('cannot open a window', () => {
    expect(contentsOfNewWindow().opensWindow()).toBe(false)
  })
})
