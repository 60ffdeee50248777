import type { FieldProblemCode, ProfileField, ProfileWarningCode } from '../../shared/profile'

/** What is wrong, what is expected, what to do: one sentence or two for each problem of a field. */
const problems = {
  required: 'This field is empty. Please fill it in.',
  'too-long': 'This text is longer than the field allows. Please shorten it.',
  'control-characters':
    'This text has invisible control characters or line breaks in it. Please type it instead of pasting it.',
  'tenant-shared-authority':
    'common, organizations and consumers stand for many tenants. Enter the id or a verified domain of one tenant, for example contoso.onmicrosoft.com.',
  'tenant-has-scheme':
    'This is a web address. Enter only the domain, for example contoso.onmicrosoft.com, without https:// and without a path.',
  'tenant-bad-guid':
    'This looks like a tenant id with a typing error. A tenant id has 32 digits (0–9, a–f) in groups of 8-4-4-4-12. Compare it with the Overview page of the tenant.',
  'tenant-bad-domain':
    'This is neither a tenant id nor a domain. Enter the directory (tenant) id or a verified domain, for example contoso.onmicrosoft.com.',
  'client-id-bad-guid':
    'An application (client) id has 32 digits (0–9, a–f) in groups of 8-4-4-4-12. Copy it from the Overview page of the app registration.',
  'resource-not-https':
    'A resource has to begin with https:// or api://. Enter the Application ID URI of the API.',
  'resource-bad-uri':
    'This is not a resource address. Enter the Application ID URI of the API, for example https://api.contoso.com.',
  'resource-has-scope':
    'This ends with a scope. Enter the resource alone, without /.default or /user_impersonation; the app adds the scope itself.',
  'authority-bad-host':
    'This is not a host name. Enter only the login host of the cloud, for example login.microsoftonline.example.',
  'authority-not-https':
    'A login host is only ever asked over https. Enter the host name alone, without http://.',
  'authority-is-known-cloud':
    'This host belongs to a cloud that is in the list. Choose that cloud instead.',
  'account-bad':
    'This is not a user name. Enter it as it is used to sign in, for example ada@contoso.com, or leave the field empty.',
  'tag-too-long': 'A tag has 60 characters at most. Please shorten it.',
  'too-many-tags': 'A profile has 20 tags at most. Remove some of them first.',
  'secret-is-secret-id':
    'This looks like the id of a secret, not its value. Copy the column “Value”, which the portal shows only right after the secret is made. If it is gone, make a new secret.',
  'secret-has-inner-space':
    'A secret has no spaces or line breaks inside. Copy the value again, by itself.',
  'secret-bad-date':
    'This is not a date. Enter the day that the portal shows under Expires as year-month-day, for example 2027-05-31, or leave the field empty.',
  'secret-expired':
    'By this date the secret has expired already. Compare it with the portal’s column Expires; if it is right, make a new secret there.',
  'certificate-file-empty': 'This file is empty. Choose the file that holds the certificate.',
  'certificate-file-too-large':
    'This file is larger than 64 KB, and a certificate with its key is much smaller. Choose the PFX file, or the certificate and its key.',
  'certificate-file-unreadable':
    'This file could not be read. Check that it is still there and that you may read it, then choose it again.',
  'certificate-file-damaged':
    'This file is incomplete or damaged: it ends too early or its parts do not fit together. Export or copy it again.',
  'certificate-too-many-files':
    'Too many files were chosen. Choose one file that holds everything, or two: the certificate and its key.',
  'certificate-unknown-file':
    'There is neither a certificate nor a key in this. Give a PFX file (.pfx, .p12), or text with blocks that begin with -----BEGIN CERTIFICATE----- and -----BEGIN PRIVATE KEY-----.',
  'certificate-utf16':
    'This text is saved as UTF-16, which PEM never is. Save it as UTF-8 or ANSI, then choose it again.',
  'certificate-request':
    'This is a certificate request, not a certificate. Choose the certificate that was issued for it, together with the private key.',
  'certificate-public-key':
    'This holds a public key only. Give the certificate, and the private key that begins with -----BEGIN PRIVATE KEY-----.',
  'certificate-pkcs7':
    'This is a PKCS #7 file (.p7b), which holds certificates but never a private key. Export a PFX file with the private key instead.',
  'certificate-java-key-store':
    'This is a Java key store. Turn it into a PFX file (keytool -importkeystore, with -deststoretype PKCS12), then choose that file.',
  'certificate-ssh-key':
    'This is an SSH key, and SSH keys have no certificate that Microsoft accepts. Choose a certificate with its RSA key, or make one here.',
  'certificate-pfx-as-text':
    'This is a PFX or certificate file as base64 text. Turn it back into a file, for example with: base64 -d text.txt > desk.pfx, then choose that file.',
  'certificate-no-certificate':
    'There is a private key here, but no certificate. Add the block that begins with -----BEGIN CERTIFICATE-----, or choose the .cer file as well.',
  'certificate-no-key':
    'There is a certificate here, but no private key. Add the block that begins with -----BEGIN PRIVATE KEY-----, or choose the key file as well.',
  'certificate-chain-only':
    'These are certificates of authorities or a whole chain, without a private key. Add the private key of your own certificate, or choose its PFX file.',
  'certificate-pfx-no-certificate':
    'This PFX file holds a private key, but no certificate. Export it again together with the certificate, or choose the .cer file as well.',
  'certificate-pfx-no-key':
    'This PFX file holds no private key. Export it again and answer “Yes, export the private key”.',
  'certificate-two-keys':
    'There is more than one private key in this. Give one certificate with its own key only.',
  'certificate-key-encrypted':
    'The private key is protected by a passphrase. Enter the passphrase that it was exported with.',
  'certificate-passphrase-wrong':
    'This passphrase does not open the key. Check capital letters and the keyboard’s language, then enter it again.',
  'certificate-cipher-unknown':
    'The key is encrypted in a way that this app does not know. Export it again with AES-256, for example with: openssl pkey -in key.pem -aes256 -out new.pem',
  'certificate-iterations-too-many':
    'This file asks for more work to open it than any usual program writes, so it was not opened. Export it again with the program’s usual settings.',
  'certificate-truncated':
    'A block has its beginning but not its end, or it is damaged. Copy the whole text, up to the last -----END line.',
  'certificate-key-mismatch':
    'The private key does not belong to this certificate. Choose the key that was made together with it.',
  'certificate-key-not-rsa':
    'Microsoft Entra ID takes only RSA keys here. Make a certificate with an RSA key of 2048 bits or more.',
  'certificate-key-elliptic':
    'This key is of the kind EC (elliptic curve), and Microsoft Entra ID takes only RSA keys here. Make a certificate with an RSA key of 2048 bits or more.',
  'certificate-key-edwards':
    'This key is of the kind Ed25519 or Ed448, and Microsoft Entra ID takes only RSA keys here. Make a certificate with an RSA key of 2048 bits or more.',
  'certificate-key-rsa-pss':
    'This key is restricted to RSA-PSS, which Microsoft Entra ID does not take. Make a certificate with a plain RSA key (in OpenSSL: -newkey rsa:2048).',
  'certificate-key-too-short':
    'This RSA key is shorter than 2048 bits, and Microsoft refuses it. Make a certificate with an RSA key of 2048 bits or more.',
  'certificate-expired':
    'This certificate has expired. Make a new one and upload it under Certificates & secrets.',
  'certificate-not-yet-valid':
    'This certificate is not valid yet. Check the clock of this computer, or wait for the day on which the certificate begins.',
  'certificate-not-saved':
    'The .cer file could not be written there. Check the folder and its free space, or choose another folder.',
  'certificate-ticket-gone': 'The chosen file is no longer at hand. Please choose it again.',
  'credential-in-wrong-mode':
    'A secret or certificate is used for application-only access only. Remove it, or change the access mode.'
} satisfies Record<FieldProblemCode, string>

