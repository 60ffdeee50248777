import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { z } from 'zod'
import { startApp } from '../../src/main/app'

/**
 * The app's entry for tests and the demo: the product, with what a running demo tenant needs passed in as
 * constructor arguments. `--demo-tenant=FILE` names a JSON file of this form.
 */
const demoTenantFile = z.strictObject({
  /** Certificate of the throw-away authority behind the demo tenant's TLS. */
  caPem: z.string(),
  /** `http://localhost:PORT` of the pages that the browser shows. */
  browserOrigin: z.string(),
  /** Origins of the look-alikes of the two APIs. */
  partnerApiOrigins: z.object({ partner: z.string(), 'partner-center': z.string() }),
  demo: z.boolean().default(true),
  signInTimeLimitMs: z.number().int().positive().optional(),
  clipboardClearAfterMs: z.number().int().positive().optional(),
  idleLookEveryMs: z.number().int().positive().optional(),
  hasTray: z.boolean().optional()
})

const path = app.commandLine.getSwitchValue('demo-tenant')
if (path === '') throw new Error('Give the demo tenant: --demo-tenant=FILE.')
const {
  caPem,
  browserOrigin,
  partnerApiOrigins,
  demo,
  signInTimeLimitMs,
  clipboardClearAfterMs,
  idleLookEveryMs,
  hasTray
} = demoTenantFile.parse(JSON.parse(readFileSync(path, 'utf8')))

startApp({
  builtFolder: join(import.meta.dirname, '..'),
  demo,
  extraCaPem: [caPem],
  demoBrowserOrigin: browserOrigin,
  partnerApiOrigins,
  ...(signInTimeLimitMs === undefined ? {} : { signInTimeLimitMs }),
  ...(clipboardClearAfterMs === undefined ? {} : { clipboardClearAfterMs }),
  ...(idleLookEveryMs === undefined ? {} : { idleLookEveryMs }),
  ...(hasTray === undefined ? {} : { hasTray })
})
