import type { RemedyId } from '../../shared/token'
import type { StoreView, VaultView } from '../../shared/views'
import { cliTransfer } from './cli-transfer'
import { store } from './store'
import { vault } from './vault'

interface CommandWords {
  /** One line in the list of commands. */
  readonly summary: string
  readonly description: string
  readonly examples: readonly string[]
}

const profileHelp =
  'PROFILE is a profile’s name, the beginning of its name, or its id (or the beginning of that).'

const commands = {
  list: {
    summary: 'list profiles and the state of their tokens',
    description:
      'Lists the profiles, or those whose name, tenant, account or application holds SEARCH. Asks neither the network nor the key store.',
    examples: ['ptd list', 'ptd list contoso', 'ptd list --json', 'ptd list --names']
  },
  add: {
    summary: 'add a profile',
    description: 'Adds a profile. It has no secret and no sign-in yet.',
    examples: [
      'ptd add "Contoso" --tenant contoso.onmicrosoft.com --client-id 11111111-2222-3333-4444-555555555555',
      'ptd add "Pricing job" --tenant contoso.onmicrosoft.com --client-id 11111111-2222-3333-4444-555555555555 --mode app-only'
    ]
  },
  edit: {
    summary: 'change a profile',
    description: `Changes the fields that are named and leaves the others. ${profileHelp}`,
    examples: ['ptd edit contoso --environment sandbox', 'ptd edit contoso --name "Contoso EU"']
  },
  remove: {
    summary: 'remove a profile with its token and credential',
    description: `Removes a profile with its token, secret or certificate. Asks first on a terminal; elsewhere --yes is needed. ${profileHelp}`,
    examples: ['ptd remove contoso', 'ptd remove contoso --yes']
  },
  'secret set': {
    summary: 'save the client secret of an application-only profile',
    description: `Saves a client secret, encrypted. It is typed without being shown, or read from standard input; it is never an argument, which other programs can see. ${profileHelp}`,
    examples: [
      'ptd secret set "Pricing job"',
      'pass show contoso/secret | ptd secret set "Pricing job"'
    ]
  },
  'certificate set': {
    summary: 'save the certificate of an application-only profile',
    description: `Saves a certificate with its private key, encrypted: one PFX, P12 or PEM file, or a certificate and a key file. A passphrase is typed without being shown, or read from standard input; it is never an argument, which other programs can see. ${profileHelp}`,
    examples: [
      'ptd certificate set "Pricing job" job.pfx',
      'pass show contoso/passphrase | ptd certificate set "Pricing job" job.crt job.key'
    ]
  },
  'sign-in': {
    summary: 'sign in with your browser',
    description: `Opens your browser and waits for the sign-in to end. The link is printed on standard error as well. Ctrl+C cancels. ${profileHelp}`,
    examples: [
      'ptd sign-in contoso',
      'ptd sign-in contoso --no-browser',
      'ptd sign-in contoso --device-code',
      'ptd sign-in contoso --prompt select-account'
    ]
  },
  'sign-out': {
    summary: 'remove the saved sign-in of a profile',
    description: `Removes the sealed token of a profile. The browser’s own session stays, and so does the credential of an application-only profile. ${profileHelp}`,
    examples: ['ptd sign-out contoso']
  },
  token: {
    summary: 'print a good access token',
    description: `Prints the cached access token, renewed first when it ends within five minutes. When a person has to sign in and one is at the terminal, the browser is opened. ${profileHelp}`,
    examples: [
      'curl -H "Authorization: Bearer $(ptd token contoso)" https://api.partnercenter.microsoft.com/v1/profiles/organization',
      'ptd token contoso --format header | curl -H @- https://api.partnercenter.microsoft.com/v1/profiles/organization',
      'eval "$(ptd token contoso --format env)"',
      'ptd token contoso --format env --shell powershell | Out-String | Invoke-Expression',
      'ptd token contoso --json | jq -r .expiresAt'
    ]
  },
  claims: {
    summary: 'show what the token of a profile says',
    description: `Gets a token as “ptd token” does and shows its claims, never the token. Nothing vouches for claims: only the API can check them. ${profileHelp}`,
    examples: ['ptd claims contoso', 'ptd claims contoso --json | jq .claims.scp']
  },
  check: {
    summary: 'check the token of a profile before it is used',
    description: `Gets a token as “ptd token” does and checks audience, tenant, account, access mode, scope, expiry and multi-factor authentication. Ends with 1 when a check fails. ${profileHelp}`,
    examples: ['ptd check contoso', 'ptd check contoso --json && ./run-job']
  },
  probe: {
    summary: 'test the token of a profile with one harmless call',
    description: `Gets a token as “ptd token” does and sends one GET with it to the API of the profile. Nothing is written or changed there. Ends with 1 when the API does not accept the token. ${profileHelp}`,
    examples: [
      'ptd probe contoso',
      'ptd probe contoso --call customers',
      'ptd probe contoso --path /v1/profiles/support --text',
      'ptd probe contoso --json | jq .status'
    ]
  },
  doctor: {
    summary: 'find what keeps a profile from working',
    description: `Follows the way from this computer to the API, step by step, and names the first one that does not work. Never opens the browser. Ends with 0 only when nothing failed. ${profileHelp}`,
    examples: [
      'ptd doctor contoso',
      'ptd doctor contoso --report > ticket.txt',
      'ptd doctor contoso --json'
    ]
  },
  import: {
    summary: 'add and change profiles from a JSON or CSV file',
    description:
      'Does all that the file says in one write, or nothing. Rows that are broken are named and left out. Other login hosts than Microsoft’s stay inert until you name them with --allow-authority. Needs no key store.',
    examples: [
      'ptd import profiles.json --dry-run',
      'ptd import customers.csv',
      'ptd import profiles.json --allow-authority login.example.com'
    ]
  },
  export: {
    summary: 'print profiles, or save them in a file, without secrets',
    description:
      'Prints all profiles, or writes them into EXPORT-FILE in place of what it holds. Secrets, certificates, tokens and sign-ins are never part of it. Needs no key store.',
    examples: [
      'ptd export > profiles.json',
      'ptd export profiles.csv',
      'ptd export --format csv | column -s, -t'
    ]
  },
  status: {
    summary: 'show the data folder and how secrets are protected',
    description:
      'Shows which data folder is used, how many profiles it holds, and whether the operating system’s key store answers. Ends with 6 when it does not.',
    examples: ['ptd status', 'ptd status --json']
  },
  completion: {
    summary: 'print a script that completes commands and profiles',
    description: 'Prints a completion script for your shell.',
    examples: [
      'source <(ptd completion bash)',
      'source <(ptd completion zsh)',
      'ptd completion fish > ~/.config/fish/completions/ptd.fish',
      'ptd completion powershell | Out-String | Invoke-Expression'
    ]
  }
} as const satisfies Readonly<Record<string, CommandWords>>

