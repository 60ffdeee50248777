/** The form of dates and numbers where the system's is none of an English-speaking place. */
const usualLocale = 'en-GB'

let chosen: () => string = () => usualLocale

/**
 * Sets whose form dates and numbers take from now on. `source` is asked each time one is written, so
 * that a page that keeps it in its state writes them anew when it changes.
 */
export function followLocale(source: () => string): void {
  chosen = source
}

/**
 * Returns the locale of a chosen language.
 *
 * @param systemLocale what the language `system` stands for. The sentences are English, so another
 *   language's form of a date would stand oddly in them: then it is the usual one.
 */
export function localeOf(language: string, systemLocale: string): string {
  const wanted = language === 'system' ? systemLocale : language
  return /^en-[A-Z]{2}$/.test(wanted) ? wanted : usualLocale
}

/** Returns a function that gives `make` of the chosen locale, made once for each. */
export function perLocale<Value>(make: (locale: string) => Value): () => Value {
  const made = new Map<string, Value>()
  return () => {
    const locale = chosen()
    const known = made.get(locale)
    if (known !== undefined) return known
    const value = make(locale)
    made.set(locale, value)
    return value
  }
}

const numberFormat = perLocale((locale) => new Intl.NumberFormat(locale))

/** A count as it is read: `10,000`. */
export function number(value: number): string {
  return numberFormat().format(value)
}
