import type { ProbeCallId } from '../shared/probe'
import type { AccessMode, Environment, NamedApi, NamedCloud } from '../shared/profile'
import type { FileFormat } from '../shared/transfer'
import { shells } from './output/shell-quote'

/** An option of a command, without its two dashes. Without `value` it is a switch. */
export interface OptionGrammar {
  readonly name: string
  /** What stands for the value in help. */
  readonly value?: string
  readonly choices?: readonly string[]
  readonly isFolder?: boolean
}

/** What the command line of one command looks like. Help, parsing and completion are made of it. */
export interface CommandGrammar {
  /** Words after `ptd`. */
  readonly words: readonly string[]
  readonly arguments: readonly ArgumentGrammar[]
  readonly options: readonly OptionGrammar[]
}

export interface ArgumentGrammar {
  readonly name: string
  readonly isOptional?: boolean
  readonly choices?: readonly string[]
  /** What completion offers. */
  readonly of?: 'profiles' | 'files'
}

export const tokenFormats = ['token', 'header', 'json', 'env'] as const
/* The same list as in `shared/transfer`. */
export const fileFormatChoices = ['json', 'csv'] as const satisfies readonly FileFormat[]
export const prompts = ['default', 'select-account', 'consent', 'login', 'mfa'] as const
export const completionShells = ['bash', 'zsh', 'fish', 'powershell'] as const

/* The same lists as in `shared/profile`, whose schemas take longer to load than this program. */
export const modeChoices = ['app+user', 'app-only'] as const satisfies readonly AccessMode[]
export const apiChoices = ['partner', 'partner-center'] as const satisfies readonly NamedApi[]
export const cloudChoices = ['global', 'usgov', 'china'] as const satisfies readonly NamedCloud[]
export const environmentChoices = [
  'production',
  'sandbox'
] as const satisfies readonly Environment[]
export const callChoices = [
  'legal-business-profile',
  'customers',
  'organization-profile',
  'partner-network-profile',
  'referrals',
  'exchange-rates',
  'ingestion-products',
  'resource-root'
] as const satisfies readonly ProbeCallId[]

const profile: ArgumentGrammar = { name: 'profile', of: 'profiles' }

const json: OptionGrammar = { name: 'json' }
const noSignIn: OptionGrammar = { name: 'no-sign-in' }

/** Options that every command takes. */
export const commonOptions: readonly OptionGrammar[] = [
  { name: 'data-dir', value: 'folder', isFolder: true }
]

const fields: readonly OptionGrammar[] = [
  { name: 'tenant', value: 'tenant' },
  { name: 'client-id', value: 'id' },
  { name: 'mode', value: 'mode', choices: modeChoices },
  { name: 'api', value: 'api', choices: apiChoices },
  { name: 'resource', value: 'uri' },
  { name: 'cloud', value: 'cloud', choices: cloudChoices },
  { name: 'authority', value: 'host' },
  { name: 'environment', value: 'environment', choices: environmentChoices },
  { name: 'account', value: 'user' },
  { name: 'tag', value: 'tags' },
  { name: 'notes', value: 'text' }
]

export const grammar = {
  list: {
    words: ['list'],
    arguments: [{ name: 'search', isOptional: true }],
    options: [{ name: 'names' }, json]
  },
  add: { words: ['add'], arguments: [{ name: 'name' }], options: [...fields, json] },
  edit: {
    words: ['edit'],
    arguments: [profile],
    options: [{ name: 'name', value: 'name' }, ...fields, json]
  },
  remove: { words: ['remove'], arguments: [profile], options: [{ name: 'yes' }, json] },
  'secret set': {
    words: ['secret', 'set'],
    arguments: [profile],
    options: [{ name: 'expires', value: 'date' }, json]
  },
  'certificate set': {
    words: ['certificate', 'set'],
    arguments: [
      profile,
      { name: 'file', of: 'files' },
      { name: 'key-file', of: 'files', isOptional: true }
    ],
    options: [json]
  },
  'sign-in': {
    words: ['sign-in'],
    arguments: [profile],
    options: [
      { name: 'no-browser' },
      { name: 'device-code' },
      { name: 'prompt', value: 'prompt', choices: prompts },
      json
    ]
  },
  'sign-out': { words: ['sign-out'], arguments: [profile], options: [json] },
  token: {
    words: ['token'],
    arguments: [profile],
    options: [
      { name: 'format', value: 'format', choices: tokenFormats },
      { name: 'shell', value: 'shell', choices: shells },
      { name: 'renew' },
      noSignIn,
      { name: 'show' },
      json
    ]
  },
  claims: { words: ['claims'], arguments: [profile], options: [noSignIn, json] },
  check: { words: ['check'], arguments: [profile], options: [noSignIn, json] },
  probe: {
    words: ['probe'],
    arguments: [profile],
    options: [
      { name: 'call', value: 'call', choices: callChoices },
      { name: 'path', value: 'path' },
      { name: 'allow-host', value: 'host' },
      { name: 'text' },
      noSignIn,
      json
    ]
  },
  doctor: {
    words: ['doctor'],
    arguments: [profile],
    options: [{ name: 'report' }, { name: 'with-names' }, json]
  },
  import: {
    words: ['import'],
    arguments: [{ name: 'import-file', of: 'files' }],
    options: [{ name: 'allow-authority', value: 'host' }, { name: 'dry-run' }, json]
  },
  export: {
    words: ['export'],
    arguments: [{ name: 'export-file', of: 'files', isOptional: true }],
    options: [{ name: 'format', value: 'format', choices: fileFormatChoices }, json]
  },
  status: { words: ['status'], arguments: [], options: [json] },
  completion: {
    words: ['completion'],
    arguments: [{ name: 'shell', choices: completionShells }],
    options: []
  }
} as const satisfies Readonly<Record<string, CommandGrammar>>

export type CommandName = keyof typeof grammar

/** Returns the names of all commands, in the order of help. */
export function commandNames(): readonly CommandName[] {
  return [
    'list',
    'add',
    'edit',
    'remove',
    'secret set',
    'certificate set',
    'sign-in',
    'sign-out',
    'token',
    'claims',
    'check',
    'probe',
    'doctor',
    'import',
    'export',
    'status',
    'completion'
  ]
}

/** Returns what a command takes, with the options that every command takes. */
export function grammarOf(name: CommandName): CommandGrammar {
  const own: CommandGrammar = grammar[name]
  return { ...own, options: [...own.options, ...commonOptions] }
}

/** A command line that fits the grammar. */
export interface ParsedCommand {
  readonly name: CommandName
  readonly arguments: readonly string[]
  /** Given options: `true` for a switch. */
  readonly options: Readonly<Record<string, string | true>>
}
