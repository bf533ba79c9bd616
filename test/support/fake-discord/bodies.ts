import * as spec from 'discord-api-spec/zod'
import { check } from './payload.ts'
import { attachmentsOf } from './posts.ts'
import { type Json, type Message, Refusal } from './world.ts'

const V2 = 32768
const EPHEMERAL = 64

/** What Discord takes for a request, by its published schemas. */
const SCHEMAS = {
  'create message': spec.MessageCreateRequestSchema,
  'edit message': spec.MessageEditRequestPartialSchema,
  'create thread': spec.CreateTextThreadWithMessageRequestSchema,
  'edit thread': spec.UpdateThreadRequestPartialSchema,
  'create direct channel': spec.CreatePrivateChannelRequestSchema,
  'put command': spec.ApplicationCommandUpdateRequestSchema,
  reply: spec.CreateMessageInteractionCallbackRequestSchema,
  update: spec.UpdateMessageInteractionCallbackRequestSchema,
  suggest: spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  modal: spec.ModalInteractionCallbackRequestSchema,
  'create followup': spec.IncomingWebhookInteractionRequestSchema,
  'edit followup': spec.IncomingWebhookUpdateRequestPartialSchema,
} as const

export type BodyKind = keyof typeof SCHEMAS

/** The names of the files that came with a request, by their number. */
export type Files = ReadonlyMap<string, string>

/** discord.js's own `reply()` and `update()` send these, and Discord looks past them. */
const IGNORED: readonly string[] = ['.data.enforce_nonce', '.data.tts']

const invalid = (errors: unknown) => new Refusal(400, 50035, 'Invalid Form Body', { errors })

/** @throws {Refusal} when a body is not of the published form, or has keys that Discord does not know. */
export function checkBody(kind: BodyKind, body: unknown): Json {
  const parsed = SCHEMAS[kind].safeParse(body)
  if (!parsed.success) throw invalid(parsed.error.issues)
  const unknown = extraKeys(body, parsed.data, '').filter(key => !IGNORED.includes(key))
  if (unknown.length > 0) throw invalid({ unknown })
  return body as Json
}

/** The schemas drop what they do not know, so what is missing afterwards was unknown. */
function extraKeys(given: unknown, known: unknown, path: string): string[] {
  if (typeof given !== 'object' || given === null) return []
  if (typeof known !== 'object' || known === null) return [path]
  return Object.entries(given).flatMap(([key, value]) =>
    key in known ? extraKeys(value, (known as Json)[key], `${path}.${key}`) : [`${path}.${key}`],
  )
}

/**
 * What Discord also checks of a message, but its schemas do not say: one form of content at a time, a body
 * that is not empty, custom ids, attachments that are there.
 */
export function checkMessage(
  body: Json,
  files: Files,
  old?: Pick<Message, 'flags' | 'content' | 'components'>,
): void {
  const flags = Number(body.flags ?? 0)
  // The name may be said again, or left to the file; of what stands already the id is enough.
  const there = attachmentsOf(old?.components ?? [])
  const attachments = ((body.attachments ?? []) as Json[]).map(one => ({
    ...one,
    filename: one.filename ?? files.get(String(one.id)) ?? there.get(String(one.id)),
  }))
  const v2 = (flags & V2) !== 0 || ((old?.flags ?? 0) & V2) !== 0
  const content = body.content === undefined ? old?.content : body.content
  const embeds = Array.isArray(body.embeds) ? body.embeds : []
  if (typeof content === 'string' && content.length > 2000) throw invalid({ content: 'more than 2000' })
  if (v2) {
    if (content || embeds.length > 0) throw invalid({ flags: 'content and embeds cannot be used with V2' })
    const problems = check({ ...body, attachments })
    if (problems.length > 0) throw invalid({ problems })
  } else if (!content && embeds.length === 0 && files.size === 0) {
    throw new Refusal(400, 50006, 'Cannot send an empty message')
  } else if (hasV2(body.components)) {
    throw invalid({ components: 'the type of this component needs the V2 flag' })
  }
  for (const { id, filename } of attachments as Json[]) {
    if (!filename || (files.get(String(id)) ?? there.get(String(id))) !== filename)
      throw invalid({ attachments: `no file ${id} ${filename}` })
  }
  for (const id of files.keys()) {
    if (!(attachments as Json[]).some(a => String(a.id) === id))
      throw invalid({ attachments: `file ${id} is not listed` })
  }
}

