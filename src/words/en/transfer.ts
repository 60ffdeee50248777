import type { CallFailure } from '../../shared/call-failure'
import type { ProfileField } from '../../shared/profile'
import type {
  FileFormat,
  FileProblemCode,
  ImportField,
  ImportRow,
  RowProblemCode
} from '../../shared/transfer'
import { fields } from './fields'

type RowKind = ImportRow['kind']

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}

const profilesOf = (number: number): string => count(number, 'profile', 'profiles')

/** What is wrong with a file as a whole: what is wrong, what is expected, what to do. */
const fileProblems = {
  'too-large': (about) =>
    `This file is too large${about === undefined ? '' : ` (${about})`}. A file of profiles is at most 8 MB, which is enough for 10,000 of them. Split it into several files.`,
  empty: () => 'This file is empty. Choose the file that holds the profiles.',
  binary: () =>
    'This is not a text file. Profiles are imported from a JSON or CSV file; save a workbook as “CSV UTF-8” first.',
  'wrong-encoding': () =>
    'The text of this file is not UTF-8, so that names would come out garbled. Save it again as UTF-8 (in Excel: “CSV UTF-8”), then choose it again.',
  'not-json': (about) =>
    `This begins like JSON, but it is damaged${about === undefined ? '' : ` at line ${about.replace(':', ', column ')}`}. Correct that place, or export the file again.`,
  'not-profiles': () =>
    'This file holds no list of profiles. Expected is { "version": 1, "profiles": [ … ] }, or CSV with the columns name, tenant and clientId.',
  'too-deeply-nested': () =>
    'This file is nested more deeply than any file of profiles, so it was not read. Export it again.',
  'newer-version': (about) =>
    `This file was written by a newer version of the app${about === undefined ? '' : ` (format ${about}; this one reads format 1)`}. Update the app, then import it again.`,
  'no-columns': (about) =>
    `The first line does not name the columns${about === undefined ? '' : `: ${about} missing`}. It has to name at least name, tenant and clientId.`,
  'column-twice': (about) =>
    `The column ${about ?? ''} is there twice. Rename or remove one of them.`,
  'quote-not-closed': (about) =>
    `A cell begins with a quotation mark that is never closed${about === undefined ? '' : `, on line ${about}`}. Close it, or double the quotation marks inside the cell.`,
  'too-many-rows': (about) =>
    `There are too many profiles${about === undefined ? '' : ` (${about})`}. At most 20,000 are kept. Split the file, or delete profiles first.`,
  unreadable: () =>
    'This file could not be read. Check that it is still there and that you may read it, then choose it again.',
  'not-saved': () =>
    'The file could not be written there. Check the folder and its free space, or choose another folder.'
} satisfies Record<FileProblemCode, (about: string | undefined) => string>

/** What is wrong with a row besides what can be wrong in the editor. */
const rowProblems = {
  'not-a-profile': 'This row is not a profile. Expected are named fields: name, tenant, clientId.',
  'not-text': 'This is not text. Write the value in quotation marks.',
  'not-one-of': 'This value is none of the possible ones.',
  'id-bad':
    'This id is not one that the app gives. Remove it, and the row is matched by its other fields.',
  'too-many-cells':
    'This line has more cells than there are columns. Put a value that holds a comma in quotation marks.'
} satisfies Record<RowProblemCode, string>

/** What a field of few values may hold. */
const possibleValues: Partial<Record<ImportField, string>> = {
  mode: 'app+user or app-only',
  api: 'partner, partner-center or the https address of a resource',
  cloud: 'global, usgov, china or the https address of a login host',
  environment: 'production or sandbox'
}

/** Returns what is wrong with a field of a row, in a sentence. */
function rowProblem({ field, code }: ImportRow['problems'][number]): string {
  if (!isOfRow(code)) return fields.problems[code]
  const possible = code === 'not-one-of' ? possibleValues[field] : undefined
  return possible === undefined ? rowProblems[code] : `${rowProblems[code]} Write ${possible}.`
}

function isOfRow(code: ImportRow['problems'][number]['code']): code is RowProblemCode {
  return Object.hasOwn(rowProblems, code)
}

