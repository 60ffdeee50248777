import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { APP_HOST } from './app-scheme'
import { pageHeaders } from './content-policy'
import { bundleAddress } from './page-address'

/** A file that the page may load. */
interface PageFile {
  readonly path: string
  readonly contentType: string
}

/** URL path (`/index.html`) to file: everything that `app://bundle` has. */
export type PageFiles = ReadonlyMap<string, PageFile>

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2'
}

/** Lists the page's files once, at the start. Files of other types are left out. */
export async function listPageFiles(folder: string): Promise<PageFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path): readonly (readonly [string, PageFile])[] => {
      const contentType = contentTypes[extname(path)]
      if (contentType === undefined) return []
      return [[`/${relative(folder, path).split(sep).join('/')}`, { path, contentType }]]
    })
  return new Map(files)
}

/**
 * Makes the handler of the app's scheme. A request names one of the listed files exactly, or gets 404:
 * no path is ever put together from a request.
 */
export function createAppProtocol(files: PageFiles): (request: Request) => Promise<Response> {
  const headers = pageHeaders(bundleAddress)
  const refused = (status: number): Response => new Response(null, { status, headers })
  return async (request) => {
    // SECURITY: files are only ever read. [src/main/security/app-protocol.security.test.ts]
    if (request.method !== 'GET') return refused(405)
    const { host, pathname } = new URL(request.url)
    // SECURITY: another host of the scheme would be another origin with the same files.
    // [src/main/security/app-protocol.security.test.ts]
    if (host !== APP_HOST) return refused(404)
    const file = files.get(pathname)
    if (file === undefined) return refused(404)
    const bytes = new Uint8Array(await readFile(file.path))
    return new Response(bytes, { headers: { ...headers, 'Content-Type': file.contentType } })
  }
}
