/** Words of the editor. Labels and problems of the fields are in `fields`. */
export const editor = {
  titleNew: 'New profile',
  titleEdit: (name: string): string => `Edit ${name}`,
  save: 'Save',
  saving: 'Saving',
  cancel: 'Cancel',
  close: 'Close',
  optional: 'optional',
  sections: {
    access: 'Access mode',
    api: 'API',
    cloud: 'Cloud',
    environment: 'Environment',
    credential: 'Secret or certificate'
  },
  modes: {
    'app+user': 'A person signs in with the browser; the token acts for that person.',
    'app-only': 'The application signs in by itself, with a secret or certificate.'
  },
  webRegistration:
    'Needs a Mobile and desktop registration with http://localhost. Sign-in through a web registration is not supported (AADSTS7000218).',
  apis: {
    partner: 'Pricing, referrals, payouts, marketplace',
    'partner-center': 'Customers, orders, billing, profiles',
    other: 'Another API'
  },
  apiOtherNote: 'By its resource address',
  resource: 'Resource',
  clouds: {
    global: 'Global',
    usgov: 'US Government',
    china: 'China (21Vianet)',
    other: 'Another login host'
  },
  otherCloudNote: 'For clouds that are not listed',
  authority: 'Login host',
  environments: {
    production: 'Your partner account',
    sandbox: 'Integration sandbox, a tenant of its own'
  },
  credential: {
    secret: 'Secret',
    certificate: 'Certificate',
    secretLabel: 'Value of the secret',
    secretHint: 'The column “Value”, not “Secret ID”. Encrypted, and never shown again.',
    expiresOnLabel: 'Expires on',
    expiresOnHint: 'The column “Expires”. You are reminded 30, 7 and 1 days before.',
    pemLabel: 'Certificate and private key in PEM',
    pemHint: 'Both blocks together. Encrypted, and never shown again.',
    passphraseLabel: 'Passphrase of the private key',
    passphraseHint: 'Used once to open the key, and not kept.',
    unlock: 'Open',
    unlocking: 'Opening',
    locked: 'The private key in it is encrypted.',
    choose: 'Choose files…',
    chooseHint: 'A PFX or PEM file, or the certificate and its key.',
    chosen: (files: string): string => `Chosen: ${files}`,
    made: (files: string): string => `Made, and its public part saved as ${files}`,
    forget: 'Do not use',
    make: 'Make a certificate…',
    makeHint: 'If you have none yet.',
    making: 'Making the key',
    makeTitle: 'Make a certificate',
    makeNote:
      'An RSA key of 3072 bits with a self-signed certificate. The key stays encrypted in this app; the public part is saved as a .cer file where you say, and you upload that file to Microsoft.',
    makeMonths: 'Valid for',
    months: (count: number): string => (count === 1 ? '1 month' : `${count} months`),
    makeNow: 'Make and save .cer file…',
    savedSecret: (date: string): string =>
      `A secret was saved on ${date}. Enter a new one to replace it.`,
    savedCertificate: (date: string): string =>
      `A certificate was saved on ${date}. Enter a new one to replace it.`,
    none: 'None is saved yet. It can also be entered later.',
    memory:
      'Kept in memory only and forgotten when the app is closed, because no key store is available.'
  },
  problemsSummary: (count: number): string =>
    count === 1 ? 'One field needs a correction.' : `${count} fields need a correction.`,
  unsaved: {
    title: 'Discard the changes?',
    sentence: 'What you have changed in this profile has not been saved.',
    discard: 'Discard',
    keep: 'Keep editing'
  }
} as const
