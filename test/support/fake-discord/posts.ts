import { checkMessage, type Files } from './bodies.ts'
import { type Json, type Message, Refusal, type World } from './world.ts'

/** The parts of a message that its body decides. */
export type Contents = Pick<Message, 'content' | 'flags' | 'components' | 'mentions'>

/** Checks a body and turns it into what is kept: components numbered, attachments given an address. */
export function contentsOf(body: Json, files: Files, old?: Message): Contents {
  checkMessage(body, files, old)
  const flags = Number(body.flags ?? 0) | (old?.flags ?? 0)
  const content = body.content === undefined ? (old?.content ?? '') : String(body.content ?? '')
  const given = body.components as Json[] | undefined
  const retained = new Map([...attachmentsOf(old?.components ?? [])].map(([id, name]) => [name, id]))
  const components = given ? numbered(structuredClone(given), retained) : (old?.components ?? [])
  const mentions = pinged(
    [content, ...textsOf(components)].join('\n'),
    body.allowed_mentions as Json | undefined,
  )
  return { content, flags, components, mentions }
}

let attachments = 0

/** What a message shows of its attachments, by id: it names them nowhere else. */
export function attachmentsOf(components: readonly Json[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const one of components) {
    const items = ((one.items as Json[] | undefined) ?? []).map(item => item.media)
    for (const media of [one.file, ...items] as (Json | undefined)[]) {
      const name = /\/([^/?]+)\?/.exec(String(media?.url))?.[1]
      if (media?.attachment_id && name) found.set(String(media.attachment_id), name)
    }
    for (const [id, name] of attachmentsOf((one.components as Json[] | undefined) ?? [])) found.set(id, name)
  }
  return found
}

/** Gives every component an id, as Discord does, without using one that was given, and every attachment. */
function numbered(components: Json[], retained: ReadonlyMap<string, string>): Json[] {
  const all = (list: Json[]): Json[] =>
    list.flatMap(c => [
      c,
      ...all((c.components as Json[] | undefined) ?? []),
      ...(c.accessory ? [c.accessory as Json] : []),
    ])
  const flat = all(components)
  const used = flat.filter(c => c.id).map(c => c.id)
  if (new Set(used).size < used.length)
    throw new Refusal(400, 50035, 'Invalid Form Body', { errors: 'component ids repeat' })
  let next = 1
  for (const component of flat) {
    while (used.includes(next)) next++
    component.id = component.id || next++
    for (const media of [
      component.file,
      ...((component.items as Json[] | undefined) ?? []).map(i => i.media),
    ]) {
      const name = /^attachment:\/\/(.+)$/.exec(String((media as Json | undefined)?.url))?.[1]
      if (!name) continue
      const id = retained.get(name) ?? String(70_000 + attachments++)
      Object.assign(media as Json, {
        attachment_id: id,
        url: `https://cdn.discordapp.com/attachments/1/${id}/${name}?ex=1`,
      })
    }
  }
  return components
}

/** All text of a message, its labels left out. */
export function textsOf(components: readonly Json[]): string[] {
  return components.flatMap(c =>
    c.type === 10 ? [String(c.content)] : textsOf((c.components as Json[] | undefined) ?? []),
  )
}

/** Who is pinged. Without allowed mentions Discord pings whoever the text names. */
function pinged(text: string, allowed: Json | undefined): string[] {
  const named = [...text.matchAll(/<@!?(\d+)>/g)].map(match => match[1] ?? '')
  const all = /@everyone|@here/.test(text) ? ['everyone'] : []
  const roles = [...text.matchAll(/<@&(\d+)>/g)].map(match => `role ${match[1]}`)
  if (!allowed) return [...new Set([...named, ...all, ...roles])]
  const parse = (allowed.parse ?? []) as string[]
  const users = (allowed.users ?? []) as string[]
  if (parse.includes('users') && users.length > 0) {
    throw new Refusal(400, 50035, 'Invalid Form Body', { errors: 'parse and users exclude each other' })
  }
  return [
    ...new Set(named.filter(id => parse.includes('users') || users.includes(id))),
    ...(parse.includes('everyone') ? all : []),
    ...(parse.includes('roles') ? roles : []),
  ]
}

/** A message as the REST API and the gateway show it. */
export function messageJson(world: World, message: Message): Json {
  return {
    id: message.id,
    channel_id: message.channel_id,
    author: message.author,
    content: message.content,
    timestamp: message.timestamp,
    edited_timestamp: null,
    type: message.reference ? 19 : 0,
    flags: message.flags,
    components: message.components,
    // What components show is not listed here: https://github.com/discord/discord-api-docs/issues/8277
    attachments: [],
    embeds: [],
    mentions: message.mentions.flatMap(id => world.users.get(id) ?? []),
    mention_roles: [...message.content.matchAll(/<@&(\d+)>/g)].map(match => match[1]),
    mention_everyone: message.mentions.includes('everyone'),
    pinned: false,
    tts: false,
    ...(message.answers && {
      interaction_metadata: { ...message.answers, authorizing_integration_owners: {} },
    }),
    ...(message.nonce && { nonce: message.nonce }),
    ...(message.reference && { message_reference: { type: 0, message_id: message.reference } }),
  }
}
