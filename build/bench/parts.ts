/** The parts of the benchmark, in the order in which they are run and reported. */
export const partNames = [
  'command-line',
  'silent',
  'parallel',
  'sealed',
  'app',
  'desk',
  'many'
] as const
export type PartName = (typeof partNames)[number]

/** Says whether a word names a part. */
export function isPartName(word: string): word is PartName {
  return partNames.some((name) => name === word)
}

interface PartFacts {
  readonly title: string
  /** What is measured, and how, in a few sentences of the document. */
  readonly about: string
  /** A part that takes longer is ended, and what it had found is lost. */
  readonly limitMs: number
}

const minute = 60_000

export const parts: Readonly<Record<PartName, PartFacts>> = {
  'command-line': {
    title: 'The command line',
    about:
      'From the start of the process to its end, output read. `ptd token` prints the cached token of a profile with application + user access: the data key comes from a real Secret Service, the token from its sealed record. `az account get-access-token` is asked without a sign-in: it refuses, which is less work than an answer and so a fair floor. `node -e 0` is what Node itself takes.',
    limitMs: 4 * minute
  },
  silent: {
    title: 'A silent token',
    about:
      'One process, one data folder or cache with so many signed-in profiles, each time another one by chance; a turn is several tokens, divided by their number. Ours reads the profile’s sealed record each time. Stock is MSAL with the `PersistenceCachePlugin` of `@azure/msal-node-extensions` and one cache for all accounts, which is given the account object, so that it need not look for it. Both keep their key or cache in the same real Secret Service; the network is a stub that nobody needs to ask.',
    limitMs: 5 * minute
  },
  parallel: {
    title: 'Many silent tokens at once',
    about:
      '300 requests within 60 ms, 10 for each of 30 signed-in profiles, all of which have a good token: each answer without one is an error.',
    limitMs: 2 * minute
  },
  sealed: {
    title: 'Sealed records, renewal and sign-in',
    about:
      'What the guards cost above the bare work: the same bytes, the same cipher (AES-256-GCM), the same file system and the same flushes to the disk, with Node’s asynchronous file functions and nothing else.',
    limitMs: 3 * minute
  },
  app: {
    title: 'The app',
    about:
      'From the start of the process to the frame in which the list of profiles is drawn. The empty app is an app with the same window, session policy, scheme and preload, whose page is one line of text. Every profile has a state and a sealed token.',
    limitMs: 5 * minute
  },
  desk: {
    title: 'The desk with 10,000 profiles',
    about:
      'Search and scrolling are the built page in Chromium with a main process that answers from memory; the bare page has the same document and styles, and exchanges the same rows by plain script. The rest is the built app.',
    limitMs: 5 * minute
  },
  many: {
    title: 'Many calls while the app renews',
    about:
      '`ptd token` called 16 at a time for two profiles, while a desk on the same data folder renews both without pause and edits them.',
    limitMs: 4 * minute
  }
}
