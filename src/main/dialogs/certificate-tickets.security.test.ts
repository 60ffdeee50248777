import { describe, expect, it } from 'vitest'
import { CertificateTickets, ticketLifeMs } from './certificate-tickets'

describe('a ticket', () => {
  it('leads to its certificate until it is saved', () => {
    const tickets = new CertificateTickets(() => 0)
    const ticket = tickets.issue('PEM')
    expect(tickets.read(ticket)).toBe('PEM')
    tickets.forget(ticket)
    expect(tickets.read(ticket)).toBeUndefined()
  })

  it('ends after ten minutes', () => {
    let now = 0
    const tickets = new CertificateTickets(() => now)
    const ticket = tickets.issue('PEM')
    now = ticketLifeMs - 1
    expect(tickets.read(ticket)).toBe('PEM')
    now = ticketLifeMs
    expect(tickets.read(ticket)).toBeUndefined()
  })

  it('is forgotten when many are issued after it', () => {
    const tickets = new CertificateTickets(() => 0)
    const first = tickets.issue('first')
    const later = ['1', '2', '3', '4', '5', '6', '7', '8'].map((pem) => tickets.issue(pem))
    expect(tickets.read(first)).toBeUndefined()
    expect(later.map((ticket) => tickets.read(ticket))).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8'
    ])
  })

  it('cannot be guessed from another', () => {
    const tickets = new CertificateTickets(() => 0)
    expect(tickets.issue('PEM')).not.toBe(tickets.issue('PEM'))
    expect(tickets.read('0f8fad5b-d9cb-469f-a165-70867728950e')).toBeUndefined()
  })
})
