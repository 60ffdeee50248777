import { z } from 'zod'

/** The most tags that a profile has. */
export const MOST_TAGS = 20

/** Longest accepted texts, in UTF-16 code units. */
export const LENGTHS = {
  name: 120,
  tenant: 255,
  host: 260,
  resource: 1024,
  account: 320,
  notes: 4000,
  tag: 60,
  credential: 65_536,
  passphrase: 1024
} as const

export const accessModes = ['app+user', 'app-only'] as const
export const environments = ['production', 'sandbox'] as const
export const namedClouds = ['global', 'usgov', 'china'] as const
export const namedApis = ['partner', 'partner-center'] as const

export const profileIdSchema = z.uuid().toLowerCase()

export const apiSchema = z.union([
  z.enum(namedApis),
  z.object({ resource: z.string().max(LENGTHS.resource) })
])
export const cloudSchema = z.union([
  z.enum(namedClouds),
  z.object({ authority: z.string().max(LENGTHS.host) })
])

/**
 * A saved tenant, app registration, access mode and API. This is also the form of a row in the
 * profile file; field names follow it, because other tools will write that file.
 */
export const profileSchema = z.object({
  id: profileIdSchema,
  name: z.string().max(LENGTHS.name),
  /** Directory (tenant) id or verified domain, in lower case. */
  tenant: z.string().max(LENGTHS.tenant),
  /** Application (client) id, in lower case. */
  clientId: z.string().max(36),
  mode: z.enum(accessModes),
  api: apiSchema,
  cloud: cloudSchema,
  environment: z.enum(environments),
  /** Account hint: the user name that is expected to sign in. */
  account: z.string().max(LENGTHS.account).optional(),
  tags: z.array(z.string().max(LENGTHS.tag)).max(MOST_TAGS).optional(),
  notes: z.string().max(LENGTHS.notes).optional()
})

/** What the editor sends: texts as typed, which the main process trims and checks. */
export const profileInputSchema = z.strictObject({
  name: z.string().max(10_000),
  tenant: z.string().max(10_000),
  clientId: z.string().max(10_000),
  mode: z.enum(accessModes),
  api: z.union([z.enum(namedApis), z.strictObject({ resource: z.string().max(10_000) })]),
  cloud: z.union([z.enum(namedClouds), z.strictObject({ authority: z.string().max(10_000) })]),
  environment: z.enum(environments),
  account: z.string().max(10_000),
  /** A comma separates two. Without the field, a profile that is edited keeps its tags. */
  tags: z.array(z.string().max(10_000)).max(1000).optional(),
  notes: z.string().max(100_000)
})

/**
 * A credential as a person gives it. It crosses once, from the page to the main process. A file is
 * chosen in a native dialog, read by the main process, and named here by the ticket it was given.
 */
export const credentialInputSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('secret'),
    value: z.string().max(LENGTHS.credential),
    /** The day that the portal shows under Expires, as `YYYY-MM-DD`; empty when not noted. */
    expiresOn: z.string().max(40).optional()
  }),
  z.strictObject({
    kind: z.literal('certificate'),
    pem: z.string().max(LENGTHS.credential),
    /** Of a private key that is encrypted. */
    passphrase: z.string().max(LENGTHS.passphrase).optional()
  }),
  z.strictObject({ kind: z.literal('certificate-file'), ticket: z.uuid() })
])

export type AccessMode = (typeof accessModes)[number]
export type Environment = (typeof environments)[number]
export type NamedCloud = (typeof namedClouds)[number]
export type NamedApi = (typeof namedApis)[number]
export type Api = z.infer<typeof apiSchema>
export type Cloud = z.infer<typeof cloudSchema>
export type Profile = z.infer<typeof profileSchema>
export type ProfileInput = z.infer<typeof profileInputSchema>
export type CredentialInput = z.infer<typeof credentialInputSchema>

/** The fields of the editor that a problem can stand at. */
export const profileFields = [
  'name',
  'tenant',
  'clientId',
  'api',
  'cloud',
  'account',
  'tags',
  'notes',
  'credential'
] as const
export type ProfileField = (typeof profileFields)[number]

/** What can be wrong with a field. `words` has a sentence for each: what is wrong, what is expected, what to do. */
export const fieldProblemCodes = [
  'required',
  'too-long',
  'control-characters',
  'tenant-shared-authority',
  'tenant-has-scheme',
  'tenant-bad-guid',
  'tenant-bad-domain',
  'client-id-bad-guid',
  'resource-not-https',
  'resource-bad-uri',
  'resource-has-scope',
  'authority-bad-host',
  'authority-not-https',
  'authority-is-known-cloud',
  'account-bad',
  'tag-too-long',
  'too-many-tags',
  'secret-is-secret-id',
  'secret-has-inner-space',
  'secret-bad-date',
  'secret-expired',
  'certificate-file-empty',
  'certificate-file-too-large',
  'certificate-file-unreadable',
  'certificate-file-damaged',
  'certificate-too-many-files',
  'certificate-unknown-file',
  'certificate-utf16',
  'certificate-request',
  'certificate-public-key',
  'certificate-pkcs7',
  'certificate-java-key-store',
  'certificate-ssh-key',
  'certificate-pfx-as-text',
  'certificate-no-certificate',
  'certificate-no-key',
  'certificate-chain-only',
  'certificate-pfx-no-certificate',
  'certificate-pfx-no-key',
  'certificate-two-keys',
  'certificate-key-encrypted',
  'certificate-passphrase-wrong',
  'certificate-cipher-unknown',
  'certificate-iterations-too-many',
  'certificate-truncated',
  'certificate-key-mismatch',
  'certificate-key-not-rsa',
  'certificate-key-elliptic',
  'certificate-key-edwards',
  'certificate-key-rsa-pss',
  'certificate-key-too-short',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-not-saved',
  'certificate-ticket-gone',
  'credential-in-wrong-mode'
] as const
export type FieldProblemCode = (typeof fieldProblemCodes)[number]

/** Things worth saying that do not stop a save. */
export const profileWarningCodes = [
  'duplicate-profile',
  'duplicate-name',
  'app-only-partner-api',
  'api-not-in-cloud',
  'credential-must-be-entered-again',
  'sign-in-needed-again',
  'certificate-expires-soon',
  'custom-authority'
] as const
export type ProfileWarningCode = (typeof profileWarningCodes)[number]

export const fieldProblemSchema = z.object({
  field: z.enum(profileFields),
  code: z.enum(fieldProblemCodes)
})
export type FieldProblem = z.infer<typeof fieldProblemSchema>

export const profileWarningSchema = z.object({
  code: z.enum(profileWarningCodes),
  /** The other profile's name, a date or a host: what the sentence is about. */
  about: z.string().max(300).optional()
})
export type ProfileWarning = z.infer<typeof profileWarningSchema>
