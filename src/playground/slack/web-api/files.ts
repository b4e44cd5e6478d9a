import { z } from 'zod'
import { textOf } from '../json.ts'
import { bot, record, shown, writable } from './chat.ts'
import { type Caller, method, ok, refuse, structured, whole } from './method.ts'

interface Upload {
  readonly id: string
  readonly workspace: string
  readonly filename: string
  readonly length: number
  body: Buffer | null
  done: boolean
}

const several = z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).min(1)

/** Files, which arrive in three steps: ask for an address, send the bytes there, say where they belong. */
export class Uploads {
  readonly #uploads = new Map<string, Upload>()
  /** Where the bytes are sent: known when the server listens. */
  base = ''

  readonly getUploadURLExternal = method(
    'files:write',
    {
      filename: z.string().min(1),
      length: whole,
      alt_txt: z.string().optional(),
      snippet_type: z.string().optional(),
    },
    ({ world, workspace }, { filename, length }) => {
      const id = world.counter.id('F')
      this.#uploads.set(id, { id, workspace: workspace.id, filename, length, body: null, done: false })
      return ok({ upload_url: `${this.base}/upload/v1/${id}`, file_id: id })
    },
  )

  readonly completeUploadExternal = method(
    'files:write',
    {
      files: structured,
      channel_id: z.string().optional(),
      channels: z.string().optional(),
      initial_comment: z.string().optional(),
      thread_ts: z.string().optional(),
    },
    (caller, args) => {
      const parsed = several.safeParse(args.files)
      if (!parsed.success) return refuse('invalid_arguments')
      const uploads = parsed.data.map(({ id }) => this.#uploads.get(id))
      if (!uploads.every((one) => one?.body && one.workspace === caller.workspace.id)) return refuse('file_not_found')
      if (uploads.some((one) => one?.done)) return refuse('file_already_completed')
      const channel = args.channel_id ?? args.channels
      const conversation = channel === undefined ? null : writable(caller, channel)
      if (conversation && 'ok' in conversation) return conversation
      const files = parsed.data.map(({ id, title }) => this.#complete(caller, id, title, conversation?.id ?? ''))
      if (conversation) {
        const text = args.initial_comment ?? files.map((file) => textOf(file['title'])).join(', ')
        const place = { only: null, thread: args.thread_ts ?? null, metadata: null }
        const made = { ...bot(caller), text, blocks: [], attachments: files, ...place }
        const message = caller.world.post(conversation, made)
        record(caller, conversation, message, 'post')
        return ok({ files, message: shown(message, caller.workspace.id) })
      }
      return ok({ files })
    },
  )

  /** Takes the bytes. False: nobody asked for this address, or their number is wrong. */
  receive(id: string, body: Buffer): boolean {
    const upload = this.#uploads.get(id)
    if (!upload || upload.done || body.length !== upload.length) return false
    upload.body = body
    return true
  }

  #complete({ world, workspace }: Caller, id: string, title: string | undefined, conversation: string) {
    const upload = this.#uploads.get(id)
    if (!upload) throw new Error(`no upload ${id}`)
    upload.done = true
    const { filename, length, body } = upload
    const where = { workspace: workspace.id, conversation, message: id, only: null }
    world.ledger.write({ effect: 'upload', ...where, text: filename, content: { filename, length, body } })
    world.changed()
    return { id, name: filename, title: title ?? filename, size: length }
  }
}
