import { entities, named } from './escaping.ts'
import type { FakeSlack } from './index.ts'
import { answer } from './responses.ts'
import { channelOf, Rooms } from './rooms.ts'
import { type FakeMessage, type FakeView, Refusal, type Workspace } from './world.ts'

type Json = Record<string, unknown>
interface Element extends Json {
  readonly type: string
  readonly action_id: string
  readonly text?: { readonly text: string }
  readonly value?: string
  readonly options?: readonly { readonly value: string }[]
}

/** The hands of people in a workspace: what they do reaches the app the way Slack tells it. */
export class Hands {
  /** What they do to channels, and to what was said there. */
  readonly rooms: Rooms
  readonly #slack: FakeSlack
  readonly #at: Workspace

  constructor(slack: FakeSlack, at: Workspace) {
    this.#slack = slack
    this.#at = at
    this.rooms = new Rooms(slack, at)
  }

  /**
   * Types a slash command, in a channel: Slack has none in threads. One without a name of its own is typed behind
   * the app's.
   */
  async command(user: string, channel: string, name: string, text: string, trigger?: string): Promise<void> {
    const { slash_commands } = this.#slack.manifest.features
    const own = slash_commands.find(c => c.command === `/${name}`)
    const known = own ?? slash_commands.find(c => c.command === '/spotter')
    if (!known) throw new Refusal(`/${name} is not a command of the app`)
    await this.slash(user, channel, known.command, own ? text : `${name} ${text}`, trigger)
  }

  /** Types exactly this. */
  async slash(user: string, channel: string, command: string, line: string, trigger?: string): Promise<void> {
    const known = this.#slack.manifest.features.slash_commands.find(c => c.command === command)
    if (!known) throw new Refusal(`${command} is not a command of the app`)
    const text = known.should_escape ? named(this.#at, entities(line)) : entities(line)
    const place = { team: this.#at.id, channel, user }
    const body = await this.#slack.deliver('slash_commands', {
      token: 'verification',
      team_id: this.#at.id,
      team_domain: this.#at.name,
      channel_id: channel,
      channel_name: channel.startsWith('D') ? 'directmessage' : 'general',
      user_id: user,
      user_name: user.toLowerCase(),
      command,
      text,
      api_app_id: 'A1',
      is_enterprise_install: 'false',
      response_url: this.#slack.urls.make(place),
      trigger_id: trigger ?? this.#slack.triggers.make(this.#at.id, user),
    })
    if (body === undefined) return
    try {
      answer(this.#slack, place, body)
    } catch (error) {
      this.#slack.violations.push(`acknowledged with ${error instanceof Refusal ? error.code : error}`)
    }
  }

  /** Presses a button of a message, or of the home page when there is no message. */
  async press(user: string, channel: string, ts: string, label: string): Promise<void> {
    await this.#act(
      user,
      channel,
      ts,
      e => e.text?.text === label,
      e => ({
        type: 'button',
        text: e.text,
        ...(e.value === undefined ? {} : { value: e.value }),
      }),
    )
  }

