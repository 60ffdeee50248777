import type { FileFormat } from '../../shared/transfer'

/** The formats in which profiles are written and read. The schema of the same name stays in the main process. */
export const fileFormats = ['json', 'csv'] as const satisfies readonly FileFormat[]
