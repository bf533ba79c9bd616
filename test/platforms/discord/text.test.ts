import { describe, expect, test } from 'vitest'
import { discordText } from '../../../src/platforms/discord/text.ts'
import { readMarkdown } from '../../support/fake-discord/markdown.ts'

describe('a text in Discord', () => {
  test('shows a moment in each reader’s own time', () => {
    expect(discordText('<t:1764000000000:relative> <t:1764000000000:datetime>')).toBe(
      '<t:1764000000:R> <t:1764000000:f>',
    )
  })

  test('lists by marks and by numbers, written out in small print, where Discord reads no list', () => {
    const list = 'Then\n- bridges\n1. squats\n12. rest'
    expect(discordText(list)).toBe('Then\n- bridges\n1. squats\n12. rest')
    expect(discordText(list, 'note')).toBe('-# Then\n-# • bridges\n-# 1\\. squats\n-# 12\\. rest')
  })

  test('keeps marks apart that would run into each other', () => {
    for (const source of ['**a***b*', '`a``b`', '*a***b**']) {
      const read = readMarkdown(discordText(source))
      expect([read.text.replace('\u2060', ''), read.marks.length]).toEqual(['ab', 2])
    }
  })
})

test('what is cut has as much of its text as there is room for', () => {
  for (const room of [10, 11, 37])
    expect(discordText('a'.repeat(99), 'plain', room)).toBe(`${'a'.repeat(room - 1)}…`)
  expect(discordText(`${'a'.repeat(9)}\nmore`, 'plain', 12)).toBe(`${'a'.repeat(9)}\n…`)
  expect(discordText(`${'a'.repeat(9)}\nmore`, 'plain', 11)).toBe(`${'a'.repeat(9)}…`)
  expect(discordText(`${'a'.repeat(9)}\nmore`, 'plain', 14)).toBe(`${'a'.repeat(9)}\nmore`)
})

test('a title is one line, and keeps the spaces within it', () => {
  expect(discordText('Week 3 \n  of  6', 'title')).toBe('## Week 3 of  6')
})
