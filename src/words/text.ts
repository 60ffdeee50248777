/** A piece of a sentence: plain, or a value that the page sets apart (an id or host, a name). */
export type TextPart = string | { readonly kind: 'code' | 'strong'; readonly value: string }

/** A sentence whose values can be set apart. {@link plainText} gives it as one string. */
export type Text = readonly TextPart[]

/** Builds a sentence from a template: ``text`From ${code(host)}` ``. */
export function text(strings: TemplateStringsArray, ...values: readonly TextPart[]): Text {
  return strings.flatMap((string, index) => {
    const value = values[index]
    return [string, value ?? ''].filter((part) => part !== '')
  })
}

/** An id, a host or another value that is read letter by letter. */
export function code(value: string): TextPart {
  return { kind: 'code', value }
}

/** A name: of a tenant, an account, a profile. */
export function strong(value: string): TextPart {
  return { kind: 'strong', value }
}

/** Returns the sentence without marks, for logs, terminals and screen readers. */
export function plainText(sentence: Text): string {
  return sentence.map((part) => (typeof part === 'string' ? part : part.value)).join('')
}
