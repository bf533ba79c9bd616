import { z } from 'zod'
import { Refusal, type Workspace } from './world.ts'

/**
 * The Block Kit that Slack takes, as strict schemas: an unknown key or shape is refused, and so is what
 * breaks a limit of https://docs.slack.dev/reference/block-kit. Only what the bot uses is known here.
 */
const actionId = z.string().min(1).max(255)
const plain = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  })
/** The words for a date: https://docs.slack.dev/reference/block-kit/block-elements/date-element */
const DATE =
  /\{(day_divider_pretty|date_num|date_slash|date|date_(short|long|long_full|pretty|short_pretty|long_pretty)|time|time_secs|ago)\}/g
const isDateFormat = (format: string) => DATE.test(format) && !/[{}]/.test(format.replace(DATE, ''))
/** What stands in angle brackets, but for calls to a whole channel, which the bot never makes: https://docs.slack.dev/messaging/formatting-message-text */
const isMarkup = (inside: string) => {
  const date = /^!date\^\d+\^([^|^]+)(?:\^https?:[^|]+)?\|[^|]+$/.exec(inside)
  return date
    ? isDateFormat(date[1] ?? '')
    : /^(@[UW][A-Z0-9]+|#C[A-Z0-9]+|https?:\/\/[^|\s]+)(\|.+)?$/.test(inside)
}
const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z
      .string()
      .min(1)
      .max(max)
      .refine(
        text => !/[<>]/.test(text.replace(/<([^<>]*)>/g, (all, inside) => (isMarkup(inside) ? '' : all))),
        {
          message: 'an angle bracket that opens nothing, and is not escaped',
        },
      ),
    verbatim: z.boolean().optional(),
  })
const words = (max: number) => z.union([plain(max), mrkdwn(max)])
const blockId = { block_id: z.string().min(1).max(255).optional() }

const option = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(150),
  description: plain(75).optional(),
})
const select = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: actionId,
    placeholder: plain(150).optional(),
    options: z.array(option).min(1).max(100),
    initial_option: option.optional(),
  })
  .refine(
    s => !s.initial_option || s.options.some(o => JSON.stringify(o) === JSON.stringify(s.initial_option)),
    {
      message: 'initial_option must match one of the options',
    },
  )
  .refine(s => new Set(s.options.map(o => o.value)).size === s.options.length, 'two options of one value')
const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plain(75),
  value: z.string().min(1).max(2000).optional(),
  url: z.url().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
})
const textInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: actionId,
    max_length: z.number().int().min(1).max(3000).optional(),
    initial_value: z.string().optional(),
    placeholder: plain(150).optional(),
    multiline: z.boolean().optional(),
  })
  .refine(i => (i.initial_value ?? '').length <= (i.max_length ?? 3000), 'initial_value is too long')

const style = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  code: z.boolean().optional(),
})
const richPart = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: style.optional() }),
  z.strictObject({
    type: z.literal('link'),
    url: z.url(),
    text: z.string().min(1).optional(),
    style: style.omit({ code: true }).optional(),
  }),
  z.strictObject({ type: z.literal('user'), user_id: z.string() }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.number().int(),
    format: z.string().refine(isDateFormat, 'not a format for a date'),
    fallback: z.string().optional(),
    style: style.omit({ code: true }).optional(),
  }),
])
const richSection = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(richPart).min(1),
})
const rich = z.discriminatedUnion('type', [
  richSection,
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(richSection).min(1),
    offset: z.number().int().min(0).optional(),
    indent: z.number().int().min(0).max(8).optional(),
  }),
])

const header = z.strictObject({ type: z.literal('header'), text: plain(150), ...blockId })
const section = z
  .strictObject({
    type: z.literal('section'),
    text: words(3000).optional(),
    fields: z.array(words(2000)).min(1).max(10).optional(),
    ...blockId,
  })
  .refine(s => s.text || s.fields, 'a section has text or fields')
const context = z.strictObject({
  type: z.literal('context'),
  elements: z.array(words(3000)).min(1).max(10),
  ...blockId,
})
/** https://docs.slack.dev/reference/block-kit/blocks/image-block: png, jpg, jpeg and gif */
const image = z
  .strictObject({
    type: z.literal('image'),
    slack_file: z.strictObject({ id: z.string().regex(/^F[A-Z0-9]{8,}$/) }).optional(),
    image_url: z
      .url()
      .max(3000)
      .regex(/\.(?:png|jpe?g|gif)$/)
      .optional(),
    alt_text: z.string().min(1).max(2000),
    ...blockId,
  })
  .refine(
    i => (i.slack_file === undefined) !== (i.image_url === undefined),
    'slack_file or image_url, not both',
  )
