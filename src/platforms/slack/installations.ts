import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt'
import { Cache } from '../../core/cache.ts'
import { StorageError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import type { ListedSpace } from '../../core/spaces.ts'
import { sealedWith, type Vault } from '../../core/vault.ts'

/** What is kept of an installation: as little as answering for the workspace takes, and nothing of who installed it. */
export interface Kept {
  readonly team: string
  readonly bot: {
    readonly token: string
    readonly id: string
    readonly userId: string
    readonly scopes: string[]
    /** Where the app's tokens expire: for what it is renewed, once, and when it does, in epoch seconds. */
    readonly refreshToken?: string
    readonly expiresAt?: number
  }
  readonly appId?: string
  /** When it was installed, in epoch milliseconds. */
  readonly at: number
}

/** Workspaces whose records are remembered: 700 to 1,100 bytes each. */
const REMEMBERED = 10_000

const LOST_KEY =
  'SLACK_INSTALLATION_KEYS does not open what is kept of these workspaces, so nobody is answered there: put the key back that it was sealed with, behind the one that is set, as in new:…,old:… (their names must differ), and start again; if it is lost for good, these workspaces must install the app again'

/** The workspaces that installed the app, encrypted at rest. A workspace's record opens for its own id only. */
export class Installations implements InstallationStore {
  readonly #space: ListedSpace<string>
  readonly #vault: Vault
  readonly #now: () => number
  /** As they were read last, sealed: with them somebody can be told that nothing is kept, while nothing can be read. */
  readonly #last = new Cache<string>(REMEMBERED)
  /** Records that the store has not taken yet, each with what was spent for its tokens and still stands in the store. */
  readonly #unkept = new Map<string, { readonly spent: string | undefined; readonly kept: Kept }>()

  constructor(space: ListedSpace<string>, vault: Vault, now: () => number = Date.now) {
    this.#space = space
    this.#vault = vault
    this.#now = now
  }

  async storeInstallation<V extends 'v1' | 'v2'>(installation: Installation<V, boolean>): Promise<void> {
    const { team, bot } = installation
    // One record a workspace: an organization's token would open all of its workspaces at once.
    if (installation.isEnterpriseInstall || !team || !bot)
      throw new Error('not an installation of one workspace')
    const { token, id, userId, scopes, refreshToken, expiresAt } = bot
    const expiring = refreshToken !== undefined && expiresAt !== undefined && { refreshToken, expiresAt }
    const kept: Kept = {
      team: team.id,
      bot: { token, id, userId, scopes, ...expiring },
      ...(installation.appId ? { appId: installation.appId } : {}),
      at: this.#now(),
    }
    await this.#keep(kept)
  }

  async fetchInstallation(query: InstallationQuery<boolean>): Promise<Installation<'v2', false>> {
    const kept = query.teamId ? await this.find(query.teamId) : undefined
    if (!kept) throw new Error('the app is not installed in this workspace')
    const { token, id, userId, scopes } = kept.bot
    return {
      team: { id: kept.team },
      enterprise: undefined,
      // Whose token acts for a person; the bot's alone is used.
      user: { id: '', token: undefined, scopes: undefined },
      // Bolt would renew what expires, too.
      bot: { token, id, userId, scopes },
      isEnterpriseInstall: false,
      authVersion: 'v2',
    }
  }

  /**
   * Keeps the tokens that Slack gave for those that `was`, unless the workspace is gone or installed anew since.
   * @throws {StorageError} where they could not be kept: they are found all the same, and {@link keepAgain} tries again
   */
  async renewed(was: Kept, bot: Kept['bot']): Promise<void> {
    const now = await this.find(was.team)
    if (now?.bot.refreshToken !== was.bot.refreshToken) return
    const spent = (this.#unkept.get(was.team) ?? { spent: was.bot.refreshToken }).spent
    this.#unkept.set(was.team, { spent, kept: { ...was, bot } })
    await this.keepAgain(was.team)
  }

  /** Keeps what could not be kept yet. @returns whether there was still something to be kept. @throws {StorageError} */
  async keepAgain(team: string): Promise<boolean> {
    const found = await this.find(team)
    const kept = this.#unkept.get(team)?.kept
    if (!kept || found !== kept) return false
    await this.#keep(kept)
    if (this.#unkept.get(team)?.kept === kept) this.#unkept.delete(team)
    return true
  }

  /** A workspace's record; while the store is away, as it was read last. @throws {StorageError} where it never was */
  async find(team: string): Promise<Kept | undefined> {
    const sealed = await this.#read(team)
    const stored =
      sealed === undefined ? undefined : (JSON.parse(this.#vault.open(sealed, about(team))) as Kept)
    const unkept = this.#unkept.get(team)
    if (unkept && stored?.bot.refreshToken === unkept.spent) return unkept.kept
    // It was kept, or the workspace is gone or installed anew since.
    this.#unkept.delete(team)
    return stored
  }

  async #read(team: string): Promise<string | undefined> {
    try {
      const sealed = await this.#space.get(team)
      if (sealed === undefined) this.#last.delete(team)
      else this.#last.set(team, sealed)
      return sealed
    } catch (error) {
      const last = error instanceof StorageError ? this.#last.get(team) : undefined
      if (last === undefined) throw error
      return last
    }
  }

  /**
   * Tells the operator of workspaces that no key opens. They are kept: the right key may come back. Those in which a
   * former version kept who installed the app are written anew without.
   */
  async check(log: Log): Promise<void> {
    const all = await this.#space.all()
    for (const [team, sealed] of all) {
      const kept = this.#opened(team, sealed)
      if (kept && kept.installer !== undefined) await this.#keep({ ...kept, installer: undefined })
    }
    const { closed, sealedWith: ids } = await this.closed()
    if (closed > 0) log.error({ closed, installed: all.size, sealedWith: ids }, LOST_KEY)
  }

  /** How many workspaces no key opens, and the ids of the keys that sealed them. */
  async closed(): Promise<{ closed: number; sealedWith: string[] }> {
    const all = await this.#space.all()
    const shut = [...all].filter(([team, sealed]) => !this.#opened(team, sealed))
    const ids = new Set(shut.map(([, sealed]) => sealedWith(sealed)))
    return { closed: shut.length, sealedWith: [...ids].toSorted() }
  }

  #opened(team: string, sealed: string): (Kept & { readonly installer?: string }) | undefined {
    try {
      return JSON.parse(this.#vault.open(sealed, about(team)))
    } catch {
      return undefined
    }
  }

  async #keep(kept: Kept & { readonly installer?: undefined }): Promise<void> {
    await this.#space.set(kept.team, this.#vault.seal(JSON.stringify(kept), about(kept.team)))
  }

  async deleteInstallation(query: InstallationQuery<boolean>): Promise<void> {
    if (query.teamId) await this.#space.delete(query.teamId)
  }

  /**
   * Forgets a workspace that removed the app at `when` (epoch seconds, as Slack tells it). An event that
   * Slack delivers late, after the app was installed anew, changes nothing; then the answer is false.
   */
  async removed(team: string, when: number): Promise<boolean> {
    const kept = await this.find(team).catch(() => undefined)
    if (kept && Math.floor(kept.at / 1000) > when) return false
    await this.#space.delete(team)
    return true
  }
}

function about(team: string): string {
  return `slack installation ${team}`
}
