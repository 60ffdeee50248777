import { describe, expect, it } from 'vitest'
import type { Profile } from '../../../shared/profile'
import { SearchMarks } from './marks'

const profile: Profile = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Zürich Contoso Handel',
  tenant: 'contoso-ch.com',
  clientId: 'b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77',
  mode: 'app+user',
  api: 'partner',
  cloud: 'global',
  environment: 'production',
  account: 'ada.lovelace@contoso-ch.com'
}

/** The text with what is marked in brackets. */
function marked(query: string, text: string): string {
  return new SearchMarks(profile, query)
    .partsOf(text)
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('')
}

describe('the marks of a search', () => {
  it.each([
    ['', 'Zürich Contoso Handel', 'Zürich Contoso Handel'],
    ['cont', 'Zürich Contoso Handel', 'Zürich [Cont]oso Handel'],
    ['zurich handel', 'Zürich Contoso Handel', '[Zürich] Contoso [Handel]'],
    ['zur', 'Zu\u0308rich', '[Zu\u0308r]ich'],
    ['contsoo', 'Zürich Contoso Handel', 'Zürich [Contoso] Handel'],
    ['contoso toso', 'Zürich Contoso Handel', 'Zürich [Contoso] Handel'],
    ['c', 'contoso-ch.com', '[c]ontoso-[c]h.[c]om'],
    ['7c02', 'b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77', 'b41d[7c02]-8f6e-4f0a-a3de-5b1b5c0e9d77']
  ])('for “%s” stand so', (query, text, expected) => {
    expect(marked(query, text)).toBe(expected)
  })

  it('are not put on a close word when the word itself stands elsewhere', () => {
    expect(marked('contoso', 'contosa')).toBe('contosa')
  })

  it('tell which field holds a word that the others do not', () => {
    const shown = ['name', 'tenant'] as const
    expect(new SearchMarks(profile, 'lovelace').onlyIn(profile, 'account', shown)).toBe(true)
    expect(new SearchMarks(profile, 'contoso').onlyIn(profile, 'account', shown)).toBe(false)
    expect(new SearchMarks(profile, 'b41d7c02').onlyIn(profile, 'clientId', shown)).toBe(true)
  })
})