const actions = z
  .strictObject({
    type: z.literal('actions'),
    elements: z
      .array(z.discriminatedUnion('type', [button, select]))
      .min(1)
      .max(25),
    ...blockId,
  })
  .refine(
    a => new Set(a.elements.map(e => e.action_id)).size === a.elements.length,
    'the same action_id twice',
  )
const richText = z.strictObject({ type: z.literal('rich_text'), elements: z.array(rich).min(1), ...blockId })
const input = z.strictObject({
  type: z.literal('input'),
  block_id: z.string().min(1).max(255),
  label: plain(2000),
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  element: z.discriminatedUnion('type', [textInput, select]),
})

const shown = [header, section, context, image, actions, richText] as const
const messageBlocks = z.array(z.discriminatedUnion('type', shown)).max(50)
const metadata = { private_metadata: z.string().max(3000).optional() }
const homeView = z.strictObject({
  type: z.literal('home'),
  blocks: z.array(z.discriminatedUnion('type', shown)).max(100),
  ...metadata,
})
const modalView = z
  .strictObject({
    type: z.literal('modal'),
    callback_id: z.string().min(1).max(255),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    blocks: z
      .array(z.discriminatedUnion('type', [...shown, input]))
      .min(1)
      .max(100),
    ...metadata,
  })
  .refine(
    v => v.submit !== undefined || v.blocks.every(b => b.type !== 'input'),
    'a modal with inputs has a submit button',
  )

/** Where Slack says that a message has too much text; see the limit of the same name in the adapter. */
const LONGEST_MESSAGE = 13_200

/** The blocks of a message. @param text what stands beside them, where that is given: one of the two must say something */
export function checkBlocks(workspace: Workspace, given: unknown, text?: string): unknown[] {
  const blocks = take(messageBlocks, given, 'invalid_blocks')
  if (blocks.length === 0 && text?.trim() === '') throw new Refusal('no_text')
  checkIds(blocks)
  checkFiles(workspace, blocks)
  if (lengthOfText(blocks) > LONGEST_MESSAGE) throw new Refusal('msg_blocks_too_long')
  return blocks
}

export function checkView(workspace: Workspace, given: unknown, type: 'home' | 'modal') {
  const view = take<z.infer<typeof homeView> | z.infer<typeof modalView>>(
    type === 'home' ? homeView : modalView,
    given,
    'invalid_arguments',
  )
  checkIds(view.blocks)
  checkFiles(workspace, view.blocks, 'invalid_arguments')
  return view
}

export function take<T>(schema: z.ZodType<T>, given: unknown, code: string): T {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new Refusal(code, {
    response_metadata: { messages: result.error.issues.map(i => `[ERROR] ${i.message}`) },
  })
}

function checkIds(blocks: readonly { block_id?: string | undefined }[]): void {
  const ids = blocks.flatMap(b => b.block_id ?? [])
  if (new Set(ids).size < ids.length) throw new Refusal('invalid_blocks')
}

function checkFiles(
  workspace: Workspace,
  blocks: readonly { type: string }[],
  code = 'invalid_blocks',
): void {
  for (const block of blocks) {
    if ('image_url' in block && workspace.cannotGet?.test(String(block.image_url)))
      throw new Refusal(code, { response_metadata: { messages: ['[ERROR] downloading image failed'] } })
    if (!('slack_file' in block) || !block.slack_file) continue
    const file = workspace.files.get((block.slack_file as { id: string }).id)
    if (!file?.complete || file.pending > 0) {
      throw new Refusal(code, { response_metadata: { messages: ['[ERROR] invalid slack file'] } })
    }
  }
}

function lengthOfText(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, item) => sum + lengthOfText(item), 0)
  if (typeof node !== 'object' || node === null) return 0
  return Object.entries(node).reduce(
    (sum, [key, value]) =>
      sum + (key === 'text' && typeof value === 'string' ? value.length : lengthOfText(value)),
    0,
  )
}