/** Things worth saying that do not stop a save. `about` is the name, date or host that a warning carries. */
const warnings = {
  'duplicate-profile': (about) =>
    `${named(about)} already has the same tenant, application, access mode and API. Both can be kept.`,
  'duplicate-name': () =>
    'Another profile has the same name. A different one keeps them from being mixed up.',
  'app-only-partner-api': () =>
    'The Partner API answers application-only calls for marketplace ingestion only; pricing and referrals need application + user access. A token can be had all the same, but most calls with it are answered with 401 or 403.',
  'api-not-in-cloud': () =>
    'Microsoft lists no Partner API for this cloud, so that a token for it will hardly come. For China, choose the Partner Center API.',
  'credential-must-be-entered-again': () =>
    'The saved secret or certificate belongs to the earlier tenant, application or cloud. It is not carried along: enter it again.',
  'sign-in-needed-again': () =>
    'The saved sign-in belongs to the earlier tenant, application or cloud. Saving ends it; sign in again afterwards.',
  'certificate-expires-soon': (about) =>
    about === undefined
      ? 'The certificate expires soon. Prepare the next one in time.'
      : `The certificate expires on ${about}. Prepare the next one in time.`,
  'custom-authority': (about) =>
    `Sign-ins and secrets of this profile go to ${about ?? 'a host of your own'}, which is none of Microsoft’s listed clouds. Save it only if you trust that host.`
} satisfies Record<ProfileWarningCode, (about: string | undefined) => string>

function named(about: string | undefined): string {
  return about === undefined ? 'Another profile' : `The profile “${about}”`
}

/** Labels, hints and problems of a profile's fields. */
export const fields = {
  labels: {
    name: 'Name',
    tenant: 'Tenant',
    clientId: 'Application (client) id',
    api: 'API',
    cloud: 'Cloud',
    account: 'Account hint',
    tags: 'Tags',
    notes: 'Notes',
    credential: 'Secret or certificate'
  } satisfies Record<ProfileField, string>,
  hints: {
    name: 'How you call it. It is shown together with the tenant.',
    tenant: 'Directory (tenant) id or a verified domain, for example contoso.onmicrosoft.com.',
    clientId: 'From the Overview page of the app registration.',
    account: 'Who is expected to sign in. If empty, the account that signs in first is pinned.',
    tags: 'To find and group profiles. Enter or a comma adds one.',
    notes: 'For yourself. Not encrypted, so no secrets here.',
    resource: 'Application ID URI of the API, without a scope.',
    authority: 'Host name of the cloud’s login service.'
  },
  problems,
  warnings
} as const
