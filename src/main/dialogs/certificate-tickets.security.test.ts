import { describe, expect, it } from 'vitest'
import { CertificateTickets, ticketLifeMs, type TicketContent } from './certificate-tickets'

const opened = (pem: string): TicketContent => ({ kind: 'opened', pem, fileNames: [] })

describe('a ticket', () => {
  it('leads to its certificate until it is saved', () => {
    const tickets = new CertificateTickets(() => 0)
    const ticket = tickets.issue(opened('PEM'))
    expect(tickets.read(ticket)).toEqual(opened('PEM'))
    tickets.forget(ticket)
    expect(tickets.read(ticket)).toBeUndefined()
  })

  it('ends after ten minutes', () => {
    let now = 0
    const tickets = new CertificateTickets(() => now)
    const ticket = tickets.issue(opened('PEM'))
    now = ticketLifeMs - 1
    expect(tickets.read(ticket)).toEqual(opened('PEM'))
    now = ticketLifeMs
    expect(tickets.read(ticket)).toBeUndefined()
  })

  it('is forgotten when many are issued after it', () => {
    const tickets = new CertificateTickets(() => 0)
    const first = tickets.issue(opened('first'))
    const later = ['1', '2', '3', '4', '5', '6', '7', '8'].map((pem) => tickets.issue(opened(pem)))
    expect(tickets.read(first)).toBeUndefined()
    expect(later.map((ticket) => tickets.read(ticket))).toEqual(
      ['1', '2', '3', '4', '5', '6', '7', '8'].map(opened)
    )
  })

  it('lasts no longer when its files have been opened', () => {
    let now = 0
    const tickets = new CertificateTickets(() => now)
    const ticket = tickets.issue({ kind: 'locked', files: [Buffer.from('PFX')], fileNames: [] })
    now = ticketLifeMs - 1
    tickets.replace(ticket, opened('PEM'))
    expect(tickets.read(ticket)).toEqual(opened('PEM'))
    now = ticketLifeMs
    expect(tickets.read(ticket)).toBeUndefined()
  })

  it('cannot be guessed from another', () => {
    const tickets = new CertificateTickets(() => 0)
    expect(tickets.issue(opened('PEM'))).not.toBe(tickets.issue(opened('PEM')))
    expect(tickets.read('0f8fad5b-d9cb-469f-a165-70867728950e')).toBeUndefined()
  })
})
