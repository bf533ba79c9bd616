import { setTimeout as sleep } from 'node:timers/promises'
import type { Block, Message, PictureRef } from '../../chat/message.ts'
import { type Pictures, typeOf } from '../../chat/pictures.ts'
import type { Place } from '../../core/address.ts'
import { Cache } from '../../core/cache.ts'
import { PlatformError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import type { Space } from '../../core/spaces.ts'
import { again } from '../shared/again.ts'
import type { Web } from './web.ts'

type FileBlock = Extract<Block, { kind: 'file' }>

/** How long an upload may take to become an image that a message can show, in milliseconds. */
const READY_WITHIN = 10_000
/**
 * An upload is used for so long, in milliseconds: workspaces that do not pay hide their files after 90 days
 * (https://slack.com/help/articles/27204752526611).
 */
const USED_FOR = 60 * 24 * 60 * 60_000

/** So long after Slack could not get a picture at its address it is asked to again, in milliseconds. */
const ADDRESS_AGAIN = 10 * 60_000
/** How long an upload is given where nobody may ask whether it is an image by now, in milliseconds. */
const BLIND_WAIT = 3000

/** What an image block shows. */
export type Image = { readonly image_url: string } | { readonly slack_file: { readonly id: string } }

/** Pictures and files in Slack. A picture is uploaded once a workspace, by what it shows. */
export class Files {
  readonly #web: Web
  readonly #pictures: Pictures
  readonly #space: Space<string>
  readonly #log: Log
  readonly #underWay = new Map<string, Promise<string>>()
  readonly #unreachable = new Cache<true>(100, ADDRESS_AGAIN)

  constructor(web: Web, pictures: Pictures, space: Space<string>, log: Log) {
    this.#web = web
    this.#pictures = pictures
    this.#space = space
    this.#log = log
  }

  /** A message's pictures by their keys: at their addresses, else uploaded first. One that fails is left out. */
  async imagesOf(tenant: string, message: Message): Promise<ReadonlyMap<string, Image>> {
    const images = new Map<string, Image>()
    const shown = message.blocks.flatMap(b => (b.kind === 'picture' ? [b.picture] : []))
    const results = await Promise.allSettled(
      shown.map(async picture => images.set(this.nameOf(picture), await this.#imageOf(tenant, picture))),
    )
    for (const result of results) {
      if (result.status === 'rejected')
        this.#log.warn({ tenant, err: result.reason }, 'a picture was not uploaded')
    }
    return images
  }

  /** The name a picture goes by in {@link imagesOf}. */
  nameOf(picture: PictureRef): string {
    return this.#pictures.key(picture)
  }

  /** Forgets where a message's pictures are: someone deleted them in the workspace, or Slack cannot get them. */
  async forget(tenant: string, message: Message): Promise<boolean> {
    const shown = message.blocks.flatMap(b => (b.kind === 'picture' ? [b.picture] : []))
    for (const picture of shown) {
      const name = this.nameOf(picture)
      if (this.#pictures.url?.(picture)) this.#unreachable.set(name, true)
      await this.#space.delete(`${tenant}/${name}`)
    }
    return shown.length > 0
  }

  /** Uploads the files that a message speaks of, into the place where it shows. */
  async send(to: Place, message: Message): Promise<void> {
    for (const block of message.blocks) {
      if (block.kind === 'file') await this.#share(to, block)
    }
  }

  async #share(to: Place, block: FileBlock): Promise<void> {
    const thread = to.thread ? { thread_ts: to.thread } : {}
    await this.#upload(to.tenant, block.name, Buffer.from(block.text), { channel_id: to.channel, ...thread })
  }

  async #imageOf(tenant: string, picture: PictureRef): Promise<Image> {
    const url = this.#unreachable.get(this.nameOf(picture)) ? undefined : this.#pictures.url?.(picture)
    return url ? { image_url: url } : { slack_file: { id: await this.#idOf(tenant, picture) } }
  }

  async #idOf(tenant: string, picture: PictureRef): Promise<string> {
    const key = `${tenant}/${this.#pictures.key(picture)}`
    const known = await this.#space.get(key)
    if (known) return known
    const begun = this.#underWay.get(key) ?? this.#uploadPicture(tenant, key, picture)
    this.#underWay.set(key, begun)
    try {
      return await begun
    } finally {
      this.#underWay.delete(key)
    }
  }

  async #uploadPicture(tenant: string, key: string, picture: PictureRef): Promise<string> {
    const name = `${this.#pictures.key(picture)}.${typeOf(picture)}`
    const id = await this.#upload(tenant, name, await this.#pictures.bytes(picture), {})
    await this.#whenReady(tenant, id)
    await this.#space.set(key, id, USED_FOR)
    return id
  }

  #upload(tenant: string, filename: string, bytes: Uint8Array, where: object): Promise<string> {
    return again(async () => {
      const { upload_url, file_id } = await this.#web.call<{ upload_url: string; file_id: string }>(
        tenant,
        'files.getUploadURLExternal',
        { filename, length: bytes.byteLength },
      )
      await this.#web.upload(upload_url, bytes)
      const files = [{ id: file_id, title: filename }]
      await again(async isAgain => {
        if (isAgain && (await this.#isThere(tenant, file_id))) return
        await this.#web.call(tenant, 'files.completeUploadExternal', { files, ...where }).catch(lostBytes)
      })
      return file_id
    })
  }

  /** Whether an upload has been completed: before that Slack knows no such file. */
  async #isThere(tenant: string, file: string): Promise<boolean> {
    try {
      await this.#web.call(tenant, 'files.info', { file })
      return true
    } catch (error) {
      if (isNotFound(error)) return false
      throw error
    }
  }

  /**
   * Slack finishes an upload after it has answered; until then a block that shows it is refused. The
   * file's type appears when it is done (https://github.com/slackapi/node-slack-sdk/issues/1865).
   */
  async #whenReady(tenant: string, file: string): Promise<void> {
    const end = performance.now() + READY_WITHIN
    for (let wait = 50; ; wait *= 2) {
      const info = await this.#web
        .call<{ file?: { mimetype?: string } }>(tenant, 'files.info', { file })
        .catch((error: unknown) => {
          if (!(error instanceof PlatformError) || error.detail !== 'files:read') throw error
        })
      if (info?.file?.mimetype) return
      // Where pictures have addresses, the app may not ask: what is uploaded all the same is given time.
      if (!info) return await sleep(BLIND_WAIT)
      if (performance.now() + wait > end) throw new Error(`file ${file} is not ready`)
      await sleep(wait)
    }
  }
}

function isNotFound(error: unknown): error is PlatformError {
  return error instanceof PlatformError && error.detail === 'file_not_found'
}

/** The bytes were sent and something else took them: then Slack knows of no file. */
function lostBytes(error: unknown): never {
  throw isNotFound(error) ? new PlatformError('unknown-outcome', error.message) : error
}
