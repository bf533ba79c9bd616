import { type APIMessage, type APIMessageTopLevelComponent, ComponentType } from 'discord.js'
import { codeOf, INVALID_BODY } from './errors.ts'
import type { Rendered, Shown } from './render.ts'

/**
 * Draws a message for an edit of one that stands: the pictures that it shows already are named and not sent again
 * (https://github.com/discord/discord-api-docs/issues/7611). Should Discord not find them any more, all are sent.
 */
export async function redraw<T>(
  draw: (kept?: Shown) => Promise<Rendered>,
  stands: Pick<APIMessage, 'components'> | undefined,
  send: (drawn: Rendered) => Promise<T>,
): Promise<T> {
  const kept = attachmentsOf(stands?.components ?? [])
  try {
    return await send(await draw(kept))
  } catch (error) {
    if (kept.size === 0 || codeOf(error) !== INVALID_BODY) throw error
    return await send(await draw())
  }
}

/** The attachments that components show; the message itself lists none of them. */
function attachmentsOf(components: readonly APIMessageTopLevelComponent[]): Shown {
  const parts = components.flatMap(one => (one.type === ComponentType.Container ? one.components : [one]))
  const shown = parts.flatMap(one => (one.type === ComponentType.MediaGallery ? one.items : []))
  return new Map(
    shown.flatMap(({ media: { url, attachment_id } }) =>
      attachment_id ? [[new URL(url).pathname.split('/').at(-1) ?? '', attachment_id] as const] : [],
    ),
  )
}
