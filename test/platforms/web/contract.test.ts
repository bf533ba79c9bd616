import { platformContract } from '../../support/platform-contract.ts'
import { webStage } from '../../support/web-stage.ts'

platformContract('the web page', webStage)
