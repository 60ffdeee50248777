/*
 * What people paste comes with secrets in it: a client secret beside its ids, the header of a call, a
 * private key. Whatever looks like one is taken out before anything is read. The rules are generous: to
 * take out too much costs a field that is typed by hand, to take out too little shows a secret.
 */

/** Stands in the text where something was taken out, so that what stood around it does not run together. */
export const droppedMark = '\ufffc'

export interface SweptText {
  readonly text: string
  /** How many things that look like a secret were taken out. */
  readonly dropped: number
  /** Whether one of them is what an application signs in with. */
  readonly hadClientCredential: boolean
}

interface Sweep {
  /** Its last capturing group, or else the whole match, is taken out. */
  readonly pattern: RegExp
  /** Tells whether a match is none after all. */
  readonly spares?: (match: string, value: string) => boolean
  /** Tells whether it is what an application signs in with. */
  readonly isClientCredential?: (match: string) => boolean
  /** True for what is no secret, but would be mistaken for something else. */
  readonly uncounted?: boolean
}

/** A text in quotes, or else up to a space or to what ends it in a form, a list or a connection string. */
const value = /("(?:[^"\\\n]|\\.){1,20000}"?|'[^'\n]{1,20000}'?|[^\s"'&;,]{1,20000})/.source
const secretWords =
  'secret|passw(?:or)?d|passwort|pwd|passphrase|contrase[nñ]a|mot de passe|api[-_ ]?key|access[-_ ]?key|account[-_ ]?key|shared[-_ ]?key|subscription[-_ ]?key|private[-_ ]?key|token|assertion|signature|connection[-_ ]?string'
/** What follows such a word when the value is not the secret itself. */
const aboutSecret =
  /endpoint|ur[il]\b|type|lifetime|expir|version|count|hint|issuance|polic|name|store|audience|tenant|directory|client[-_ ]?id|app[-_ ]?id|application/i
