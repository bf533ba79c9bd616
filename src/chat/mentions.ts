/**
 * The id of a person (`@`) or a channel (`#`) that is named in a line: as Discord and Slack write a mention, `<@id>`,
 * `<#id|name>`, or as it is typed.
 */
export function readMention(sigil: '@' | '#', typed: string): string | undefined {
  const found = /^(?:<([@#])!?([\w-]{1,40})(?:\|[^<>]*)?>|([@#])([\w-]{1,40}))$/.exec(typed.trim())
  return found && (found[1] ?? found[3]) === sigil ? (found[2] ?? found[4]) : undefined
}
