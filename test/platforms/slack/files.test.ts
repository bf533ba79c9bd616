import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message } from '../../../src/chat/message.ts'
import { figureRef } from '../../support/figure-ref.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { type SlackStage, slackStage } from '../../support/slack-stage.ts'

let on: SlackStage
beforeAll(async () => {
  on = await slackStage(new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS), 'socket')
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
