import type { PastedProfile } from '../../shared/transfer'

type Found = PastedProfile['found'][number]

const fieldNames = {
  tenant: 'tenant',
  clientId: 'application id',
  domain: 'domain',
  cloud: 'cloud',
  mode: 'access mode',
  api: 'API',
  account: 'account',
  name: 'name'
} satisfies Record<Found, string>

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}

const secretsDropped = (number: number): string =>
  number === 1
    ? 'One thing that looks like a secret was dropped and kept nowhere.'
    : `${String(number)} things that look like a secret were dropped and kept nowhere.`

/** A new profile from a pasted text. */
export const pasted = {
  title: 'New profile from text',
  entry: 'New profile from text…',
  entryHint: 'A portal page, a ticket, an .env file',
  label: 'Text',
  hint: 'Paste what you have: the registration’s Overview page, a ticket, an .env file, the output of az, a Postman environment. Tenant, application id and the like are read from it; secrets in it are dropped.',
  read: 'Read it',
  reading: 'Reading',
  cancel: 'Cancel',
  nothing: 'Neither a tenant nor an application id is in this text.',
  nothingHint: 'Copy the registration’s Overview page as a whole, or fill in the fields by hand.',
  unnamed: (number: number): string =>
    number === 1
      ? 'There is one id in it, but nothing says whether it is the tenant’s or the application’s.'
      : `There are ${String(number)} ids in it, but nothing says which is the tenant’s and which the application’s.`,
  tooLong: 'This text is too long. Paste only the part with the ids, at most 200,000 characters.',
  secretsDropped,
  /** Above the editor that the text has filled. */
  found: (found: readonly Found[]): string =>
    `From the text: ${listed(found.map((field) => fieldNames[field]))}. Compare before you save.`,
  guessed: (guessed: PastedProfile['guessed']): string =>
    `Only guessed: ${listed(guessed.map((field) => fieldNames[field]))}. The text does not say for certain which id it is.`
} as const
