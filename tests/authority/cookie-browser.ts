import { Agent, request } from 'undici'

/** A page as it came, after every redirect. */
export interface Page {
  readonly url: URL
  readonly status: number
  readonly text: string
}

/** A form of a page. `fields` are its inputs with their values, hidden ones included. */
export interface PageForm {
  readonly action: URL
  readonly fields: Readonly<Record<string, string>>
  /** Values of the buttons named `step`. */
  readonly steps: readonly string[]
}

/** Just enough of a browser for the demo's pages: cookies, redirects and forms. */
export interface CookieBrowser {
  open(url: URL): Promise<Page>
  submit(url: URL, fields: Readonly<Record<string, string>>): Promise<Page>
  close(): Promise<void>
}

interface Cookie {
  readonly host: string
  readonly path: string
  readonly value: string
}

const redirectLimit = 20

function unescape(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16))
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)))
    return named[name] ?? whole
  })
}

function attributes(tag: string): Readonly<Record<string, string>> {
  const pairs = [...tag.matchAll(/([a-z-]+)="([^"]*)"/gi)]
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, unescape(value)]))
}

/** Returns the first form of a page. */
export function readForm(page: Page): PageForm | undefined {
  const form = /<form\b[^>]*>[\s\S]*?<\/form>/i.exec(page.text)?.[0]
  if (form === undefined) return undefined
  const opening = attributes(/<form\b[^>]*>/i.exec(form)?.[0] ?? '')
  const inputs = [...form.matchAll(/<input\b[^>]*>/gi)].map(([tag]) => attributes(tag))
  const buttons = [...form.matchAll(/<button\b[^>]*>/gi)].map(([tag]) => attributes(tag))
  return {
    action: new URL(opening['action'] ?? '', page.url),
    fields: Object.fromEntries(inputs.map(({ name = '', value = '' }) => [name, value])),
    steps: buttons.filter((one) => one['name'] === 'step').map((one) => one['value'] ?? '')
  }
}

/** Returns a browser that trusts `caPem` and has no session yet. */
export function createCookieBrowser(caPem: string): CookieBrowser {
  const dispatcher = new Agent({ connect: { ca: caPem } })
  const jar = new Map<string, Cookie>()

  const cookiesFor = (url: URL): string =>
    [...jar]
      .filter(([, { host, path }]) => host === url.hostname && url.pathname.startsWith(path))
      .map(([key, { value }]) => `${key.split('|')[0] ?? ''}=${value}`)
      .join('; ')

  const keep = (url: URL, line: string): void => {
    const [pair = '', ...rest] = line.split(';').map((part) => part.trim())
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    const path = rest.find((part) => /^path=/i.test(part))?.slice(5) ?? '/'
    const key = `${name}|${path}`
    const isGone = rest.some((part) => /^expires=Thu, 01 Jan 1970/i.test(part))
    if (isGone) jar.delete(key)
    else jar.set(key, { host: url.hostname, path, value })
  }

  const send = async (
    start: URL,
    form: Readonly<Record<string, string>> | undefined
  ): Promise<Page> => {
    let url = start
    let body = form === undefined ? undefined : new URLSearchParams(form).toString()
    for (let count = 0; count < redirectLimit; count += 1) {
      const cookie = cookiesFor(url)
      const answer = await request(url, {
        dispatcher,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          accept: 'text/html',
          ...(cookie === '' ? {} : { cookie }),
          ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' })
        },
        ...(body === undefined ? {} : { body })
      })
      const text = await answer.body.text()
      for (const line of [answer.headers['set-cookie'] ?? []].flat()) keep(url, line)
      const { location } = answer.headers
      if (answer.statusCode < 300 || answer.statusCode > 399 || typeof location !== 'string') {
        return { url, status: answer.statusCode, text }
      }
      url = new URL(location, url)
      body = undefined
    }
    throw new Error(`More than ${redirectLimit} redirects from ${start.origin}`)
  }

  return {
    open: (url) => send(url, undefined),
    submit: (url, fields) => send(url, fields),
    close: () => dispatcher.close()
  }
}