type CommandName = keyof typeof commands

const examples: Readonly<Record<string, readonly string[]>> = {
  ptd: [
    'ptd list',
    'ptd sign-in contoso',
    'curl -H "Authorization: Bearer $(ptd token contoso)" URL'
  ],
  ...Object.fromEntries(Object.entries(commands).map(([name, said]) => [name, said.examples]))
}

const groups: Readonly<Record<string, string>> = {
  secret: 'client secrets',
  certificate: 'client certificates'
}

const positionals: Readonly<Record<string, string>> = {
  profile: 'name, beginning of the name, or id of a profile',
  name: 'name of the new profile',
  search: 'part of a name, tenant, account or application id',
  shell: 'your shell',
  file: 'PFX, P12 or PEM file',
  'import-file': 'JSON or CSV file of profiles',
  'export-file': 'where to save them (standard output unless given)',
  'key-file': 'PEM file of the private key, when it is not in the first one'
}

const options: Readonly<Record<string, string>> = {
  'data-dir': 'another data folder than the app’s',
  json: 'answer in JSON; failures too, on standard error',
  names: 'print names only, one on each line',
  name: 'new name of the profile',
  tenant: 'directory (tenant) id or a verified domain',
  'client-id': 'application (client) id',
  mode: 'access mode (app+user unless given)',
  api: 'which partner API',
  resource: 'application ID URI of another API',
  cloud: 'which cloud (global unless given)',
  authority: 'login host of another cloud; sign-ins and secrets go there',
  environment: 'production or integration sandbox (production unless given)',
  account: 'user name that is expected to sign in',
  tag: 'all its tags, separated by commas; an empty text takes them away',
  notes: 'notes, not encrypted',
  yes: 'do not ask',
  'device-code': 'print a code to type in any browser, on any device',
  'no-browser': 'only print the link, and wait',
  prompt: 'how Microsoft’s page asks',
  format: 'form of the answer; see the examples',
  'allow-authority':
    'login hosts, as HOST or HOST:PORT, that sign-ins and secrets may go to; commas between them',
  'dry-run': 'only say what would be done',
  shell: 'whose quoting --format env uses (posix unless given)',
  renew: 'get a new token although the cached one is good',
  'no-sign-in': 'never open the browser; end with 3 instead',
  expires: 'day on which the secret ends, as YYYY-MM-DD; the portal shows it under Expires',
  call: 'which call (the most telling one unless given)',
  path: 'another path on the same host',
  'allow-host': 'send the token to this host, which is none of Microsoft’s',
  text: 'print the answer’s text only',
  report: 'print a report for a ticket',
  'with-names': 'with the names of profile, tenant, account and certificate in the report',
  show: 'print a token although the answer goes to a terminal'
}

