import { platformContract } from '../../support/platform-contract.ts'
import { slackStage } from '../../support/slack-stage.ts'

platformContract('Slack by Socket Mode', bot => slackStage(bot, 'socket'))
platformContract('Slack by signed HTTP', bot => slackStage(bot, 'http'))
