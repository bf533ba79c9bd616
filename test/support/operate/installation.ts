import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { COMMANDS } from '../../../commands/index.ts'
import { readConfig } from '../../../src/config.ts'
import type { Place } from '../../../src/core/address.ts'
import { healthVault, sealAnswers } from '../../../src/health-key.ts'
import { diagnose } from '../../../src/operate/doctor/index.ts'
import { HERE, type Patient } from '../../../src/operate/doctor/patient.ts'
import { registerByHand } from '../../../src/platforms/discord/index.ts'
import { manifest } from '../../../src/platforms/slack/manifest.ts'
import { rotate } from '../../../src/storage/rotation.ts'
import { openStore, type Store } from '../../../src/storage/store.ts'
import { TOKEN } from '../fake-discord/index.ts'
import { openServer, type Server } from '../fake-discord/stage.ts'
import { FakeSlack } from '../fake-slack/index.ts'
import type { Workspace } from '../fake-slack/world.ts'
import { emptyFolder } from '../folder.ts'
import { PROGRAMS } from '../programs.ts'
import { populate, quiet } from '../slack-stage.ts'
import { fileWithTables } from '../sqlite-file.ts'
import { aGroup } from '../storage/things.ts'

/** An installation in which nothing is wrong: a bot for both platforms, stopped, with a group on each of them. */
export class Installation {
  readonly folder = emptyFolder()
  readonly discord: Server
  readonly slack: FakeSlack
  readonly workspace: Workspace
  /** What stands in .env. */
  readonly env: Record<string, string>

  private constructor(discord: Server, slack: FakeSlack, workspace: Workspace) {
    this.discord = discord
    this.slack = slack
    this.workspace = workspace
    this.env = {
      DISCORD_TOKEN: TOKEN,
      DISCORD_API: discord.fake.api,
      SLACK_BOT_TOKEN: workspace.token,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API: slack.apiUrl,
      DATA_DIR: join(this.folder, 'data'),
      PROGRAMS_DIR: resolve('programs'),
    }
  }

  static async open(): Promise<Installation> {
    const slack = await new FakeSlack(manifest(COMMANDS, { name: 'Spotter' })).start()
    slack.bySocket()
    const made = new Installation(await openServer(), slack, populate(slack))
    mkdirSync(join(made.folder, 'data'), { mode: 0o700 })
    const { fake } = made.discord
    await registerByHand({ token: TOKEN, commands: COMMANDS, api: fake.api })
    await fileWithTables(made.file)
    await made.inStore(async store => {
      for (const place of made.places) await aGroup(store, place)
      await sealAnswers(store, healthVault(made.config), quiet)
    })
    made.backUp()
    made.write()
    return made
  }

  get places(): readonly Place[] {
    return [this.discord.channel, { platform: 'slack', tenant: this.workspace.id, channel: 'C1' }]
  }

  get config() {
    return readConfig(this.env)
  }

  get file(): string {
    return join(this.folder, 'data', 'spotter.db')
  }

  async inStore(work: (store: Store) => Promise<unknown>): Promise<void> {
    const store = await openStore({ file: this.file }, { health: healthVault(this.config) })
    await work(store).finally(() => store.close())
  }

  backUp(at = Date.now()): string {
    mkdirSync(join(this.folder, 'data', 'backups'), { recursive: true })
    return rotate(this.file, join(this.folder, 'data', 'backups'), 7, at).file
  }

  write(): void {
    const lines = Object.entries(this.env).map(([name, value]) => `${name}=${value}\n`)
    writeFileSync(join(this.folder, '.env'), lines.join(''), { mode: 0o600 })
  }

  /** What the doctor finds. */
  async diagnose(over: Partial<Patient> = {}) {
    // This Node's own grows old with the years.
    const zoneData = `${new Date(HERE.now()).getUTCFullYear()}a`
    const patient = {
      config: this.config,
      programs: PROGRAMS,
      ...HERE,
      zoneData,
      envFile: join(this.folder, '.env'),
    }
    return await diagnose({ ...patient, ...over })
  }

  async close(): Promise<void> {
    await this.discord.close()
    await this.slack.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