const noValue =
  /^["']?(?:null|none|true|false|undefined|n\/a|-+|\*+|<|\{\{|\$|ConvertTo-|Get-|process\.env|os\.|getenv|env[.:(])/i
const firstSecretWord = new RegExp(`^.*?(?:${secretWords})`, 'is')

/** Tells whether what stands after a label is not the secret that the label names. */
function isNoSecret(match: string, found: string): boolean {
  const label = match.slice(0, match.lastIndexOf(found))
  const isWordOfSentence =
    /token|signature|assertion/i.test(label) && /^[a-z]{1,14}[.!?]?$/i.test(found)
  return (
    noValue.test(found) ||
    /^(?:["']{2}$|[[{(])/.test(found) ||
    isWordOfSentence ||
    aboutSecret.test(label.replace(firstSecretWord, ''))
  )
}

const namesClientCredential = (match: string): boolean =>
  /(?:client|app(?:lication)?)[-_ ]?(?:secret|password|assertion)|^\s*secret/i.test(match)

const sweeps: Readonly<Record<string, Sweep>> = {
  // SECURITY: a private key in a pasted block is dropped.  [src/core/profiles/pasted/pasted.security.test.ts]
  pem: {
    pattern:
      /-----BEGIN [^\n-]{1,40}-----(?:[^-]|-(?!----)){0,60000}(?:-----END [^\n-]{1,40}-----)?/g,
    isClientCredential: (match) => match.includes('PRIVATE KEY')
  },
  // SECURITY: a token in a pasted block is dropped.  [src/core/profiles/pasted/pasted.security.test.ts]
  jwt: { pattern: /\beyJ[A-Za-z0-9_-]{5,}(?:\.[A-Za-z0-9_-]*){1,4}/g },
  // SECURITY: the header of a call holds its token.  [src/core/profiles/pasted/pasted.security.test.ts]
  header: {
    pattern:
      /(?:authorization|set-cookie|cookie|x-ms-token[a-z-]*|x-api-key|ocp-apim-subscription-key)["']?[ \t]{0,5}[:=][ \t]{0,5}["'`]?([^"'`\n]{1,20000})/gi,
    spares: (_, found) => /^\s*(?:\{\{|\$|<)/.test(found)
  },
  // SECURITY: a token also stands alone after its scheme.  [src/core/profiles/pasted/pasted.security.test.ts]
  scheme: {
    pattern: /\b(?:bearer|basic)[ \t]+([A-Za-z0-9._~+/=-]{8,})/gi,
    spares: (_, found) => /^[a-z]+$/i.test(found)
  },
  // SECURITY: an address can hold a user name and a password.  [src/core/profiles/pasted/pasted.security.test.ts]
  address: { pattern: /:\/\/([^\s/@:]{1,200}:[^\s/@]{1,200})@/g },
  // SECURITY: a password can stand beside its user on a command line.  [src/core/profiles/pasted/pasted.security.test.ts]
  option: {
    pattern: new RegExp(
      String.raw`(?<=\s)(?:-{1,2}[a-z-]{0,30}(?:${secretWords})|-u|-p|--user|ConvertTo-SecureString(?:\s+-String)?)[ \t=]+${value}`,
      'gi'
    ),
    spares: (match, found) =>
      found.startsWith('-') ||
      noValue.test(found) ||
      (/^(?:-u|--user)\b/.test(match) && !found.includes(':')),
    isClientCredential: (match) => /secret|ConvertTo-SecureString/i.test(match)
  },
  secretId: {
    pattern: new RegExp(
      String.raw`(?:secret|key)[-_ ]?id["']?[ \t]{0,20}[:=]?\s{0,20}["']?([0-9a-f-]{36})`,
      'gi'
    ),
    uncounted: true
  },
  // SECURITY: what is called a secret is one, also when it has the form of an id.  [src/core/profiles/pasted/pasted.security.test.ts]
  named: {
    pattern: new RegExp(
      String.raw`(?:client[-_ ]?|app(?:lication)?[-_ ]?)?(?:${secretWords})(?:[A-Za-z0-9_()-]|[ ](?=[^ \n])){0,30}?["'\]]?[ \t]{0,20}(?:=>|[:=])[ \t]{0,20}${value}`,
      'gi'
    ),
    spares: isNoSecret,
    isClientCredential: namesClientCredential
  },
  // SECURITY: portals show a label above its value.  [src/core/profiles/pasted/pasted.security.test.ts]
  below: {
    pattern:
      /^[ \t]*(?:client[ _-]?|app(?:lication)?[ _-]?|my )?(?:secret|password|passphrase|api key)(?: value)?[ \t]*[:=]?[ \t]*\n+[ \t]*(\S[^\n]{0,2000})$/gim,
    spares: (_, found) => noValue.test(found),
    isClientCredential: namesClientCredential
  },
  // SECURITY: the signature of a shared access address is a key.  [src/core/profiles/pasted/pasted.security.test.ts]
  query: { pattern: /[?&;](?:sig|sv|code|key|session_state)=([^&\s"']{8,})/gi },
  // SECURITY: Microsoft's client secrets are told by their form.  [src/core/profiles/pasted/pasted.security.test.ts]
  clientSecret: {
    pattern: /(?<![A-Za-z0-9_.~-])[A-Za-z0-9_.~-]{16,200}(?![A-Za-z0-9_.~-])/g,
    spares: (match) => !/[A-Za-z0-9]~[A-Za-z0-9_.~-]{8}/.test(match) || !/\d/.test(match),
    isClientCredential: () => true
  },
  // SECURITY: long text without words is a key, whatever it is for.  [src/core/profiles/pasted/pasted.security.test.ts]
  random: {
    pattern: /[A-Za-z0-9+/_=-]{24,}/g,
    spares: (match) => ![...match.split('/'), match.replaceAll('/', '')].some(looksRandom)
  }
}

/** Takes everything out of a text that looks like a secret. */
export function dropSecrets(given: string): SweptText {
  let text = given
  let dropped = 0
  let hadClientCredential = false
  for (const sweep of Object.values(sweeps)) {
    text = text.replace(sweep.pattern, (match: string, ...groups: readonly unknown[]) => {
      const captured = groups[0]
      const found = typeof captured === 'string' ? captured : match
      if (found.includes(droppedMark) || sweep.spares?.(match, found) === true) return match
      if (sweep.uncounted !== true) dropped += 1
      hadClientCredential ||= sweep.isClientCredential?.(match) === true
      return match.slice(0, match.lastIndexOf(found)) + droppedMark + afterOf(match, found)
    })
  }
  return { text, dropped, hadClientCredential }
}

/** Tells whether a text has a part that no word, id or name has: many signs of all kinds, mixed. */
export function looksRandom(text: string): boolean {
  const rest = text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '')
  if (/^[0-9a-f]{32,}$/i.test(rest)) return /\d/.test(rest)
  if (rest.length < 24 || !/\d/.test(rest) || !/[a-z]/.test(rest) || !/[A-Z]/.test(rest))
    return false
  // Names are made of words; what changes between kinds of signs all the time is not.
  const changes = rest.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[0-9])|[0-9](?=[A-Za-z])/g)?.length ?? 0
  return changes >= rest.length / 6
}

function afterOf(match: string, found: string): string {
  return match.slice(match.lastIndexOf(found) + found.length)
}
