import type { ImportPreview } from '../../src/shared/transfer'
import type { ImportSource } from '../../src/core/areas/transfer-area'
import type { Desk } from '../../src/core/desk'
import { valueOf } from './desk-at-demo'

/** A row as other tools write it. */
export function rowOf(number: number, more: object = {}): object {
  const digits = String(number).padStart(12, '0')
  return {
    id: `6f9619ff-8b86-4d01-b42d-${digits}`,
    name: `Customer ${number}`,
    tenant: `customer${number}.onmicrosoft.com`,
    clientId: `0f8fad5b-d9cb-469f-a165-${digits}`,
    mode: number % 3 === 0 ? 'app-only' : 'app+user',
    api: number % 2 === 0 ? 'partner' : 'partner-center',
    cloud: 'global',
    environment: number % 5 === 0 ? 'sandbox' : 'production',
    tags: [`Region ${number % 7}`],
    ...more
  }
}

export function rowsOf(count: number): readonly object[] {
  return Array.from({ length: count }, (_, index) => rowOf(index + 1))
}

export function fileWith(rows: readonly unknown[]): string {
  return `${JSON.stringify({ version: 1, profiles: rows }, undefined, 2)}\n`
}

/** Looks at a file, or at one with these rows. */
export async function previewOf(
  desk: Desk,
  source: readonly unknown[] | ImportSource
): Promise<ImportPreview> {
  const isFile = 'path' in source || 'bytes' in source || 'text' in source
  return valueOf(await desk.transfer.preview(isFile ? source : { text: fileWith(source) }))
}

/** Imports a file, or one with these rows. Returns what its preview showed. */
export async function imported(
  desk: Desk,
  source: readonly unknown[] | ImportSource
): Promise<ImportPreview> {
  const seen = await previewOf(desk, source)
  valueOf(await desk.transfer.apply(seen.ticket))
  return seen
}

/** Returns each kind of row that a preview shows, once. */
export function kindsOf({ rows }: ImportPreview): readonly string[] {
  return [...new Set(rows.map(({ kind }) => kind))]
}
