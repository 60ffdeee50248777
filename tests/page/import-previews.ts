import type { ImportPreview, ImportRow } from '../../src/shared/transfer'
import { ids } from './scenarios'

export const ticket = '7d9f1b2a-3c4d-4e5f-8a9b-0c1d2e3f4a5b'

function row(position: number, kind: ImportRow['kind'], more: Partial<ImportRow> = {}): ImportRow {
  return {
    position,
    kind,
    name: `Customer ${String(position)}`,
    tenant: `customer-${String(position)}.onmicrosoft.com`,
    changes: [],
    problems: [],
    ...more
  }
}

/** A file with a row of each kind. */
export const mixedPreview: ImportPreview = {
  ticket,
  format: 'csv',
  fileName: 'customers.csv',
  rows: [
    row(2, 'new', { name: 'Alpine Ski House', tenant: 'alpineskihouse.com' }),
    row(3, 'new', {
      name: 'Wide World Importers',
      authority: 'login.sovereign.example'
    }),
    row(4, 'changed', {
      name: 'Contoso Partner EMEA',
      tenant: 'contoso-emea.onmicrosoft.com',
      profileId: ids.emea,
      changes: [
        { field: 'name', before: 'Contoso Partner EMEA', after: 'Contoso EMEA' },
        { field: 'account', before: 'ada.lovelace@contoso-emea.com', after: '' },
        {
          field: 'notes',
          before: '',
          after: 'Ask the platform team before the secret is changed.\nRuns each night.'
        }
      ]
    }),
    row(5, 'same', { profileId: ids.gov, name: 'Litware Gov', tenant: 'litware.onmicrosoft.us' }),
    row(6, 'duplicate', {
      name: 'Alpine again',
      tenant: 'alpineskihouse.com',
      repeats: 2
    }),
    row(7, 'broken', {
      name: 'Fourth Coffee',
      tenant: 'common',
      problems: [
        { field: 'tenant', code: 'tenant-shared-authority' },
        { field: 'mode', code: 'not-one-of' }
      ]
    }),
    row(8, 'broken', { name: '', tenant: '', problems: [{ field: 'name', code: 'required' }] })
  ],
  unknownFields: ['owner', 'costCentre'],
  droppedSecrets: ['clientSecret']
}

/** As many rows as an import has to carry; each hundredth is broken. */
export const crowdedPreview: ImportPreview = {
  ticket,
  format: 'json',
  fileName: 'everybody.json',
  rows: Array.from({ length: 10_000 }, (_, index) =>
    index % 100 === 99
      ? row(index + 1, 'broken', { problems: [{ field: 'clientId', code: 'client-id-bad-guid' }] })
      : row(index + 1, 'new')
  ),
  unknownFields: [],
  droppedSecrets: []
}
