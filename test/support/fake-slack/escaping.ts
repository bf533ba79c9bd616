import type { Workspace } from './world.ts'

/** A text as it is sent: what Slack’s own marks are made of stands for itself. */
export function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/**
 * The names that are typed in a slash command, as ids beside them:
 * https://docs.slack.dev/interactivity/implementing-slash-commands#escaping
 */
export function named(at: Workspace, line: string): string {
  return line
    .replace(/@(U\w+)/g, (typed, id: string) => (at.users.has(id) ? `<@${id}|${id.toLowerCase()}>` : typed))
    .replace(/#([CG]\w+)/g, (typed, id: string) => (at.channels.has(id) ? `<#${id}|general>` : typed))
}
