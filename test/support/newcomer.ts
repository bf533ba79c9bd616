/**
 * The way of a new user, from an empty folder to the first prompt: what README.md says is typed, as it is typed. It is
 * run where there is no network but this machine's own; the fakes stand for Discord and Slack.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { networkInterfaces } from 'node:os'
import { COMMANDS } from '../../commands/index.ts'
import { manifest } from '../../src/platforms/slack/manifest.ts'
import { TOKEN } from './fake-discord/index.ts'
import { openServer } from './fake-discord/stage.ts'
import { FakeSlack } from './fake-slack/index.ts'
import { Hands } from './fake-slack/people.ts'
import { populate, seen } from './slack-stage.ts'
import { waitFor } from './wait-for.ts'

const [folder = ''] = process.argv.slice(2)

const networks = Object.values(networkInterfaces()).flatMap(own => own ?? [])
if (networks.some(({ internal }) => !internal)) throw new Error('there is a network here')

const discord = await openServer()
const slack = await new FakeSlack(manifest(COMMANDS, { name: 'Spotter' })).start()
slack.bySocket()
const workspace = populate(slack)

const env = { PATH: process.env.PATH, HOME: folder, DISCORD_API: discord.fake.api, SLACK_API: slack.apiUrl }

/** Starts what is typed in the folder. */
function type(line: string) {
  const child = spawn('bash', ['-c', `exec ${line}`], {
    cwd: folder,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', chunk => (said += chunk))
  return { child, said: () => said, ended: once(child, 'close') }
}

const tokens = `--discord-token ${TOKEN} --slack-bot-token ${workspace.token} --slack-app-token ${slack.appToken}`
const setup = type(`npm run setup -- --platform both ${tokens} --room ${discord.text.id}`)
const [code] = await setup.ended
if (code !== 0) throw new Error(`set-up ended with ${code}: ${setup.said()}`)

const bot = type('npm start')
await waitFor(async () => {
  if (!/Spotter is running/.test(bot.said())) throw new Error(`not running yet: ${bot.said()}`)
})
const hands = new Hands(slack, workspace)
for (const line of ['set monday 9:00 Europe/Berlin', 'now']) {
  await discord.command(discord.coach, discord.channel, 'schedule', line)
  await hands.command('UCOACH', 'C1', 'schedule', line)
}
const place = { platform: 'slack', tenant: workspace.id, channel: 'C1' } as const
await waitFor(async () => {
  for (const all of [await discord.seen(discord.member, discord.channel), seen(workspace, 'UMEMBER', place)])
    if (!all.some(({ buttons }) => buttons.some(({ label }) => label === 'Start')))
      throw new Error('no prompt yet')
})
const doctor = type('npm run doctor')
const [found] = await doctor.ended
if (found !== 0) throw new Error(`the doctor ended with ${found}: ${doctor.said()}`)
// As somebody does who presses Ctrl+C: npm and all that it started are told.
if (bot.child.pid) process.kill(-bot.child.pid, 'SIGINT')
await bot.ended
await discord.close()
await slack.stop()
console.log('the first prompt is there')
