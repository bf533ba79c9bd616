import { discordStage } from '../../support/fake-discord/stage.ts'
import { platformContract } from '../../support/platform-contract.ts'

platformContract('Discord', bot => discordStage(bot))
