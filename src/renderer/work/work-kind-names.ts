import type { WorkKind } from '../../shared/work'

/** What can be done with many profiles, in the order in which it is offered. */
export const workKindNames: readonly WorkKind[] = ['renew', 'check']
