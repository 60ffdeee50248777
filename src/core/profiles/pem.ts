/** One block of a PEM text. */
export interface PemBlock {
  /** What stands after BEGIN, for example `CERTIFICATE`. */
  readonly label: string
  /** The whole block, ready for a parser. */
  readonly text: string
  /** The base64 text between the marks, without white space. */
  readonly body: string
  /** The cipher of the older form of encryption, which is named inside the block (RFC 1421). */
  readonly cipher?: string
}

export interface PemContent {
  readonly blocks: readonly PemBlock[]
  /** True when a block has no end, or holds what is not base64. */
  readonly isTruncated: boolean
}

const blockPattern = /-----BEGIN ([A-Z0-9 ]+)-----((?:(?!-----)[\s\S])*)-----END \1-----/g

/**
 * Finds the blocks of a PEM text, in their order. What stands between them (bag attributes, comments)
 * is left out; line breaks may be of any kind, or the two characters `\n` of a quoted text.
 */
export function readPem(typed: string): PemContent {
  const text = withLineBreaks(typed.replace(/\p{Cf}/gu, ''))
  const blocks: PemBlock[] = []
  let isTruncated = false
  for (const [, label = '', content = ''] of text.matchAll(blockPattern)) {
    const { headers, body } = splitHeaders(content)
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) isTruncated = true
    const isEncrypted = /^Proc-Type:.*ENCRYPTED/im.test(headers)
    const details = /^DEK-Info:\s*([A-Z0-9-]+)\s*,\s*([0-9A-F]+)$/im.exec(headers)
    const [, cipher = '', vector = ''] = details ?? []
    const head = isEncrypted ? `Proc-Type: 4,ENCRYPTED\nDEK-Info: ${cipher},${vector}\n\n` : ''
    blocks.push({
      label,
      text: `-----BEGIN ${label}-----\n${head}${wrapped(body)}\n-----END ${label}-----\n`,
      body,
      ...(isEncrypted ? { cipher: cipher.toUpperCase() } : {})
    })
  }
  const marks = text.match(/-----(?:BEGIN|END)\b/g)?.length ?? 0
  return { blocks, isTruncated: isTruncated || marks !== blocks.length * 2 }
}

function withLineBreaks(text: string): string {
  return /[\r\n]/.test(text.trim()) ? text : text.replace(/\\r|\\n/g, '\n')
}

/** Splits the headers of RFC 1421 (`Proc-Type: …`) from the base64 text, which loses its white space. */
function splitHeaders(content: string): { readonly headers: string; readonly body: string } {
  const lines = content.split(/\r\n|\r|\n/).map((line) => line.trim())
  const isHeader = (line: string): boolean => line.includes(':')
  return {
    headers: lines.filter(isHeader).join('\n'),
    body: lines
      .filter((line) => !isHeader(line))
      .join('')
      .replace(/\s/g, '')
  }
}

function wrapped(body: string): string {
  return body.match(/.{1,64}/g)?.join('\n') ?? ''
}
