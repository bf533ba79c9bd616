import { App } from '../../../src/app.ts'
import { earlyWeek } from '../../../src/bot/opening.ts'
import { sessionOf, walkOf } from '../../../src/bot/session.ts'
import { walkView } from '../../../src/bot/views/walk.ts'
import { en } from '../../../src/bot/wording/en.ts'
import { createPictures } from '../../../src/pictures/index.ts'
import { createDiscordPlatform } from '../../../src/platforms/discord/index.ts'
import { type Rendered, render } from '../../../src/platforms/discord/render.ts'
import { loadPrograms } from '../../../src/programs/load.ts'
import { openStore, type Store } from '../../../src/storage/store.ts'
import { TOKEN } from '../../../test/support/fake-discord/index.ts'
import { patient } from '../bot.ts'

/** The whole bot: real engine, store and adapter. */
export async function openApp(file: string, api: string): Promise<{ app: App; store: Store }> {
  const store = await openStore({ file })
  const log = { debug: ignore, info: ignore, warn: complain, error: complain }
  const app = new App({
    store,
    programs: await loadPrograms('programs'),
    log,
    now: Date.now,
    timers: patient,
    // What is measured is the bot, not the pace that Discord allows.
    paces: {},
  })
  await app.join(
    createDiscordPlatform({
      token: TOKEN,
      api,
      log,
      pictures: createPictures(),
      space: store.space('discord'),
      personal: person => store.personal('discord', person),
      apology: 'Too late.',
    }),
  )
  return { app, store }
}

/** What our bot shows at a first step, as Discord gets it. */
export async function cardOf(app: App): Promise<Rendered> {
  const { programs, store } = app.services
  const [due] = await store.groups.underPlace('discord/')
  const [program] = programs
  if (!due || !program) throw new Error('nothing is planned')
  const ids = { id: 'm'.repeat(12), groupId: due.id, person: 'discord/1/1' }
  const member = {
    ...ids,
    joinedAt: 0,
    reminders: true,
    lastWeek: 0,
    leftAt: null,
    awayFrom: null,
    awayUntil: null,
    passedUntil: 0,
    passedGently: false,
    heldAt: null,
  }
  const version = await app.services.versions.current(program.id, Date.now())
  const session = sessionOf(member, due, earlyWeek(due.id, version, Date.now()), version, undefined)
  const walk = walkOf(session, [])
  const state = {
    walk,
    rows: [],
    who: 'someone',
    target: undefined,
    units: 'kg',
    pictures: 'moving',
    now: Date.now(),
    asks: true,
    asksToRemind: true,
    gate: 'open',
    shared: true,
  } as const
  return render(walkView(en, session, state), createPictures())
}

/** The same card without its picture. */
export function textOnly(card: Rendered): Rendered['body']['components'] {
  return card.body.components.map(c =>
    c.type === 17 ? { ...c, components: c.components.filter(one => one.type !== 12) } : c,
  )
}

function ignore() {}

/** A figure of something that fails is worth nothing. */
function complain(data: object, message: string): never {
  throw new Error(message, { cause: 'err' in data ? data.err : data })
}
