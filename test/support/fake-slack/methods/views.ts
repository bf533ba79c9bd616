import { z } from 'zod'
import { checkView } from '../blocks.ts'
import { type FakeView, Refusal, type Workspace } from '../world.ts'
import { json, type Methods, method } from './method.ts'

/** Modals and home pages. */
export const VIEWS: Methods = {
  'views.open': method(z.strictObject({ trigger_id: z.string(), view: json }), {
    run: ({ trigger_id, view }, { slack, at }) => {
      const user = slack.triggers.take(trigger_id, at.id)
      const opened = viewOf(at, view, 'modal')
      at.modals.set(user, opened)
      return { view: { id: opened.id } }
    },
  }),

  'views.publish': method(z.strictObject({ user_id: z.string(), view: json }), {
    run: ({ user_id, view }, { at }) => {
      if (!at.users.has(user_id)) throw new Refusal('user_not_found')
      const published = viewOf(at, view, 'home')
      at.homes.set(user_id, published)
      return { view: { id: published.id } }
    },
  }),
}

function viewOf(at: Workspace, view: unknown, type: FakeView['type']): FakeView {
  return { id: at.id_('V'), type, view: checkView(at, view, type) as unknown as FakeView['view'] }
}
