/**
 * A room of the house: a folder (or a single file), what it may import, and nothing else.
 *
 * @typedef {object} Room
 * @property {string} for what the room is for, in one line
 * @property {readonly string[]} imports rooms it may import anything from
 * @property {readonly string[]} [importsTypes] rooms it may import only types from
 * @property {readonly string[]} [packages] packages it may import; `*` at the end stands for anything
 * @property {readonly string[]} [packageTypes] packages it may import only types from
 * @property {boolean} [node] whether it may import Node's built-ins
 */

const ground = [
  'src/shared',
  'src/shared/assert.ts',
  'src/shared/result.ts',
  'src/words',
  'src/core/directory',
  'src/core/network',
  'src/core/disk'
]
const firstFloor = ['src/core/vault', 'src/core/tokens', 'src/core/profiles']
const secondFloor = ['src/core/sign-in']
const features = [
  'src/core/consent',
  'src/core/probe',
  'src/core/guide',
  'src/core/doctor',
  'src/core/settings',
  'src/core/activity'
]
const areas = ['src/core/areas']
const belowTheDesk = [...ground, ...firstFloor, ...secondFloor, ...features, ...areas]
const desks = ['src/core/ready-token', 'src/core/token-desk.ts', 'src/core/desk.ts']
const product = [...belowTheDesk, ...desks]

/**
 * The house, from the ground up. Every arrow runs downward: a room imports itself and the rooms named
 * here. A file belongs to the longest room that its path begins with.
 *
 * @type {Readonly<Record<string, Room>>}
 */
export const rooms = {
  'src/shared/result.ts': { for: 'success or expected failure', imports: [] },
  'src/shared/assert.ts': { for: 'what must never happen', imports: [] },
  'src/shared': {
    for: 'the contract between main process and page',
    imports: ['src/shared/assert.ts', 'src/shared/result.ts'],
    packages: ['zod']
  },
  'src/words': {
    for: 'every sentence a person reads',
    imports: ['src/shared/assert.ts', 'src/shared/result.ts'],
    importsTypes: ['src/shared']
  },
  'src/core/directory': {
    for: 'Microsoft’s map, as data',
    imports: ['src/shared', 'src/shared/assert.ts', 'src/shared/result.ts']
  },
  'src/core/network': {
    for: 'the one way out',
    imports: ['src/shared', 'src/shared/assert.ts', 'src/shared/result.ts'],
    packages: ['undici'],
    node: true
  },
  'src/core/disk': {
    for: 'whole files and the folder lock',
    imports: ['src/shared', 'src/shared/assert.ts', 'src/shared/result.ts'],
    node: true
  },

  'src/core/vault': {
    for: 'data key and sealed records',
    imports: ground,
    packages: ['@azure/msal-node-extensions', 'zod'],
    node: true
  },
  'src/core/tokens': { for: 'what a token says', imports: ground, packages: ['zod'], node: true },
  'src/core/profiles': {
    for: 'what a profile is, and its store',
    imports: ground,
    packages: ['zod', 'node-forge'],
    node: true
  },

  'src/core/sign-in': {
    for: 'MSAL, and nowhere else',
    imports: [...ground, ...firstFloor],
    packages: ['@azure/*', 'zod'],
    node: true
  },

  'src/core/consent': {
    for: 'an administrator’s consent: its links, and the answer of the browser',
    imports: [...ground, ...firstFloor, ...secondFloor],
    packages: ['zod'],
    node: true
  },
  'src/core/probe': {
    for: 'harmless calls that test a token',
    imports: [...ground, ...firstFloor, ...secondFloor],
    packages: ['zod'],
    node: true
  },
  'src/core/guide': {
    for: 'the set-up steps of a profile, and the ways into the portals',
    imports: [...ground, ...firstFloor],
    node: true
  },
  'src/core/doctor': {
    for: 'what keeps a profile from working, step by step',
    imports: [...ground, ...firstFloor, ...secondFloor, 'src/core/probe'],
    packages: ['zod'],
    node: true
  },
  'src/core/settings': {
    for: 'what a person has chosen about the app itself',
    imports: ground,
    node: true
  },
  'src/core/activity': {
    for: 'what was done and when, in a file that only grows',
    imports: ground,
    packages: ['zod'],
    node: true
  },

  'src/core/areas': {
    for: 'the front door’s areas: the rules that span rooms',
    imports: [...ground, ...firstFloor, ...secondFloor, ...features],
    node: true
  },
  'src/core/ready-token': {
    for: 'a side door: the shortest way to a token that is there already',
    imports: [...ground, ...firstFloor, ...secondFloor],
    node: true
  },
  'src/core/token-desk.ts': {
    for: 'the front door’s smaller half, which starts quickly: profiles and tokens',
    imports: belowTheDesk,
    node: true
  },
  'src/core/desk.ts': {
    for: 'the front door, wired together',
    imports: [...belowTheDesk, 'src/core/token-desk.ts'],
    node: true
  },

  'src/main': {
    for: 'the Electron shell',
    imports: product,
    packages: ['electron', 'zod'],
    node: true
  },
  'src/cli': {
    for: 'the same desk from a terminal',
    imports: [...ground, 'src/core/tokens', ...desks],
    importsTypes: areas,
    packages: ['commander'],
    node: true
  },
  'src/preload': {
    for: 'one sandboxed file for each window',
    imports: [],
    importsTypes: ['src/shared', 'src/shared/assert.ts', 'src/shared/result.ts'],
    packages: ['electron']
  },
  'src/renderer': {
    for: 'the page',
    imports: ['src/words', 'src/shared/assert.ts', 'src/shared/result.ts'],
    importsTypes: ['src/shared'],
    packages: ['svelte', 'svelte/*', 'bits-ui']
  },

  tests: {
    for: 'what proves the rest',
    imports: [...product, 'src/main', 'src/cli', 'src/preload', 'src/renderer', 'tests/app'],
    importsTypes: ['tests/standin/fixture-app'],
    packages: ['*'],
    packageTypes: ['electron'],
    node: true
  },
  'tests/app': {
    for: 'the app’s entry for tests, with what tests pass in',
    imports: [...product, 'src/main', 'tests'],
    packages: ['*', 'electron'],
    node: true
  },
  'tests/standin/fixture-app': {
    for: 'a small app with guards, to show that the stand-in shows them',
    imports: [],
    packages: ['electron'],
    node: true
  },
  'build/bench/shell': {
    for: 'what the benchmark runs inside the app’s shell',
    imports: ['src/main'],
    packages: ['electron'],
    node: true
  },
  build: {
    for: 'set-up, demo and benchmark programs',
    imports: [...product, 'tests', 'tests/app'],
    packages: ['*'],
    node: true
  }
}

/**
 * What of Electron is imported in one file only, so that one file can be read to know all its uses.
 *
 * @satisfies {Readonly<Record<string, string>>}
 */
export const soleImporters = {
  shell: 'src/main/security/external-links.ts',
  clipboard: 'src/main/clipboard/secret-clipboard.ts',
  ipcMain: 'src/main/ipc/register-contract.ts'
}
