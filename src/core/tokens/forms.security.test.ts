import { expect, it } from 'vitest'
import { formatToken } from './forms'

it.each(['abc\nrm -rf ~', 'abc\r\nX-Evil: 1', 'abc\u001b[2J', 'abc def', 'abc\u202e', ''])(
  'refuses %j, which is no token, without repeating it',
  (token) => {
    expect(() => formatToken(token, 'token')).toThrow(/^The token holds characters/)
    expect(() => formatToken(token, 'authorization-header')).toThrow(/no token may hold$/)
  }
)
