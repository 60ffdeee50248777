import { z } from 'zod'
import { MOST_PROFILES, nothing } from './inputs'
import {
  apiSchema,
  cloudSchema,
  fieldProblemCodes,
  LENGTHS,
  profileFields,
  profileIdSchema,
  profileInputSchema
} from './profile'

/** The largest file of profiles that is read, in bytes. */
export const MOST_FILE_BYTES = 8 * 1024 * 1024

export const fileFormats = ['json', 'csv'] as const
export type FileFormat = (typeof fileFormats)[number]

/** What can be wrong with a file as a whole. `words` has a sentence for each. */
export const fileProblemCodes = [
  'too-large',
  'empty',
  'binary',
  'wrong-encoding',
  /** `about`: line and column, as `3:14`. */
  'not-json',
  'not-profiles',
  'too-deeply-nested',
  /** `about`: the version. */
  'newer-version',
  /** `about`: the names of the columns that are missing. */
  'no-columns',
  /** `about`: the name of the column that is there twice. */
  'column-twice',
  /** `about`: the line on which the quoted cell begins. */
  'quote-not-closed',
  /** `about`: how many rows, or how many profiles there would be. */
  'too-many-rows',
  'unreadable',
  'not-saved'
] as const
export type FileProblemCode = (typeof fileProblemCodes)[number]

/** `otherFields` are those that the app does not know. */
export const importFields = [...profileFields, 'id', 'mode', 'environment', 'otherFields'] as const
export type ImportField = (typeof importFields)[number]

/** What can be wrong with a row beside what can be wrong in the editor. */
export const rowProblemCodes = [
  'not-a-profile',
  'not-text',
  'not-one-of',
  'id-bad',
  'too-many-cells'
] as const
export type RowProblemCode = (typeof rowProblemCodes)[number]

/** A row of the file: what it would do. `same` changes nothing; `duplicate` repeats an earlier row. */
export const importRowSchema = z.object({
  /** Counted from 1: the profile in a JSON file, the line in a CSV file. */
  position: z.number().int(),
  kind: z.enum(['new', 'changed', 'same', 'duplicate', 'broken']),
  name: z.string().max(LENGTHS.name),
  tenant: z.string().max(LENGTHS.tenant),
  /** The profile that it matches. */
  profileId: profileIdSchema.optional(),
  /** The earlier row that it repeats. */
  repeats: z.number().int().optional(),
  changes: z
    .array(
      z.object({
        field: z.enum(importFields),
        before: z.string().max(LENGTHS.notes),
        after: z.string().max(LENGTHS.notes)
      })
    )
    .max(20),
  problems: z
    .array(
      z.object({
        field: z.enum(importFields),
        code: z.enum([...fieldProblemCodes, ...rowProblemCodes])
      })
    )
    .max(40),
  /** Host of a custom authority that the row brings: it is used only after it was confirmed. */
  authority: z.string().max(LENGTHS.host).optional()
})
export type ImportRow = z.infer<typeof importRowSchema>

/** What an import would do. Nothing has been changed yet. */
export const importPreviewSchema = z.object({
  ticket: z.uuid(),
  format: z.enum(fileFormats),
  fileName: z.string().max(255).optional(),
  rows: z.array(importRowSchema).max(MOST_PROFILES),
  /** Fields that the app does not know. They are kept. */
  unknownFields: z.array(z.string().max(100)).max(50),
  /** Fields that hold, or seem to hold, a secret or a token. They are left out. */
  droppedSecrets: z.array(z.string().max(100)).max(50)
})
export type ImportPreview = z.infer<typeof importPreviewSchema>

/** What a pasted text seems to say of a profile, and which kinds of secrets were left out. */
export const pastedProfileSchema = z.object({
  /** As the editor takes it; what does not belong in it falls off. */
  input: z.object({ ...profileInputSchema.shape, api: apiSchema, cloud: cloudSchema }),
  found: z
    .array(z.enum(['tenant', 'clientId', 'domain', 'cloud', 'mode', 'api', 'account', 'name']))
    .max(20),
  /** Which of them nothing says for certain: they are to be compared. */
  guessed: z.array(z.enum(['tenant', 'clientId'])).max(2),
  /** How many things that look like a secret were dropped. */
  droppedSecrets: z.number().int()
})
export type PastedProfile = z.infer<typeof pastedProfileSchema>

export const transferCalls = {
  /** Lets the person choose a file in a native dialog; the main process reads it. */
  chooseImportFile: {
    input: nothing,
    output: z.object({ preview: importPreviewSchema.optional() })
  },
  /** Looks at the text of a file that was dropped on the page. */
  previewImport: {
    input: z.strictObject({ text: z.string().max(MOST_FILE_BYTES), fileName: z.string().max(255) }),
    output: z.object({ preview: importPreviewSchema })
  },
  /** Applies a preview: all of it or nothing. Progress comes by event. */
  applyImport: {
    input: z.strictObject({ ticket: z.uuid() }),
    output: z.object({
      end: z.enum(['complete', 'cancelled']),
      created: z.number().int(),
      changed: z.number().int()
    })
  },
  cancelImport: { input: z.strictObject({ ticket: z.uuid() }), output: nothing },
  /** Saves profiles without anything secret where the person says; all of them unless some are named. */
  exportProfiles: {
    input: z.strictObject({
      profileIds: z.array(profileIdSchema).max(MOST_PROFILES).optional(),
      format: z.enum(fileFormats)
    }),
    output: z.object({ savedAs: z.string().max(255).optional(), count: z.number().int() })
  },
  /** Reads a pasted text; without `profile`, it holds neither a tenant nor an application id. */
  readPasted: {
    input: z.strictObject({ text: z.string().max(200_000) }),
    output: z.object({
      profile: pastedProfileSchema.optional(),
      /** Ids that nothing says the meaning of; they are in no field. */
      unnamedIds: z.number().int().optional(),
      droppedSecrets: z.number().int().optional()
    })
  }
} as const

export const transferEvents = {
  importProgress: z.object({
    ticket: z.uuid(),
    stage: z.enum(['reading', 'checking', 'writing']),
    done: z.number().int(),
    total: z.number().int()
  })
} as const
