import { afterAll, beforeAll, expect, test } from 'vitest'
import { nothing, reply, update } from '../../../src/chat/command.ts'
import type { Message } from '../../../src/chat/message.ts'
import { readBlocks } from '../../support/fake-slack/read.ts'
import { figureRef } from '../../support/figure-ref.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { type SlackStage, slackStage } from '../../support/slack-stage.ts'
import { waitFor } from '../../support/wait-for.ts'

const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
let on: SlackStage
beforeAll(async () => {
  on = await slackStage(bot, 'socket')
})
afterAll(() => on.close())

const showing = (figure: string): Message => ({
  blocks: [{ kind: 'picture', picture: figureRef(figure), alt: `This is ${figure}` }],
})
const lastAlts = async () => (await on.seen(on.member, on.channel)).at(-1)?.alts
const uploads = () => on.slack.calls.filter(c => c.method === 'files.completeUploadExternal').length

test.each([
  ['files.getUploadURLExternal', 'bridge'],
  ['files.completeUploadExternal', 'cat-cow'],
  ['files.info', 'box-squat'],
] as const)('a picture that failed once at %s is uploaded for the next message', async (method, figure) => {
  on.slack.fault(method, { error: 'file_upload_size_restricted' })
  await on.platform.post(on.channel, showing(figure), `${figure}-1`)
  expect(await lastAlts()).toEqual([])
  await on.platform.post(on.channel, showing(figure), `${figure}-2`)
  expect(await lastAlts()).toEqual([`This is ${figure}`])
})

test('a movement is uploaded as the GIF it is', async () => {
  const picture = { ...figureRef('hinge'), moves: true }
  await on.platform.post(on.channel, { blocks: [{ kind: 'picture', picture, alt: 'A hinge' }] }, 'hinge')
  const named = on.slack.calls.filter(({ method }) => method === 'files.getUploadURLExternal').at(-1)
  expect(named?.args.filename).toBe('figure-hinge.gif')
})

test('a picture that two messages show at the same moment is uploaded once', async () => {
  const places = [on.channel, (await on.platform.tell(on.member, showing('bridge'), 'open')).place]
  const before = uploads()
  await Promise.all(places.map(place => on.platform.post(place, showing('pelvic-tilt'), 'both')))
  expect(uploads() - before).toBe(1)
})

const withButton = (figure: string): Message => ({
  blocks: [...showing(figure).blocks, { kind: 'buttons', buttons: [{ label: 'Again', action: 'redraw:a' }] }],
})
/** Somebody cleans up the workspace’s files. */
const cleanUp = () => on.at.files.clear()
const shown = (alt: string, times = 1) =>
  waitFor(async () => {
    const found = (await on.seen(on.member, on.channel)).filter(m => m.alts.includes(alt))
    if (found.length < times) throw new Error(`${alt} is seen ${found.length} times`)
    return found
  })

test('a picture that was deleted in the workspace is in an answer to a command all the same', async () => {
  for (const to of ['you', 'everyone'] as const) {
    bot.script = () => reply(to, showing('side-plank'))
    await on.command(on.member, on.channel, 'echo', 'x')
    const before = (await shown('This is side-plank')).length
    cleanUp()
    await on.command(on.member, on.channel, 'echo', 'x')
    await shown('This is side-plank', before + 1)
  }
  expect(on.slack.violations).toEqual([])
})

test('a deleted picture comes back where a private message is drawn anew, which stays one', async () => {
  bot.script = event =>
    (event.kind === 'press' ? update : (m: Message) => reply('you', m))(withButton('lunge'))
  await on.command(on.member, on.channel, 'echo', 'x')
  const [first] = await shown('This is lunge')
  if (!first) throw new Error('nothing to press')
  cleanUp()
  const before = uploads()
  await on.press(on.member, first, 'Again')
  await waitFor(async () => expect(uploads() - before).toBe(1))
  await on.slack.idle()
  expect(await shown('This is lunge')).toHaveLength(1)
})

test('a deleted picture comes back on a home page', async () => {
  bot.script = event => (event.kind === 'home' ? reply('you', showing('wall-sit')) : nothing())
  const alts = () => readBlocks(on.at, on.at.homes.get('UMEMBER')?.view.blocks ?? []).alts
  await on.hands.openHome('UMEMBER')
  await waitFor(async () => expect(alts()).toEqual(['This is wall-sit']))
  cleanUp()
  on.at.homes.clear()
  await on.hands.openHome('UMEMBER')
  await waitFor(async () => expect(alts()).toEqual(['This is wall-sit']))
})

test.each(['file_not_found', 'file_deleted'])(
  'a picture that an edit is refused for with %s is uploaded anew',
  async error => {
    const posted = await on.platform.post(on.channel, showing('lunge'), error)
    const before = uploads()
    on.slack.fault('chat.update', { error })
    await on.platform.edit(posted, showing('lunge'))
    expect(uploads() - before).toBe(1)
    expect(await lastAlts()).toEqual(['This is lunge'])
  },
)
