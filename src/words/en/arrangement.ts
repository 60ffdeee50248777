import type { Grouping, Sorting, TagColour } from '../../shared/arrangement'

const numbers = new Intl.NumberFormat('en-GB')

/** Words of how the list is arranged: order, groups, pins, tags, and what is done to several profiles. */
export const arrangement = {
  menu: 'Sort and group',
  sortBy: 'Sort by',
  sortings: {
    name: 'Name',
    tenant: 'Tenant',
    expiry: 'Expiry, soonest first',
    recent: 'Last used'
  } satisfies Record<Sorting, string>,
  groupBy: 'Group by',
  groupings: {
    none: 'No groups',
    tag: 'Tag',
    cloud: 'Cloud',
    mode: 'Access mode',
    state: 'State'
  } satisfies Record<Grouping, string>,
  pinned: 'Pinned',
  others: 'Others',
  untagged: 'Without a tag',
  standings: {
    problem: 'Needs attention',
    ready: 'Ready',
    expired: 'Expired',
    'sign-in': 'Sign-in needed',
    none: 'No token yet'
  },
  /** For those who hear a heading. */
  groupCount: (count: number): string =>
    count === 1 ? '1 profile' : `${numbers.format(count)} profiles`,
  groupFigure: (count: number): string => numbers.format(count),
  pin: 'Pin',
  unpin: 'Unpin',
  pinnedMark: 'pinned',
  selectAll: 'Select all shown',
  list: 'Profiles',
  listHelp:
    'Arrow keys move, Enter opens, Space selects, Shift with an arrow key selects more, F2 edits, Delete deletes.',
  tags: {
    label: 'Tags',
    more: (count: number): string => `+${count}`,
    add: 'Add tags',
    addHint: 'Enter or a comma adds one.',
    remove: (tag: string): string => `Remove the tag ${tag}`,
    suggestions: 'Tags of other profiles',
    added: (tag: string): string => `Tag ${tag} added`,
    removed: (tag: string): string => `Tag ${tag} removed`,
    colour: (tag: string): string => `Colour of the tag ${tag}`,
    colours: {
      grey: 'Grey',
      red: 'Red',
      orange: 'Orange',
      yellow: 'Yellow',
      green: 'Green',
      teal: 'Teal',
      blue: 'Blue',
      purple: 'Purple'
    } satisfies Record<TagColour, string>
  },
  selection: {
    title: (count: number): string => `${numbers.format(count)} profiles selected`,
    selected: 'selected',
    clear: 'Clear the selection',
    clearShort: 'Clear',
    show: 'What can be done',
    hint: 'Ctrl or Cmd with a click, or Space in the list, selects one more; Shift selects up to a row.',
    common: 'In common',
    nothingCommon: 'They differ in every field.',
    tagsTitle: 'Tags',
    tagOnSome: (count: number, total: number): string =>
      `on ${numbers.format(count)} of ${numbers.format(total)}`,
    noTags: 'None of them has a tag.',
    organise: 'Pin and export',
    pinAll: 'Pin all',
    unpinAll: 'Unpin all',
    exportJson: 'Export as JSON…',
    exportCsv: 'Export as CSV…',
    tokens: 'Tokens',
    delete: (count: number): string => `Delete ${numbers.format(count)} profiles…`,
    tagged: (count: number): string =>
      count === 1 ? '1 profile was changed.' : `${numbers.format(count)} profiles were changed.`
  },
  undo: {
    deleted: (count: number, name: string): string =>
      count === 1 ? `${name} was deleted.` : `${numbers.format(count)} profiles were deleted.`,
    undo: 'Undo',
    left: (span: string): string => `for ${span}`,
    restored: (count: number): string =>
      count === 1 ? 'The profile is back.' : `${numbers.format(count)} profiles are back.`
  }
} as const
