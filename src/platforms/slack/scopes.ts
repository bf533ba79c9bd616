import { has } from '../shared/foreign.ts'

const isText = (told: unknown) => typeof told === 'string' && told !== ''
/** Whether it is an object that its id names. */
const isNamed = (told: unknown) => has(told, 'id') && isText(told.id)
const areNamed = (told: unknown) => Array.isArray(told) && told.every(isNamed)
const areMessages = (told: unknown) =>
  Array.isArray(told) && told.every(one => has(one, 'ts') && isText(one.ts))

/**
 * The Web API methods that are called, the bot scopes each needs, and what it must tell for a call to have an outcome.
 * Where a method works on public channels, private channels and direct messages, each of those needs a scope of its own.
 * Source: the "Required scopes" of each page under https://docs.slack.dev/reference/methods.
 */
export const METHODS = {
  'auth.test': { needs: [], tells: { team_id: isText, user_id: isText, bot_id: isText } },
  'chat.postMessage': { needs: ['chat:write'], tells: { ts: isText } },
  'chat.postEphemeral': { needs: ['chat:write'], tells: { message_ts: isText } },
  'chat.update': { needs: ['chat:write'], tells: { ts: isText } },
  'conversations.open': { needs: ['im:write'], tells: { channel: isNamed } },
  'conversations.info': { needs: ['channels:read', 'groups:read'], tells: { channel: isNamed } },
  'conversations.history': {
    needs: ['channels:history', 'groups:history', 'im:history'],
    tells: { messages: areMessages },
  },
  'conversations.replies': {
    needs: ['channels:history', 'groups:history', 'im:history'],
    tells: { messages: areMessages },
  },
  'files.getUploadURLExternal': { needs: ['files:write'], tells: { upload_url: isText, file_id: isText } },
  'files.completeUploadExternal': { needs: ['files:write'], tells: { files: areNamed } },
  'files.info': { needs: ['files:read'], tells: { file: isNamed } },
  // Where set-up may post a trial.
  'users.conversations': { needs: ['channels:read', 'groups:read'], tells: { channels: areNamed } },
  'users.info': { needs: ['users:read'], tells: { user: isNamed } },
  'views.open': { needs: [], tells: { view: isNamed } },
  'views.publish': { needs: [], tells: { view: isNamed } },
} as const

/** The events that are subscribed to, and the scopes they need. Source: https://docs.slack.dev/reference/events */
export const EVENTS = {
  app_home_opened: [],
  // In channels a mention comes as a message too; in direct messages of several people it comes as this alone.
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  channel_archive: ['channels:read'],
  channel_deleted: ['channels:read'],
  // When a private channel is shared with another workspace.
  channel_id_changed: ['groups:read'],
  channel_left: ['channels:read'],
  group_archive: ['groups:read'],
  group_deleted: ['groups:read'],
  group_left: ['groups:read'],
  member_joined_channel: ['channels:read'],
  member_left_channel: ['channels:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  tokens_revoked: [],
} as const

export type Method = keyof typeof METHODS

/** What lets the bot hear, and read back, all that is said in its channels: careful teams refuse it. */
const HEARS = /^(?:channels|groups):history$/

/** The least scopes a workspace must grant. `commands` is for slash commands. */
export function scopesOf(mentionsOnly = false, picturesByAddress = false): string[] {
  const all = new Set([
    'commands',
    ...Object.values(METHODS).flatMap(({ needs }) => needs),
    ...Object.values(EVENTS).flat(),
  ])
  const isLeft = (scope: string) =>
    !(mentionsOnly && HEARS.test(scope)) && !(picturesByAddress && scope === 'files:read')
  return [...all].filter(isLeft).sort()
}

/** The events that a workspace sends for these scopes. */
export function eventsOf(mentionsOnly = false): string[] {
  const all: [string, readonly string[]][] = Object.entries(EVENTS)
  return all.flatMap(([event, needs]) => (mentionsOnly && needs.some(one => HEARS.test(one)) ? [] : event))
}

/** Whether an app with these scopes hears in channels only what mentions it. */
export function hearsOnlyMentions(scopes: readonly string[] | undefined): boolean {
  return scopes !== undefined && !scopes.some(scope => HEARS.test(scope))
}

/** Whether an answer tells what this method must tell. */
export function isTold(method: Method, answer: unknown): boolean {
  return Object.entries(METHODS[method].tells).every(
    ([name, isKind]) => has(answer, name) && isKind(answer[name]),
  )
}
