import { z } from 'zod'
import { take } from '../blocks.ts'
import { Refusal } from '../world.ts'
import { parentOf, writable } from './channels.ts'
import { json, type Methods, method, number, ts } from './method.ts'

/** What is uploaded, and whether it is ready. */
export const FILES: Methods = {
  'files.getUploadURLExternal': method(z.strictObject({ filename: z.string().min(1), length: number }), {
    scope: () => 'files:write',
    run: ({ filename, length }, { slack, at }) => {
      const id = at.id_('F')
      at.files.set(id, { id, name: filename, size: length, pending: slack.filesPending })
      return { upload_url: `${slack.url}/upload/${at.id}/${id}`, file_id: id }
    },
  }),

  'files.completeUploadExternal': method(
    z.strictObject({ files: json, channel_id: z.string().optional(), thread_ts: ts.optional() }),
    {
      scope: () => 'files:write',
      run: (args, { slack, at }) => {
        const list = z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).min(1)
        const files = take(list, args.files, 'invalid_arguments').map(({ id }) => {
          const file = at.files.get(id)
          if (!file?.bytes || file.bytes.byteLength !== file.size) throw new Refusal('file_not_found')
          file.complete = true
          return { id, title: file.name }
        })
        if (args.channel_id) {
          const channel = writable(at, args.channel_id)
          const thread = args.thread_ts ? { thread_ts: parentOf(channel, args.thread_ts) } : {}
          const names = files.map(f => f.title)
          channel.messages.push({
            ts: at.ts(slack.now()),
            user: at.botUser,
            bot_id: at.botId,
            text: '',
            blocks: [],
            files: names,
            ...thread,
          })
        }
        return { files }
      },
    },
  ),

  'files.info': method(z.strictObject({ file: z.string() }), {
    scope: () => 'files:read',
    run: ({ file: id }, { at }) => {
      const file = at.files.get(id)
      if (!file?.complete) throw new Refusal('file_not_found')
      if (file.pending > 0) file.pending -= 1
      return { file: { id, mimetype: file.pending > 0 ? '' : 'image/png' } }
    },
  }),
}