function hasV2(components: unknown): boolean {
  return Array.isArray(components) && components.some(c => c.type !== 1)
}

/** @throws {Refusal} for a modal beyond what the schema says. */
export function checkModal(data: Json): void {
  const problems = check(data)
  if (problems.length > 0) throw invalid({ problems })
}

/** A deferral takes no flag but the one that makes it private. */
export function checkDeferral(body: Json): void {
  const data = (body.data ?? {}) as Json
  if ((Number(data.flags ?? 0) & ~EPHEMERAL) !== 0 || data.components)
    throw invalid({ flags: 'EPHEMERAL only' })
}

/** Of names, descriptions and values: https://discord.com/developers/docs/interactions/application-commands#slash-commands */
const COMMAND_SIZE = 8000

/** Of a text that is said in several languages, the longest counts. */
function sizeOf(one: Json): number {
  const longest = (key: string) => {
    const others = Object.values((one[`${key}_localizations`] as Json | null | undefined) ?? {})
    return Math.max(...[one[key] ?? '', ...others].map(text => String(text).length))
  }
  const inner = ['options', 'choices'].flatMap(key => (one[key] as Json[] | undefined) ?? [])
  const own = longest('name') + longest('description') + String(one.value ?? '').length
  return inner.reduce((sum, part) => sum + sizeOf(part), own)
}

/** https://docs.discord.com/developers/reference#locales */
const LOCALES: ReadonlySet<string> = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
)

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

/** @throws {Refusal} for a command that Discord would not take. */
export function checkCommand(command: Json): void {
  // The schema wants a number here; the documentation and all clients give a text, and Discord takes it.
  const permissions = command.default_member_permissions
  const bits = typeof permissions === 'string' ? Number(permissions) : permissions
  checkBody('put command', { ...command, default_member_permissions: bits })
  const named = (one: Json): Json[] => [one, ...((one.options as Json[] | undefined) ?? []).flatMap(named)]
  for (const { name } of named(command)) {
    const text = String(name)
    if (!NAME.test(text) || text !== text.toLowerCase()) throw invalid({ name: text })
  }
  const all = named(command)
  for (const one of all) {
    if (!one.description) throw invalid({ description: `${one.name} has none` })
    const options = (one.options as Json[] | undefined) ?? []
    const names = options.map(option => option.name)
    if (new Set(names).size < names.length) throw invalid({ options: 'two of one name' })
    const optional = options.findIndex(option => option.type !== 1 && !option.required)
    if (optional >= 0 && options.slice(optional).some(option => option.required)) {
      throw invalid({ options: 'required options come first' })
    }
    const choices = (one.choices as Json[] | undefined) ?? []
    if (choices.length > 0 && one.autocomplete) throw invalid({ choices: 'not together with autocomplete' })
    if (new Set(choices.map(choice => choice.name)).size < choices.length)
      throw invalid({ choices: 'repeat' })
    if (choices.some(({ value }) => String(value).length > 100)) throw invalid({ choices: 'a long value' })
    for (const what of ['value', 'length']) {
      const [min, max] = [one[`min_${what}`], one[`max_${what}`]]
      if (min !== undefined && max !== undefined && Number(min) > Number(max))
        throw invalid({ [`min_${what}`]: `above max_${what}` })
    }
    for (const key of ['name_localizations', 'description_localizations']) {
      const unknown = Object.keys((one[key] as Json | null | undefined) ?? {}).filter(to => !LOCALES.has(to))
      if (unknown.length > 0) throw invalid({ [key]: unknown })
    }
    const subs = options.filter(option => option.type === 1 || option.type === 2)
    if (subs.length > 0 && subs.length < options.length) throw invalid({ options: 'beside subcommands' })
  }
  if (sizeOf(command) > COMMAND_SIZE) throw invalid({ command: `more than ${COMMAND_SIZE} characters` })
}
