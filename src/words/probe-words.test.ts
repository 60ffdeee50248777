import { describe, expect, it } from 'vitest'
import { plainText, words } from './index'

const modes = ['app+user', 'app-only'] as const

describe('the words for partner API errors', () => {
  it('say in both modes what each means and what to do, in whole sentences', () => {
    for (const { meaning, advice } of Object.values(words.partnerErrors)) {
      for (const mode of modes) {
        const names = { api: 'Partner API', tenant: 'contoso.com', clientId: 'b41d7c02', mode }
        for (const sentence of [plainText(meaning(names)), plainText(advice(names))]) {
          expect(sentence).toMatch(/^\p{Lu}.*\.$/su)
          expect(sentence).not.toMatch(/!|undefined| {2}/)
        }
      }
    }
  })
})

describe('the words for test calls', () => {
  it('have a short headline and a sentence for every verdict', () => {
    for (const { headline, sentence } of Object.values(words.probe.verdicts)) {
      expect(headline.length).toBeLessThanOrEqual(28)
      expect(sentence).toMatch(/^\p{Lu}.*\.$/su)
    }
  })

  it('say of every wrong path what is wrong and what to do', () => {
    for (const sentence of Object.values(words.probe.pathProblems)) {
      expect(sentence).toMatch(/^\p{Lu}.*\.$/su)
    }
  })

  it.each([
    [12, '12 bytes'],
    [999, '999 bytes'],
    [18_548, '18 KB'],
    [262_144, '256 KB']
  ])('tell the size of %i bytes', (bytes, size) => {
    expect(words.probe.showText(bytes)).toContain(size)
  })
})
