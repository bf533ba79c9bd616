import type { Pictures } from '../../chat/pictures.ts'
import type { PlatformError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import type { ListedSpace, Personal } from '../../core/spaces.ts'

export interface SlackOptions {
  readonly connection: /** `port` is for the OAuth pages alone, which Socket Mode does not carry. */
    | { readonly kind: 'socket'; readonly appToken: string; readonly port?: number }
    | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number; readonly host?: string }
  readonly auth:
    | { readonly kind: 'one'; readonly botToken: string }
    | {
        readonly kind: 'oauth'
        readonly clientId: string
        readonly clientSecret: string
        readonly stateSecret: string
        /** `id:base64key`, several parted by commas; see core/vault.ts. */
        readonly installationKeys: string
      }
  readonly pictures: Pictures
  readonly log: Log
  readonly space: <T>(name: string) => ListedSpace<T>
  /** Keeps what is of one person: what they were told. */
  readonly personal: Personal
  /** Said, privately, when an answer could not be shown. */
  readonly apology: string
  /** Said under a private answer that may be there already. */
  readonly twice: string
  /** On the button that leads back to the home page. */
  readonly back: string
  /** Told once when the one workspace's token is gone for good: only the operator can put in another. */
  readonly ended?: (why: PlatformError) => void
  readonly commandPrefix?: string
  /** Workspaces that install the app are asked only for what it takes to hear mentions. */
  readonly mentionsOnly?: boolean
  /** Where the Web API is; for tests. Ends in a slash. */
  readonly apiUrl?: string
}
