import { z } from 'zod'
import { nothing, ofProfile } from './inputs'
import { LENGTHS, profileIdSchema } from './profile'
import { certificateSummarySchema, tokenViewSchema } from './views'

/** Chosen files, known by their ticket. Without `certificate`, the key waits for its passphrase. */
const chosenCertificate = z.object({
  ticket: z.uuid(),
  fileNames: z.array(z.string().max(255)).max(3),
  certificate: certificateSummarySchema.optional()
})

export const credentialCalls = {
  /** Lets the person choose certificate and key files in a native dialog; the main process reads them. */
  chooseCertificate: { input: nothing, output: z.object({ chosen: chosenCertificate.optional() }) },
  /** Opens chosen files whose key is encrypted. The ticket stays good after a wrong passphrase. */
  unlockCertificate: {
    input: z.strictObject({ ticket: z.uuid(), passphrase: z.string().max(LENGTHS.passphrase) }),
    output: z.object({ chosen: chosenCertificate })
  },
  /** Makes a key and a self-signed certificate, and saves its public part where the person says. */
  makeCertificate: {
    input: z.strictObject({
      name: z.string().max(10_000),
      months: z.number().int().min(1).max(24)
    }),
    output: z.object({ chosen: chosenCertificate.optional() })
  },
  /** Saves the public part of the profile's certificate where the person says. */
  saveCertificateFile: {
    input: ofProfile,
    output: z.object({ savedAs: z.string().max(255).optional() })
  },
  copyThumbprint: {
    input: z.strictObject({ profileId: profileIdSchema, which: z.enum(['sha1', 'sha256']) }),
    output: nothing
  },
  /** Ends the trial of a replaced credential: the one before it is used again, alone. */
  keepFormerCredential: {
    input: ofProfile,
    /** Without a token's view when the person turned back. */
    output: z.object({ token: tokenViewSchema.optional() })
  },
  /** Not to be reminded of this credential's end before the next mark (30, 7 and 1 days). */
  dismissReminder: {
    input: z.strictObject({ profileId: profileIdSchema, days: z.number().int().min(0).max(30) }),
    output: tokenViewSchema
  }
} as const
