import { expect, it } from 'vitest'
import { readTags } from './tags'

it.each(['a\u202eb', 'a\u0007b', 'a\nb', '\u2066x'])(
  'a tag that would garble a line is refused: %j',
  (tag) => {
    expect(readTags(['good', tag])).toEqual({ ok: false, failure: 'control-characters' })
  }
)
