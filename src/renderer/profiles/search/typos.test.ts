import { describe, expect, it } from 'vitest'
import { allowedEdits, closeStart } from './typos'

describe('the edits that a word may differ by', () => {
  it.each([
    ['gov', 0],
    ['emea', 1],
    ['contoso', 1],
    ['northwin', 2],
    ['20261123', 0]
  ])('grow with its length: %s', (word, edits) => {
    expect(allowedEdits(word)).toBe(edits)
  })
})

describe('the beginning of a word', () => {
  it.each([
    ['contoso', 'contoso', { edits: 0, length: 7 }],
    ['conto', 'contoso', { edits: 0, length: 5 }],
    ['conotso', 'contoso', { edits: 1, length: 7 }],
    ['contso', 'contoso', { edits: 1, length: 7 }],
    ['conntoso', 'contoso', { edits: 1, length: 7 }],
    ['cintoso', 'contoso', { edits: 1, length: 7 }],
    ['ocntoso', 'contoso', { edits: 1, length: 7 }],
    ['nortwhnid', 'northwind', { edits: 2, length: 9 }]
  ])('%s is close to that of %s', (word, of, close) => {
    expect(closeStart(word, of, allowedEdits(word))).toEqual(close)
  })

  it.each([
    ['cobalt', 'contoso'],
    ['litware', 'lit'],
    ['emea', 'apac'],
    ['fabrkm', 'fabrikam']
  ])('%s is not close to that of %s', (word, of) => {
    expect(closeStart(word, of, allowedEdits(word))).toBeUndefined()
  })
})