/** What to type about a failure; the profile's name comes quoted. Nothing where no command helps. */
const remedies: Record<RemedyId, ((profile: string) => string) | undefined> = {
  'sign-in': (profile) => `ptd sign-in ${profile}`,
  'sign-in-other-account': (profile) => `ptd sign-in ${profile} --prompt select-account`,
  'sign-in-with-consent': (profile) => `ptd sign-in ${profile} --prompt consent`,
  'sign-in-with-mfa': (profile) => `ptd sign-in ${profile} --prompt mfa`,
  'enter-credential': (profile) => `ptd secret set ${profile}`,
  'edit-profile': (profile) => `ptd edit ${profile} --help`,
  'edit-tenant': (profile) => `ptd edit ${profile} --tenant TENANT`,
  'edit-client-id': (profile) => `ptd edit ${profile} --client-id ID`,
  'edit-mode': (profile) => `ptd edit ${profile} --mode MODE`,
  'edit-api': (profile) => `ptd edit ${profile} --api API`,
  'edit-cloud': (profile) => `ptd edit ${profile} --cloud CLOUD`,
  'confirm-authority': undefined,
  'grant-consent': undefined,
  'open-authentication': undefined,
  'open-credentials': undefined,
  'open-permissions': undefined,
  'open-app-overview': undefined,
  'open-enterprise-apps': undefined,
  'open-partner-center': undefined,
  retry: undefined,
  none: undefined
}

