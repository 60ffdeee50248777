import { afterEach, expect, it } from 'vitest'
import { ImportTickets, previewLifeMs, type WaitingImport } from './import-tickets'

let now = 1_000
const tickets = new ImportTickets(() => now)
afterEach(() => tickets.dropAll())

function waiting(): WaitingImport {
  return {
    read: { rows: [], about: { format: 'json', unknownFields: [], droppedSecrets: [] } },
    planned: [],
    held: new Map()
  }
}

function kept(): string {
  const ticket = tickets.newTicket()
  tickets.keep(ticket, waiting())
  return ticket
}

it('a ticket is good once', () => {
  const ticket = kept()
  expect(tickets.take(ticket)).toEqual(waiting())
  expect(tickets.take(ticket)).toBeUndefined()
})

it('a ticket is good for 15 minutes and no longer', () => {
  const [first, second] = [kept(), kept()]
  now += previewLifeMs - 1
  expect(tickets.take(first)).toBeDefined()
  now += 1
  expect(tickets.take(second)).toBeUndefined()
})

it('only the last four are kept', () => {
  const all = [kept(), kept(), kept(), kept(), kept()]
  expect(all.map((ticket) => tickets.take(ticket) !== undefined)).toEqual([
    false,
    true,
    true,
    true,
    true
  ])
})

it('one that was dropped, and all after the last was, are gone', () => {
  const [first, second] = [kept(), kept()]
  tickets.drop(first)
  expect(tickets.take(first)).toBeUndefined()
  tickets.dropAll()
  expect(tickets.take(second)).toBeUndefined()
})