/** Import and export of profiles. */
export const transfer = {
  title: 'Import profiles',
  start: {
    lead: 'From a JSON or CSV file. You see what would change before anything does.',
    choose: 'Choose a file…',
    drop: 'or drop it anywhere on this window.',
    aboutTitle: 'What such a file holds',
    about: [
      'Profiles as this app exports them, or as another tool writes them: name, tenant, clientId, mode, api, cloud, and if you like environment, account, tags and notes.',
      'A row that is here already is found by its id, else by cloud, tenant, application id, mode, API and account. It is changed, never doubled.',
      'Secrets, certificates and tokens are never part of such a file. Those that stand in one are left out.'
    ],
    example: 'Example',
    formats: { json: 'JSON', csv: 'CSV' } satisfies Record<FileFormat, string>,
    exampleHint: 'Select it to copy it.',
    again: 'Choose another file…'
  },
  readOnly: 'Profiles are open for reading only, so nothing can be imported.',
  reading: (fileName: string | undefined): string =>
    fileName === undefined ? 'Waiting for the file' : `Reading ${fileName}`,
  stages: {
    reading: 'Reading',
    checking: 'Checking',
    writing: 'Saving'
  },
  progress: (done: number, total: number): string =>
    `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`,
  cancel: 'Cancel',
  cancelling: 'Cancelling',
  preview: {
    title: (fileName: string | undefined): string => fileName ?? 'Dropped text',
    nothingYet: 'Nothing has been changed yet.',
    filter: 'Show rows',
    all: 'All',
    kinds: {
      new: 'New',
      changed: 'Changed',
      same: 'Unchanged',
      duplicate: 'Repeated',
      broken: 'Broken'
    } satisfies Record<RowKind, string>,
    rows: 'Rows of the file',
    position: (format: FileFormat, position: number): string =>
      `${format === 'csv' ? 'Line' : 'No.'} ${position.toLocaleString('en')}`,
    noName: 'Without a name',
    changes: (number: number): string => count(number, 'change', 'changes'),
    show: (number: number, name: string): string =>
      `Show ${count(number, 'change', 'changes')} of ${name}`,
    before: 'Before',
    after: 'After',
    field: 'Field',
    empty: 'empty',
    repeats: (format: FileFormat, position: number, name: string): string =>
      `Says the same profile as ${format === 'csv' ? 'line' : 'number'} ${position.toLocaleString('en')}${name === '' ? '' : ` (${name})`}. Only the first one is taken.`,
    unconfirmed: (host: string): string =>
      `Signs in at ${host}, which is none of Microsoft’s listed clouds. It stays inert until you confirm the host.`,
    unknownFields: (names: string): string =>
      `Fields that this app does not know are kept as they are: ${names}.`,
    droppedSecrets: (names: string): string =>
      `Left out, because they hold or seem to hold a secret: ${names}. Enter secrets in the app, where they are encrypted.`,
    unconfirmedCount: (number: number): string =>
      `${count(number, 'profile signs', 'profiles sign')} in at a host that is none of Microsoft’s. ${number === 1 ? 'It stays' : 'They stay'} inert until you confirm the host.`,
    nothingToDo: 'There is nothing to import: every row is here already, repeated or broken.',
    none: 'No row of this kind.',
    apply: (created: number, changed: number): string =>
      created === 0
        ? `Change ${profilesOf(changed)}`
        : changed === 0
          ? `Import ${profilesOf(created)}`
          : `Import ${created.toLocaleString('en')} new, change ${changed.toLocaleString('en')}`,
    leftOut: (broken: number): string =>
      `${count(broken, 'broken row is', 'broken rows are')} left out.`,
    allOrNothing: 'All of it or nothing.',
    discard: 'Do not import'
  },
  applying: 'Importing',
  end: {
    complete: 'Imported',
    cancelled: 'Cancelled. Nothing was changed.',
    counts: (created: number, changed: number): string =>
      created === 0 && changed === 0
        ? 'Nothing had to be changed.'
        : [
            ...(created === 0 ? [] : [`${profilesOf(created)} added`]),
            ...(changed === 0 ? [] : [`${profilesOf(changed)} changed`])
          ].join(', ') + '.',
    signInNext: 'Secrets and sign-ins are not part of a file: enter or do them per profile.',
    show: 'Show them',
    another: 'Import another file'
  },
  problemTitle: (fileName: string | undefined): string =>
    fileName === undefined ? 'Not imported' : `“${fileName}” was not imported`,
  nothingChanged: 'Nothing was changed.',
  fileProblems,
  rowProblem,
  /** What the page itself says of something dropped on it, before it is read. */
  dropped: {
    veil: 'Drop a file of profiles',
    veilHint: 'JSON or CSV, at most 8 MB',
    folder: 'This is a folder. Drop one JSON or CSV file.',
    several: 'Drop one file at a time. Nothing was read.',
    image: 'This is a picture. Profiles are imported from a JSON or CSV file.',
    nothing: 'What was dropped holds no file. Drop one JSON or CSV file.',
    busy: 'An import is still under way. Wait until it has ended, then drop the file again.',
    editing: 'Close the open dialog first, then drop the file again.'
  },
  size: (bytes: number): string => `${Math.ceil(bytes / (1024 * 1024)).toLocaleString('en')} MB`,
  fields: {
    ...fields.labels,
    id: 'Id',
    mode: 'Access mode',
    environment: 'Environment',
    otherFields: 'Other fields'
  } satisfies Record<ImportField | ProfileField, string>,
  tooLate: 'This preview is no longer at hand. Choose the file again.',
  /** After a person has agreed to the login host of an imported profile. */
  confirmed: (host: string): string =>
    `${host} is confirmed. Sign-ins and secrets of this profile go there from now on.`,
  exported: (number: number, fileName: string): string =>
    `${profilesOf(number)} exported to ${fileName}. No secrets are in it.`,
  exportNothing: 'There is no profile to export.'
} as const

/** Returns the sentence for a file that was not imported or written, `undefined` when it is none of a file. */
export function fileProblemSentence(failure: CallFailure): string | undefined {
  return failure.kind === 'file' ? fileProblems[failure.problem](failure.about) : undefined
}