/** Words of `ptd`, the command line. */
export const cli = {
  about:
    'Access tokens for the Microsoft Partner APIs, of the profiles that you keep in Partner Token Desk.',
  commands: commands satisfies Readonly<Record<CommandName, CommandWords>>,
  groups,
  arguments: positionals,
  options,
  remedies,
  help: {
    help: 'show help',
    version: 'show the version',
    hint: '(--help shows how it is used)',
    examplesOf: (name: string): string =>
      ['Examples:', ...(examples[name] ?? []).map((line) => `  ${line}`)].join('\n')
  },
  list: {
    headings: {
      name: 'NAME',
      tenant: 'TENANT',
      mode: 'MODE',
      api: 'API',
      token: 'TOKEN',
      account: 'ACCOUNT'
    },
    noToken: 'none',
    expired: 'expired',
    nothing: (search: string): string =>
      search === ''
        ? 'There is no profile yet. Add one with: ptd add NAME --tenant TENANT --client-id ID'
        : `No profile holds “${search}”.`
  },
  status: {
    labels: {
      version: 'Version',
      dataFolder: 'Data folder',
      profiles: 'Profiles',
      profileFile: 'Profile file',
      protection: 'Secrets'
    },
    store: (view: StoreView): string => {
      switch (view.mode) {
        case 'writable':
          return view.unreadableRows === undefined
            ? 'good'
            : store.unreadableRows(view.unreadableRows)
        case 'read-only-newer':
          return `${store.newer.title}. ${store.newer.sentence}`
        case 'damaged':
          return `${store.damaged.title}. ${store.damaged.sentence(view.keptAs)} Open the app to bring back the last good copy.`
      }
    },
    protection: (view: VaultView): string => {
      switch (view.mode) {
        case 'opening':
          return vault.opening
        case 'sealed':
          return vault.sealed(view.keptBy)
        case 'memory':
          return `${vault.reasons[view.reason]} (${view.detail})`
      }
    }
  },
  answers: {
    added: (name: string): string => `Added “${name}”.`,
    saved: (name: string): string => `Saved “${name}”.`,
    removed: (name: string): string => `Removed “${name}” with its token and credential.`,
    certificateSaved: (name: string, thumbprint: string): string =>
      `Saved the certificate of “${name}” (SHA-1 ${thumbprint}), encrypted.`,
    secretSaved: (name: string): string => `Saved the secret of “${name}”, encrypted.`,
    signedIn: (name: string, account: string | undefined, left: string): string =>
      `Signed in to “${name}”${account === undefined ? '' : ` as ${account}`}. The token is good for ${left}.`,
    signedOut: (name: string): string => `Signed out of “${name}”.`,
    goodFor: (left: string): string => `Good for ${left}.`,
    note: 'Note:'
  },
  transfer: cliTransfer,
  ask: {
    remove: (name: string): string => `Remove “${name}” with its token and credential?`,
    passphrase: 'Passphrase of the private key (it is not shown):',
    host: (host: string): string =>
      `Send the token to ${host}, which is none of Microsoft’s listed API hosts?`,
    secret: (name: string): string => `Client secret of “${name}” (it is not shown):`
  },
  signIn: {
    open: (name: string, tenant: string): string => `To sign in to “${name}” (${tenant}), open:`,
    byHand:
      'Open the link in a browser on this computer, which has to reach this program at localhost. Waiting; Ctrl+C cancels.',
    typeCode: 'Type there this code:',
    codeWait: (left: string): string => `It can be typed for ${left}. Waiting; Ctrl+C cancels.`,
    wait: 'Your browser opens it now. Waiting; Ctrl+C cancels.',
    notOpened: 'No browser could be opened. Open the link yourself; the wait goes on.'
  },
  problems: {
    prefix: 'ptd:',
    run: (command: string): string => `Run: ${command}`,
    noSuchProfile: (wanted: string): string => `No profile is called “${wanted}”.`,
    listThem: 'ptd list',
    severalProfiles: (wanted: string): string =>
      `“${wanted}” may mean several profiles. Say more of the name, or give the id:`,
    tokenToTerminal:
      'The token would be shown on the terminal, whose scroll-back keeps it. Pass it on instead, as in $(ptd token …) or “ptd token … | program”, or add --show.',
    opaqueToken: 'The token is encrypted or of another form, so its claims cannot be read.',
    notSavedHere:
      'Tokens and secrets cannot be saved or opened without it, and nothing is kept between two calls of ptd.',
    keychain:
      'On a Mac, ptd opens the Keychain only as the signed program that comes with the app. Under plain Node, the key would be open to every script that Node runs.',
    useTheApp: 'Use the app, or the ptd inside it.',
    noBrowserSignIn: (name: string): string =>
      `“${name}” has application-only access: nobody signs in, a secret or certificate does.`,
    noCredentialForMode: (name: string): string =>
      `“${name}” has application + user access, which uses no secret: somebody signs in.`,
    notConfirmed: (name: string): string =>
      `“${name}” was not removed. Answer yes, or add --yes where nobody can be asked.`,
    twoOfOne: (options: readonly string[]): string =>
      `Give only one of ${options.map((option) => `--${option}`).join(' and ')}.`,
    nothingToChange: 'Name at least one field to change, as in: ptd edit PROFILE --name NAME',
    nothingEntered: 'Nothing was entered, so nothing was saved.',
    tooMuchEntered: 'This is longer than a secret can be, so nothing was saved.',
    fileNotRead: (file: string, detail: string): string =>
      `The file ${file} cannot be read (${detail}). Check its name and that you may read it.`,
    hostNotAllowed: (host: string): string =>
      `Nothing was sent: ${host} is none of Microsoft’s listed API hosts. If you trust it, add: --allow-host ${host}`,
    doctorBusy: 'This profile is being checked already.',
    profilesDamaged:
      'The profile file is damaged, so there is nothing to export. Nothing was written.',
    lookAtStatus: 'ptd status',
    interrupted: 'Cancelled. Nothing was changed.',
    dataFolder: (folder: string, detail: string): string =>
      `The data folder ${folder} cannot be used (${detail}). Check that it is a folder that you may read and write.`,
    correlationId: 'Correlation id'
  }
} as const
