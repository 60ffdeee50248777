import { describe, expect, it } from 'vitest'
import { fold, foldWithOrigins } from './fold'

describe('folding', () => {
  it.each([
    ['Contoso EMEA', 'contoso emea'],
    ['Zürich', 'zurich'],
    ['Zu\u0308rich', 'zurich'],
    ['Straße', 'strasse'],
    ['Ørsted Łódź', 'orsted lodz'],
    ['ＡＢＣ１', 'abc1'],
    ['İzmir ılık', 'izmir ilik'],
    ['東京', '東京']
  ])('takes case and accents off %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
    expect(foldWithOrigins(text).folded).toBe(folded)
  })

  it('knows where each letter came from', () => {
    expect(foldWithOrigins('aßu\u0308b')).toEqual({ folded: 'assub', origins: [0, 1, 1, 2, 4] })
  })
})
