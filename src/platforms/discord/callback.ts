import { type APIInteraction, InteractionResponseType, type RawFile, type REST, Routes } from 'discord.js'
import { acknowledged } from '../../core/under-way.ts'
import { ACKNOWLEDGED, codeOf, platformError, THREAD_ARCHIVED } from './errors.ts'
import { answered, empty } from './rest.ts'

/** The first response to an interaction. */
export interface Response {
  readonly type: InteractionResponseType
  readonly data?: object
}

/** Sends the one first response, and gives the id of the message it made. */
export async function callback(
  rest: REST,
  { id, token, channel }: APIInteraction,
  body: Response,
  files: RawFile[] = [],
): Promise<string | undefined> {
  const waits = body.type === InteractionResponseType.DeferredChannelMessageWithSource
  const query = new URLSearchParams({ with_response: 'true' })
  for (let tries = 2; ; tries--) {
    try {
      const options = { body, files, auth: false, ...(waits && { query }) }
      const response = await rest.post(Routes.interactionCallback(id, token), options)
      acknowledged()
      if (waits) return answered(response).resource?.message?.id
      empty(response)
      return undefined
    } catch (error) {
      // A request whose answer got lost is sent again; if it had arrived, that is what Discord says.
      if (codeOf(error) === ACKNOWLEDGED) return undefined
      if (codeOf(error) === THREAD_ARCHIVED && tries > 1 && (await isWoken(rest, channel))) continue
      if (platformError(error, 'answer').trouble !== 'unknown-outcome' || tries === 1) throw error
    }
  }
}

/** Takes the thread of an interaction out of the archive: sleeping it takes no response. One that is locked stays so. */
async function isWoken(rest: REST, channel: APIInteraction['channel']): Promise<boolean> {
  if (!channel) return false
  return await rest.patch(Routes.channel(channel.id), { body: { archived: false } }).then(
    () => true,
    () => false,
  )
}
