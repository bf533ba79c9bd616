import type { CommandSpec, Options } from '../../chat/command.ts'
import { inlineText } from '../../chat/plain.ts'
import { SetupError } from '../../core/errors.ts'
import { shorten } from '../../core/text.ts'
import { MAIN, slashOf } from './names.ts'
import { eventsOf, scopesOf } from './scopes.ts'

/** The paths that Slack calls, below the public address. */
export const PATHS = { events: '/slack/events', install: '/slack/install', redirect: '/slack/oauth_redirect' }

export interface ManifestOptions {
  readonly name: string
  /** What people read in the app's profile, at most 140 characters. */
  readonly description?: string
  /** Goes before the name of each command that has one of its own, for workspaces where those are taken. */
  readonly commandPrefix?: string
  /** The public address for signed HTTP and OAuth, as in `https://bot.example`. Without it: Socket Mode. */
  readonly url?: string
  /** Take events by Socket Mode although there is a public address. */
  readonly socket?: boolean
  /** In channels the bot hears only what mentions it. */
  readonly mentionsOnly?: boolean
  /** The tokens of workspaces expire, and are renewed. Slack does not take that back. */
  readonly tokenRotation?: boolean
  /** Pictures have an address of their own, so none has to be looked for among files. */
  readonly picturesByAddress?: boolean
}

/** Limits of a manifest: https://docs.slack.dev/reference/app-manifest */
const MAX = { name: 35, description: 140, command: 32, summary: 2000, hint: 1000 }

/**
 * The app manifest that declares these commands, with the least scopes and events.
 * @throws {SetupError} when a command's name cannot be one in Slack
 */
export function manifest(commands: readonly CommandSpec[], options: ManifestOptions) {
  const base = options.url?.replace(/\/$/, '')
  const isSocket = options.socket ?? base === undefined
  const request_url = base && !isSocket ? { request_url: base + PATHS.events } : {}
  const prefix = options.commandPrefix ?? ''
  const own = commands.filter(({ name }) => !slashOf(name, prefix).includes(' '))
  const declared = [
    ...own.map(command => ({ command: slashOf(command.name, prefix), hint: hintOf(command), ...command })),
    {
      command: `/${MAIN}`,
      summary: commands.find(({ name }) => name === 'help')?.summary ?? options.name,
      hint: commands.map(({ name }) => name).join(' | '),
    },
  ]
  const long = declared.map(({ command }) => command).filter(c => c.length > MAX.command)
  const problems = long.map(c => `${c} is longer than the ${MAX.command} characters that Slack takes.`)
  if (!/^[a-z0-9_-]*$/.test(prefix)) problems.push('A command prefix is made of a-z, 0-9, - and _.')
  if (problems.length > 0) throw new SetupError(problems)
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: shorten(options.name, MAX.name),
      ...(options.description ? { description: shorten(options.description, MAX.description) } : {}),
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: shorten(options.name, MAX.name), always_online: true },
      slash_commands: declared.map(({ command, summary, hint }) => ({
        command,
        description: shorten(inlineText(summary), MAX.summary),
        ...(hint ? { usage_hint: shorten(hint, MAX.hint) } : {}),
        // People and channels that are named come with their ids.
        should_escape: true,
        ...(base && !isSocket ? { url: base + PATHS.events } : {}),
      })),
    },
    oauth_config: {
      ...(base ? { redirect_urls: [base + PATHS.redirect] } : {}),
      scopes: { bot: scopesOf(options.mentionsOnly, options.picturesByAddress) },
    },
    settings: {
      event_subscriptions: { bot_events: eventsOf(options.mentionsOnly), ...request_url },
      interactivity: { is_enabled: true, ...request_url },
      org_deploy_enabled: false,
      socket_mode_enabled: isSocket,
      token_rotation_enabled: options.tokenRotation ?? false,
    },
  }
}

/** What can follow a command: `<day> [rounds]`, and for subcommands `show | set <day> [rounds]`. */
function hintOf(command: CommandSpec): string {
  if (!command.subs) return optionsHint(command.options)
  return Object.entries(command.subs)
    .map(([name, sub]) => `${name} ${optionsHint(sub.options)}`.trim())
    .join(' | ')
}

function optionsHint(options: Options): string {
  return Object.entries(options)
    .map(([name, option]) => (option.required ? `<${name}>` : `[${name}]`))
    .join(' ')
}
