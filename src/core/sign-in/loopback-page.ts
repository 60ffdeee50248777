import { createHash } from 'node:crypto'

/** What the browser's tab says after the authority has sent its answer. Plain text. */
export interface LoopbackPage {
  readonly title: string
  readonly text: string
}

const style =
  ':root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem}h1{font-size:1.25rem;margin:0 0 .5rem}p{margin:0;opacity:.8}'
const styleHash = createHash('sha256').update(style).digest('base64')

/** Sent with every answer of the loopback listener, whatever it says. */
export const loopbackHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  connection: 'close',
  // SECURITY: the request that is answered carried a sign-in code; nothing of it may be kept.
  // [src/core/sign-in/loopback.security.test.ts]
  'cache-control': 'no-store'
}

/** Returns the page as HTML. It holds our own words only, nothing of what the browser sent. */
export function renderLoopbackPage({ title, text }: LoopbackPage): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></body></html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
