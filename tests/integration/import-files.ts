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
