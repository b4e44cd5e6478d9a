import type { types } from '@slack/bolt'
import { sayRefusal } from '../../../texts/say.ts'
import { type FormView, filledIn } from '../../../views/form.ts'
import type { View } from '../../../views/view.ts'
import { type Block, divider, fitted, note, paragraph, plain, rooms, strong } from './blocks.ts'
import { blockIdOf, fieldBlocks } from './field.ts'
import { limits } from './limits.ts'
import { packed } from './metadata.ts'
import { blocksOf } from './render.ts'
import type { Voice } from './voice.ts'

/** Any view as a modal: a form to fill in, or something to read. */
export const modalOf = (view: View, voice: Voice, channel: string | null): types.ModalView =>
  view.kind === 'form' ? formModal(view, voice, channel) : reading(fitted(blocksOf(view, voice), rooms.view), voice)

const reading = (blocks: Block[], { t }: Voice): types.ModalView => ({
  type: 'modal',
  title: plain(t.labels.bot, limits.title),
  close: plain(t.labels.close, limits.title),
  blocks,
})

function formModal(view: FormView, voice: Voice, channel: string | null): types.ModalView {
  const { t } = voice
  const { title, submit, intro } = t.forms[view.form]
  const blocks = [
    ...warnings(view, voice, null),
    ...(intro === '' ? [] : [note(intro)]),
    ...view.fields.flatMap((field) => [
      ...('name' in field ? warnings(view, voice, field.name) : []),
      ...fieldBlocks(view.form, field, voice),
      ...('name' in field ? [] : [divider]),
    ]),
  ]
  return {
    type: 'modal',
    callback_id: view.form,
    private_metadata: packed({ keep: view.keep, channel }),
    title: plain(title, limits.title),
    // Somebody else has done it meanwhile: then there is nothing left to send.
    ...(view.fields.length === 0 ? {} : { submit: plain(submit, limits.title) }),
    close: plain(view.fields.length === 0 ? t.labels.close : t.labels.cancel, limits.title),
    blocks: blocks.slice(0, limits.viewBlocks),
  }
}

/** An opening modal cannot carry errors of its own, so they stand above their fields. Those about no field shown stand at the top. */
function warnings(view: FormView, { t }: Voice, field: string | null): Block[] {
  const names = filledIn(view.fields).map(({ name }) => name)
  const here = view.errors.filter((error) => (names.find((name) => name === error.field) ?? null) === field)
  return here.map(({ refusal }) => paragraph({ type: 'text', text: '⚠ ' }, strong(sayRefusal(t, refusal))))
}

/** The same errors for a form that is open already, by block; null when one of them is about none of its fields. */
export function errorsAt(view: FormView, open: readonly string[], { t }: Voice): Record<string, string> | null {
  const wanted = filledIn(view.fields).map(({ name }) => blockIdOf(view.form, name))
  // What there is to read has changed as well, and errors alone would leave it as it was.
  if (view.fields.some(({ kind }) => kind === 'suggested' || kind === 'days')) return null
  const same = wanted.length === open.length && wanted.every((id) => open.includes(id))
  const errors = view.errors.map(({ field, refusal }) => [
    field === null ? '' : blockIdOf(view.form, field),
    sayRefusal(t, refusal),
  ])
  if (!same || errors.length === 0 || errors.some(([id = '']) => !open.includes(id))) return null
  return Object.fromEntries(errors)
}
