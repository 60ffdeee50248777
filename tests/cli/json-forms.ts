import { z } from 'zod'
import { doctorReportSchema } from '../../src/shared/doctor'
import { probeViewSchema } from '../../src/shared/probe'
import { profileSchema } from '../../src/shared/profile'
import { tokenCheckSchema } from '../../src/shared/token'
import { fileFormats, importRowSchema } from '../../src/shared/transfer'
import { storeViewSchema, vaultViewSchema } from '../../src/shared/views'

/* The forms of JSON that docs/command-line.md promises. Strict: a field that is not in them fails a test. */

const time = z.iso.datetime()
const identity = z.strictObject({ id: z.uuid(), name: z.string() })
const savedFields = profileSchema.strict()

const profile = savedFields.extend({
  token: z.strictObject({
    state: z.enum(['none', 'token']),
    account: z.string().optional(),
    expiresAt: time.optional()
  }),
  credential: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('secret'), savedAt: time }),
    z.strictObject({
      kind: z.literal('certificate'),
      savedAt: time,
      subject: z.string(),
      thumbprintSha256: z.string(),
      expiresAt: time
    })
  ])
})

export const jsonForms = {
  list: z.strictObject({ profiles: z.array(profile) }),
  names: z.array(z.string()),
  saved: z.strictObject({
    profile: savedFields,
    warnings: z.array(
      z.strictObject({ code: z.string(), about: z.string().optional(), sentence: z.string() })
    )
  }),
  removed: z.strictObject({ removed: identity }),
  secretSaved: z.strictObject({
    profile: identity,
    credential: z.strictObject({ kind: z.literal('secret') })
  }),
  signedInOrOut: z.strictObject({ profile }),
  token: z.strictObject({
    profile: identity,
    token: z.string(),
    tokenType: z.literal('Bearer'),
    expiresAt: time,
    renewed: z.boolean(),
    tenant: z.string(),
    clientId: z.string(),
    mode: z.string(),
    checks: z.array(tokenCheckSchema.strict())
  }),
  claims: z.strictObject({ profile: identity, claims: z.record(z.string(), z.unknown()) }),
  check: z.strictObject({
    profile: identity,
    passed: z.boolean(),
    expiresAt: time,
    checks: z.array(tokenCheckSchema.strict())
  }),
  probe: probeViewSchema
    .omit({ profileId: true })
    .extend({ profile: identity, at: time, body: z.string() })
    .strict(),
  doctor: doctorReportSchema
    .omit({ profileId: true })
    .extend({ profile: identity, startedAt: time, endedAt: time, conclusion: z.string() })
    .strict(),
  certificateSaved: z.strictObject({
    profile: identity,
    credential: z.strictObject({
      kind: z.literal('certificate'),
      subject: z.string(),
      thumbprintSha1: z.string(),
      thumbprintSha256: z.string(),
      expiresAt: time
    })
  }),
  imported: z.strictObject({
    dryRun: z.boolean(),
    created: z.number(),
    changed: z.number(),
    format: z.enum(fileFormats),
    counts: z.strictObject({
      new: z.number(),
      changed: z.number(),
      same: z.number(),
      duplicate: z.number(),
      broken: z.number()
    }),
    authorities: z.strictObject({
      inert: z.array(z.strictObject({ host: z.string(), rows: z.number() })),
      allowed: z.array(z.string()),
      unused: z.array(z.string())
    }),
    unknownFields: z.array(z.string()),
    droppedSecrets: z.array(z.string()),
    rows: z.array(
      importRowSchema
        .extend({
          problems: z.array(
            z.strictObject({ field: z.string(), code: z.string(), sentence: z.string() })
          )
        })
        .strict()
    )
  }),
  exported: z.strictObject({ file: z.string(), format: z.enum(fileFormats), count: z.number() }),
  status: z.strictObject({
    version: z.string(),
    dataFolder: z.string(),
    profiles: z.number(),
    profileFile: storeViewSchema,
    protection: vaultViewSchema
  }),
  error: z.strictObject({
    error: z.looseObject({ code: z.string(), exitCode: z.number(), message: z.string() })
  })
} as const
