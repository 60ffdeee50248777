import type { ServerResponse } from 'node:http'

/** Text that is safe in HTML because it was escaped or written here. */
export interface Html {
  readonly html: string
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** Template tag: strings are escaped, `Html` and lists of it are taken as they are. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  const text = (value: string | Html | readonly Html[] | undefined): string => {
    if (value === undefined) return ''
    if (typeof value === 'string') return escape(value)
    return 'html' in value ? value.html : value.map((one) => one.html).join('')
  }
  return { html: parts.map((part, index) => part + text(values[index])).join('') }
}

const style = `
:root { color-scheme: light dark; --accent: #0f5fb8; --line: #c7ccd3; --edge: #7a828c; --paper: #fff; --back: #eef1f5; --ink: #1b1f24; --quiet: #57606a; --bad: #b42318 }
@media (prefers-color-scheme: dark) { :root { --accent: #7ab7ff; --line: #474f59; --edge: #8a94a0; --paper: #1f242b; --back: #15191e; --ink: #e8ecf1; --quiet: #a5afba; --bad: #ff9d94 } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 16px; background: var(--back); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { width: min(440px, 100%); background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 32px }
.demo { margin: 0 0 16px; color: var(--quiet); font-size: 14px; font-weight: 600 }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 8px }
label { display: block; margin: 16px 0 4px; font-weight: 600 }
input { width: 100%; font: inherit; color: inherit; background: transparent; padding: 8px; border: 1px solid var(--edge); border-radius: 4px }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 24px }
button { font: inherit; color: inherit; background: transparent; padding: 8px 20px; border: 1px solid var(--edge); border-radius: 4px; cursor: pointer }
button.main { background: var(--accent); border-color: var(--accent); color: var(--paper); font-weight: 600 }
button.account { display: block; width: 100%; text-align: left; margin-top: 8px }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.error { color: var(--bad); border-left: 3px solid var(--bad); padding-left: 12px; overflow-wrap: anywhere }
.hint { color: var(--quiet); font-size: 14px; margin-top: 24px; border-top: 1px solid var(--line); padding-top: 12px }
.hint ul { margin: 4px 0 0; padding-left: 20px; overflow-wrap: anywhere }
code { font: 14px ui-monospace, monospace }
a { color: var(--accent) }
`

/** Returns the text of a whole page. */
export function pageText(title: string, body: Html): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Demo tenant</title>
        <style>
          ${{ html: style }}
        </style>
      </head>
      <body>
        <main>
          <p class="demo">Demo tenant – not Microsoft</p>
          ${body}
        </main>
      </body>
    </html>`
  return page.html
}

/** Sends a whole page. Nothing on it runs, and nothing is loaded from elsewhere. */
export function sendPage(
  response: ServerResponse,
  status: number,
  title: string,
  body: Html
): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
    'referrer-policy': 'no-referrer'
  })
  response.end(pageText(title, body))
}
