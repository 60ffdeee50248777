import { describe, expect, it } from 'vitest'
import { bundleAddress, pageAddress } from '../security/page-address'
import { isTrustedSender, type FrameFacts } from './trusted-sender'

function frame(url: string, parent: FrameFacts | null = null): FrameFacts {
  return { url, parent }
}
const ours = frame('app://bundle/index.html')

describe('who may call', () => {
  it('is the main frame while it shows our page', () => {
    expect(isTrustedSender(ours, ours, bundleAddress)).toBe(true)
  })

  it('is not a frame that is gone', () => {
    expect(isTrustedSender(null, ours, bundleAddress)).toBe(false)
    expect(isTrustedSender(null, null, bundleAddress)).toBe(false)
  })

  it('is not another frame with the same address', () => {
    expect(isTrustedSender(frame(ours.url), ours, bundleAddress)).toBe(false)
  })

  it('is not a frame within another page', () => {
    const inner = frame(ours.url, frame('https://example.com/'))
    expect(isTrustedSender(inner, inner, bundleAddress)).toBe(false)
  })

  it.each([
    '',
    'about:blank',
    'about:srcdoc',
    'https://example.com/',
    'https://bundle/index.html',
    'app://bundle.example.com/index.html',
    'app://other/index.html',
    'file:///index.html',
    'data:text/html,app://bundle/index.html'
  ])('is not our main frame while it shows %j', (url) => {
    const other = frame(url)
    expect(isTrustedSender(other, other, bundleAddress)).toBe(false)
  })

  it('is the development page only while developing', () => {
    const page = frame('http://localhost:5173/')
    expect(isTrustedSender(page, page, pageAddress(false, 'http://localhost:5173'))).toBe(true)
    expect(isTrustedSender(page, page, pageAddress(true, 'http://localhost:5173'))).toBe(false)
  })
})
