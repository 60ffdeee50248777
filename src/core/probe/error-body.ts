import { z } from 'zod'
import { parseJson } from '../sign-in/discovery'

/** What an error body says of itself. */
export interface ErrorBody {
  /** Its codes, the innermost first: that is the most exact one. */
  readonly codes: readonly string[]
  readonly text: string | undefined
}

const code = z.union([z.string(), z.number()]).transform(String)

/** https://learn.microsoft.com/partner-center/developer/error-codes */
const partnerCenterSchema = z.object({ code, description: z.string().optional() })

const innerErrorSchema = z.object({ code: code.optional() })
/** MicrosoftDocs/partner-rest, `partner-rest/develop/error-codes.md`: the form of Microsoft Graph. */
const partnerSchema = z.object({
  error: z.object({
    code,
    message: z.string().optional(),
    innerError: innerErrorSchema.optional(),
    innererror: innerErrorSchema.optional()
  })
})

/** What a gateway in front of an API may answer. https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
const oauthSchema = z.object({ error: z.string(), error_description: z.string().optional() })

/** Reads an error body in any of the forms that the APIs use; other bodies say nothing here. */
export function readErrorBody(body: string): ErrorBody {
  const json: unknown = parseJson(body)
  const partner = partnerSchema.safeParse(json)
  if (partner.success) {
    const { error } = partner.data
    const inner = error.innerError?.code ?? error.innererror?.code
    return { codes: inner === undefined ? [error.code] : [inner, error.code], text: error.message }
  }
  const partnerCenter = partnerCenterSchema.safeParse(json)
  if (partnerCenter.success)
    return { codes: [partnerCenter.data.code], text: partnerCenter.data.description }
  const oauth = oauthSchema.safeParse(json)
  if (oauth.success) return { codes: [oauth.data.error], text: oauth.data.error_description }
  return { codes: [], text: undefined }
}
