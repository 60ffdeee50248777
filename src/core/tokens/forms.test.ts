import { expect, it } from 'vitest'
import { formatToken } from './forms'

it('copies the token by itself', () => {
  expect(formatToken('abc.def-_~+/=', 'token')).toBe('abc.def-_~+/=')
})

it('copies the header that a request takes', () => {
  expect(formatToken('abc', 'authorization-header')).toBe('Authorization: Bearer abc')
})
