type Kind = 'secret' | 'certificate'

const kinds = { secret: 'secret', certificate: 'certificate' } satisfies Record<Kind, string>

function inDays(days: number): string {
  if (days === 0) return 'within a day'
  return days === 1 ? 'in one day' : `in ${days} days`
}

/** Words of a saved secret or certificate: its facts, the reminders of its end, its trial. */
export const credentials = {
  title: 'Secret or certificate',
  subject: 'Subject',
  thumbprintSha1: 'Thumbprint (SHA-1, as in the portal)',
  thumbprintSha256: 'Thumbprint (SHA-256)',
  validUntil: 'Valid until',
  savedOn: 'Saved on',
  expiresOn: 'Expires on',
  expiryNotNoted: 'Not noted',
  copy: 'Copy',
  copyThumbprint: { sha1: 'Copy SHA-1 thumbprint', sha256: 'Copy SHA-256 thumbprint' },
  copied: 'Copied',
  saveFile: 'Save .cer file…',
  savedFile: (fileName: string): string => `Saved as ${fileName}.`,
  openPortal: 'Open Certificates & secrets',
  replace: 'Replace',
  uploadTitle: 'Upload it to Microsoft',
  uploadSteps: (fileName: string): readonly string[] => [
    'Save this profile now: only then the key is kept for good.',
    'In the portal, open the application, then Certificates & secrets, then Certificates.',
    `Choose Upload certificate, take ${fileName} and choose Add.`,
    'Compare the thumbprint there with the one that this profile shows under Registration.'
  ],
  reminder: {
    title: (kind: Kind, days: number, isOver: boolean): string =>
      isOver ? `This ${kinds[kind]} has expired` : `This ${kinds[kind]} expires ${inDays(days)}`,
    sentence: (kind: Kind, date: string, isOver: boolean): string =>
      isOver
        ? `It ended on ${date}, and Microsoft gives no tokens for it any more. Make a new ${kinds[kind]} under Certificates & secrets, then enter it here.`
        : `It ends on ${date}. Make the next ${kinds[kind]} under Certificates & secrets in time; the one you have is kept until the new one has worked.`,
    enter: 'Enter the new one',
    notNow: 'Not now',
    /** For those who do not see the mark in a row. */
    row: (kind: Kind, days: number, isOver: boolean): string =>
      isOver ? `${kinds[kind]} expired` : `${kinds[kind]} expires ${inDays(days)}`,
    /** One line for the whole desk. */
    desk: (names: readonly string[], more: number): string => {
      const quoted = names.map((name) => `“${name}”`).join(', ')
      const listed = more > 0 ? `${quoted} and ${more} more` : quoted
      const isOne = names.length + more === 1
      return isOne
        ? `The secret or certificate of ${listed} ends within 7 days or has ended.`
        : `Secrets or certificates of ${listed} end within 7 days or have ended.`
    },
    show: (name: string): string => `Show “${name}”`
  },
  trial: {
    waits: (kind: Kind): string =>
      `The new ${kinds[kind]} has not been used yet. The one before it is kept until the new one has worked.`,
    refusedTitle: (kind: Kind): string => `New ${kinds[kind]} refused`,
    refused: (kind: Kind, aadsts: number | undefined): string =>
      `The new ${kinds[kind]} was refused by Microsoft${aadsts === undefined ? '' : ` (AADSTS${aadsts})`}; the one before it was used. Compare the new one with the portal and enter it again, or keep the one before.`,
    enterAgain: 'Enter it again',
    keepFormer: 'Keep the one before'
  }
} as const
