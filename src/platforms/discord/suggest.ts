import { type APIInteraction, InteractionResponseType, type REST } from 'discord.js'
import type { Bot } from '../../chat/platform.ts'
import { shorten } from '../../core/text.ts'
import { EMPTY_AFTER, within } from '../shared/within.ts'
import { callback } from './callback.ts'
import { decodeAsking } from './decode.ts'
import { LIMITS } from './limits.ts'

/** Suggests what an option may be. Nothing is suggested rather than too late: then one types the rest. */
export async function suggest(
  rest: REST,
  raw: APIInteraction,
  tenant: () => Promise<string>,
  bot: Bot,
): Promise<void> {
  const ask = async () => {
    const asking = decodeAsking(raw, await tenant())
    return asking ? await bot.suggest(asking) : []
  }
  const options = (await within(EMPTY_AFTER, ask()).catch(() => undefined)) ?? []
  const choices = options
    .filter(option => option.value !== '' && option.value.length <= LIMITS.optionText)
    .slice(0, LIMITS.options)
    .map(({ label, value }) => ({ name: shorten(label || value, LIMITS.optionText), value }))
  const body = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } }
  await callback(rest, raw, body)
}
