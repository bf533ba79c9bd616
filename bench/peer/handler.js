import { createServer } from 'node:http'
import { createSlackAdapter } from '@chat-adapter/slack'
import { createMemoryState } from '@chat-adapter/state-memory'
import { Actions, Button, Card, CardText, Chat, ConsoleLogger } from 'chat'

/** A Chat SDK bot that records a /done and answers the same card, as the SDK's guide writes it. */
export async function startPeer({ api, port, secret, token, recorder, card }) {
  const logger = new ConsoleLogger('error')
  const bot = new Chat({
    userName: 'spotter',
    adapters: { slack: createSlackAdapter({ apiUrl: api, botToken: token, signingSecret: secret, logger }) },
    state: createMemoryState(),
    logger,
  })
  bot.onSlashCommand('/done', async event => {
    recorder.record(event.user.userId, event.text)
    const answer = Card({
      title: card.title,
      children: [
        CardText(card.text),
        Actions([Button({ id: card.button.action, value: card.button.action, label: card.button.label })]),
      ],
    })
    await event.channel.postEphemeral(event.user, answer, { fallbackToDM: false })
  })
  await bot.initialize()
  const server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const asked = new Request(`http://127.0.0.1:${port}${request.url}`, {
      method: 'POST',
      headers: request.headers,
      body: Buffer.concat(chunks),
    })
    const answer = await bot.webhooks.slack(asked, { waitUntil: () => {} })
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(await answer.text())
  })
  await new Promise(done => server.listen(port, '127.0.0.1', done))
  return {
    async stop() {
      server.closeAllConnections()
      server.close()
      await bot.shutdown()
    },
  }
}
