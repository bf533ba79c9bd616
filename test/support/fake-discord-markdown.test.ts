import { describe, expect, test } from 'vitest'
import { readMarkdown } from './fake-discord/markdown.ts'

describe('a reader of Discord’s Markdown', () => {
  test.each<[string, string, string[]]>([
    [
      '**b** *i* _i_ __u__ ~~s~~ ||p|| `c`',
      'b i i u s p c',
      ['bold', 'italic', 'italic', 'underline', 'strike', 'spoiler', 'code'],
    ],
    ['\\*\\*b\\*\\* \\`c\\` \\<@1>', '**b** `c` <@1>', []],
    [
      '# big\n-# small\n> said\n- one\n2. two',
      'big\nsmall\nsaid\n• one\n2. two',
      ['heading', 'small', 'quote', 'list', 'list'],
    ],
    ['<@1> <@&2> <#3> @everyone', '@1 <@&2> <#3> @everyone', ['mention', 'mention', 'mention', 'mention']],
    ['[a](https://b.example) https://c.example', 'a https://c.example', ['link', 'link']],
    ['<t:0:R> :smile: <a:x:1>', '1970-01-01T00:00:00.000Z :smile: <a:x:1>', ['time', 'emoji', 'emoji']],
    ['#1 a_b 3*4 5-6 x: y', '#1 a_b 3*4 5-6 x: y', []],
  ])('%j', (source, shown, marks) => {
    const read = readMarkdown(source)
    expect([read.text, read.marks]).toEqual([shown, marks])
  })
})