  async choose(user: string, channel: string, ts: string, action: string, value: string): Promise<void> {
    const find = (e: Element) => e.type === 'static_select' && e.action_id === action
    await this.#act(user, channel, ts, find, e => {
      const selected_option = e.options?.find(o => o.value === value)
      if (!selected_option) throw new Error(`${action} has no option ${value}`)
      return { type: 'static_select', selected_option }
    })
  }

  /** Presses a button of someone's home page. */
  async pressHome(user: string, label: string): Promise<void> {
    const home = this.#at.homes.get(user)
    const pressed = find(home?.view.blocks ?? [], e => e.text?.text === label)
    if (!home || !pressed) throw new Error(`${user} has no button ${label} at home`)
    await this.#action(user, [{ ...pressed }], {
      container: { type: 'view', view_id: home.id },
      view: viewPayload(this.#at, home),
    })
  }

  /** Sends the modal that is open for someone. */
  async submit(user: string, values: Readonly<Record<string, string>>): Promise<void> {
    const modal = this.#at.modals.get(user)
    if (!modal) throw new Error(`${user} has no modal open`)
    const state: Record<string, Json> = {}
    for (const block of modal.view.blocks) {
      if (block.type !== 'input') continue
      const element = block.element as Element & { max_length?: number }
      const value = values[block.block_id as string] ?? ''
      if (value.length > (element.max_length ?? 3000)) throw new Error(`${value} is too long`)
      if (!value && !block.optional) throw new Error(`${block.block_id} must be filled in`)
      const selected_option = element.options?.find(o => o.value === value) ?? null
      const given = element.type === 'static_select' ? { selected_option } : { value: value || null }
      state[block.block_id as string] = { [element.action_id]: { type: element.type, ...given } }
    }
    this.#at.modals.delete(user)
    const own = this.#at.users.get(user)?.team
    const body = await this.#slack.deliver('interactive', {
      type: 'view_submission',
      ...this.#who(user),
      // Of somebody in a shared channel: https://github.com/slackapi/bolt-js/issues/1614
      ...(own && { team: { id: own, domain: own.toLowerCase() } }),
      trigger_id: this.#slack.triggers.make(this.#at.id, user),
      view: {
        ...viewPayload(this.#at, modal),
        state: { values: state },
        app_installed_team_id: this.#at.id,
      },
      response_urls: [],
    })
    if (body === undefined) return
    // https://docs.slack.dev/surfaces/modals#displaying_errors
    const { response_action, errors = {} } = body as { response_action?: string; errors?: Json }
    const fields = Object.keys(errors)
    if (response_action !== 'errors' || fields.length === 0 || fields.some(field => !(field in state))) {
      return void this.#slack.violations.push('a view_submission was answered with what Slack does not take')
    }
    this.#at.modals.set(user, { ...modal, errors })
  }

  async type(user: string, channel: string, text: string, thread?: string): Promise<string> {
    const parts = text.split(/(@spotter)/).filter(part => part !== '')
    const elements = parts.map(part =>
      part === '@spotter' ? { type: 'user', user_id: this.#at.botUser } : { type: 'text', text: part },
    )
    return await this.compose(user, channel, text, [{ type: 'rich_text_section', elements }], thread)
  }

  /** Types with the composer's lists and marks: what stands in `text` are these in Slack's own notation. */
  async compose(
    user: string,
    channel: string,
    text: string,
    elements: readonly Json[],
    thread?: string,
  ): Promise<string> {
    const where = channelOf(this.#at, channel)
    if (!where.members.has(user)) throw new Error(`${user} is not in ${channel}`)
    const parent = where.messages.find(m => m.ts === thread)
    if (thread && (!parent || parent.ephemeralTo)) throw new Error(`no thread ${thread} in ${channel}`)
    const ts = this.#at.ts(this.#slack.now())
    const message: FakeMessage = {
      ts,
      user,
      text: entities(text),
      blocks: [{ type: 'rich_text', elements }],
      ...(thread ? { thread_ts: thread } : {}),
    }
    // A mention is typed by picking a name, and arrives as an id.
    message.text = message.text.replace('@spotter', `<@${this.#at.botUser}>`)
    where.messages.push(message)
    await this.#slack.say(this.#at, where, message)
    return ts
  }

  async openHome(user: string, tab: 'home' | 'messages' = 'home'): Promise<void> {
    const channel = this.#at.direct(user).id
    await this.#slack.event(this.#at, 'app_home_opened', { type: 'app_home_opened', user, channel, tab })
  }

  async uninstall(): Promise<void> {
    this.#at.revoked = 'account_inactive'
    const tokens = { oauth: [], bot: [this.#at.botUser] }
    await this.#slack.event(this.#at, 'tokens_revoked', { type: 'tokens_revoked', tokens })
    await this.#slack.event(this.#at, 'app_uninstalled', { type: 'app_uninstalled' })
  }

  async #act(
    user: string,
    channel: string,
    ts: string,
    wanted: (e: Element) => boolean,
    done: (e: Element) => Json,
  ): Promise<void> {
    const message = channelOf(this.#at, channel).messages.find(m => m.ts === ts)
    const element = message && find(message.blocks, wanted)
    if (!message || !element) throw new Error(`no such thing to press on ${ts}`)
    const isThread = message.thread_ts && message.thread_ts !== ts
    const ephemeral = message.ephemeralTo !== undefined
    await this.#action(user, [{ action_id: element.action_id, ...done(element) }], {
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: ephemeral,
        ...(isThread ? { thread_ts: message.thread_ts } : {}),
      },
      channel: { id: channel, name: 'general' },
      // Slack does not send what an ephemeral message said.
      ...(ephemeral ? {} : { message: { type: 'message', ...message } }),
      response_url: this.#slack.urls.make({ team: this.#at.id, channel, user, message: ts }),
    })
  }

  async #action(user: string, actions: Json[], where: Json): Promise<void> {
    const body = await this.#slack.deliver('interactive', {
      type: 'block_actions',
      ...this.#who(user),
      trigger_id: this.#slack.triggers.make(this.#at.id, user),
      actions: actions.map(a => ({ block_id: 'b', action_ts: this.#at.ts(this.#slack.now()), ...a })),
      ...where,
    })
    if (body !== undefined) this.#slack.violations.push('block_actions was answered with a body')
  }

  #who(user: string): Json {
    return {
      // https://github.com/slackapi/java-slack-sdk/issues/1041
      user: {
        id: user,
        username: user.toLowerCase(),
        name: user.toLowerCase(),
        team_id: this.#at.users.get(user)?.team ?? this.#at.id,
      },
      team: { id: this.#at.id, domain: this.#at.name },
      api_app_id: 'A1',
      token: 'verification',
      enterprise: null,
      is_enterprise_install: false,
    }
  }
}

function find(blocks: readonly unknown[], wanted: (e: Element) => boolean): Element | undefined {
  const elements = blocks.flatMap(b =>
    (b as Json).type === 'actions' ? ((b as Json).elements as Element[]) : [],
  )
  return elements.find(wanted)
}

function viewPayload(at: Workspace, { id, type, view }: FakeView): Json {
  return { id, team_id: at.id, type, hash: 'h', state: { values: {} }, private_metadata: '', ...view }
}
