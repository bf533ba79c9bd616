import { rmSync } from 'node:fs'
import { App } from '../../src/app.ts'
import { Clock } from '../../src/clock.ts'
import { createPictures } from '../../src/pictures/index.ts'
import { createWebPlatform, type WebPlatform } from '../../src/platforms/web/index.ts'
import { openStore } from '../../src/storage/store.ts'
import { PROGRAMS } from '../support/programs.ts'
import { PageClient, quiet, scratchDir } from '../support/web-stage.ts'

/** Sunday 22 November 2026, 18:00 in Berlin. */
const BEGIN = Date.parse('2026-11-22T17:00:00Z')
const [MINUTE, DAY] = [60_000, 86_400_000]

/** The whole bot with its page, and a group whose weeks are always the same. */
export class Scene {
  readonly #app: App
  readonly #clock: Clock
  readonly #web: WebPlatform
  readonly #folder: string
  #at = BEGIN

  private constructor(app: App, clock: Clock, web: WebPlatform, folder: string) {
    this.#app = app
    this.#clock = clock
    this.#web = web
    this.#folder = folder
  }

  static async open(): Promise<Scene> {
    const folder = scratchDir()
    const clock = Clock.at(BEGIN)
    const store = await openStore({ file: `${folder}/spotter.db` })
    const app = new App({ store, programs: PROGRAMS, log: quiet, now: clock.now })
    const web = createWebPlatform({
      port: 0,
      dataDir: folder,
      pictures: createPictures(),
      log: quiet,
      clock: {
        now: clock.now,
        nextPrompt: async () => (await store.groups.at(web.channel))?.nextSlotAt ?? undefined,
        travel: to => clock.travel(app, to),
      },
    })
    await app.join(web)
    return new Scene(app, clock, web, folder)
  }

  get url(): string {
    return this.#web.url
  }

  /** Lets minutes pass. */
  async wait(minutes: number): Promise<void> {
    this.#at += minutes * MINUTE
    await this.#clock.travel(this.#app, this.#at)
  }

  /** Plans the week, and goes on to its first prompt. */
  async firstPrompt(): Promise<void> {
    await this.#say('ana', '/schedule set monday 9:00 Europe/Berlin')
    await this.wait(15 * 60)
  }

  /** Five weeks in which all three trained, and the morning after the sixth prompt. */
  async sixWeeks(): Promise<void> {
    await this.firstPrompt()
    const prompt = this.#at
    for (let week = 0; week < 6; week++) {
      await this.#until(prompt + 7 * week * DAY + 130 * MINUTE)
      await this.#say('ana', '/done all')
      if (week === 5) return
      const rounds = week === 2 ? 2 : 3
      await this.#until(prompt + (7 * week + 1) * DAY + 40 * MINUTE)
      await this.#say(
        'ben',
        `/done bridges ${rounds}x${10 + week}, rdl ${rounds}x10 @ ${10 + week}kg, goblet ${rounds}x10 @ 8kg`,
      )
      await this.#until(prompt + (7 * week + 3) * DAY)
      await this.#say('chloe', week === 2 ? '/done bridges 1x8' : '/done all')
    }
  }

  async close(): Promise<void> {
    await this.#app.stop()
    rmSync(this.#folder, { recursive: true })
  }

  #until(at: number): Promise<void> {
    return this.wait((at - this.#at) / MINUTE)
  }

  async #say(as: string, text: string): Promise<void> {
    await new PageClient(this.url).event({ as, kind: 'say', channel: this.#web.channel.channel, text })
  }
}
