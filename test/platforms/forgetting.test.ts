import { discordStage } from '../support/fake-discord/stage.ts'
import { forgettingContract } from '../support/forgetting-contract.ts'
import { slackStage } from '../support/slack-stage.ts'
import { webStage } from '../support/web-stage.ts'

forgettingContract({
  name: 'Discord',
  stage: (bot, store) =>
    discordStage(bot, {
      space: store.space('discord'),
      personal: person => store.personal('discord', person),
    }),
  traces: ({ id }) => [new RegExp(id), /MEMBER/],
})

forgettingContract({
  name: 'Slack',
  stage: (bot, store) =>
    slackStage(bot, 'http', {
      space: name => store.space(name),
      personal: person => store.personal('slack', person),
    }),
  traces: ({ id }) => [new RegExp(id), /Member/],
})

forgettingContract({
  name: 'the web page',
  stage: (bot, _store, folder) => webStage(bot, folder),
  traces: () => [/local\/ben|"ben"|web:ben|direct-ben/, /\bBen\b/],
})
