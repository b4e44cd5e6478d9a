import { sayRefusal } from '../../../texts/say.ts'
import { companyLine, type Field, type Filled, type FormView, filledIn, type Preview } from '../../../views/form.ts'
import type { Act } from '../act.ts'
import { actionsFor } from '../actions.ts'
import type { Action, Element } from '../card.ts'
import { box, buttonsIn, heading, line, prose, row } from '../elements.ts'
import { bytesOf, cut, longest, mostDrawn } from '../limits.ts'
import type { Pen } from '../pen.ts'
import type { Drawn } from './drawn.ts'
import { suggestions } from './guiding.ts'
import { inputFor, type Room } from './input.ts'
import { daysPreview } from './meetings.ts'
import { roundPreview } from './round.ts'

/** A form with what was typed, what is wrong at the field it is about, and one button. */
export function renderForm(view: FormView, pen: Pen): Drawn {
  const [first = plenty, ...tighter] = rooms(view)
  return tighter.reduce(
    (drawn, room) => (bytesOf(drawn) <= mostDrawn ? drawn : drawForm(view, pen, room)),
    drawForm(view, pen, first),
  )
}

const plenty: Room = { choices: 0, several: 0, typed: longest.typed }

/** From everything to ever less: long lists are cut before what somebody typed. */
function rooms({ fields }: FormView): readonly Room[] {
  const most = (kind: 'choice' | 'several') =>
    Math.max(0, ...fields.map((field) => (field.kind === kind ? field.options.length : 0)))
  const lists = (length: number) => [length, ...[200, 100, 50, 25].filter((fewer) => fewer < length)]
  const [ones, many] = [lists(most('choice')), lists(most('several'))]
  const [choices = 0, fewest = 0, several = 0] = [ones[0], ones.at(-1), many.at(-1)]
  return [
    // Whom else to ask is the first to be cut: one who is not among them can be named in a line.
    ...many.map((some) => ({ choices, several: some, typed: longest.typed })),
    ...ones.slice(1).map((some) => ({ choices: some, several, typed: longest.typed })),
    ...[2_000, 1_000, 500, 200].map((typed) => ({ choices: fewest, several, typed })),
  ]
}

function drawForm(view: FormView, pen: Pen, room: Room): Drawn {
  const { t } = pen
  const { title, intro } = t.forms[view.form]
  const errors = view.errors.filter(({ field }) => field === null)
  return {
    wide: true,
    body: [
      // A dialog has its title in its frame.
      ...(pen.where === 'message' ? [heading(title)] : []),
      ...(intro ? [line(intro, { isSubtle: true })] : []),
      ...(errors.length
        ? [
            box(
              errors.map(({ refusal }) => wrong(sayRefusal(t, refusal))),
              { style: 'attention' },
            ),
          ]
        : []),
      ...view.fields.flatMap((field) => fieldOf(field, view, pen, room)),
    ],
    // Somebody else has done it meanwhile: then there is nothing left to send.
    actions: view.fields.length === 0 ? [] : [submit(view, pen)],
  }
}

const wrong = (text: string): Element => line(text, { color: 'attention', weight: 'bolder' }, { spacing: 'small' })

/** To be read before one sends. */
function toRead(field: Exclude<Field, Filled>, pen: Pen): readonly Element[] {
  if (field.kind === 'preview') return [previewOf(field.preview, pen)]
  if (field.kind === 'suggested')
    return [box(suggestions(field.suggested, pen), { style: 'emphasis', spacing: 'medium' })]
  if (field.kind === 'sight')
    return [box([line(pen.t.sentences.sight(field))], { style: 'emphasis', spacing: 'medium' })]
  if (field.kind === 'instead') return buttonsIn(actionsFor([{ ...field, weight: 'plain', opens: true }], pen))
  if (field.kind === 'round') return [roundPreview(field.round, pen)]
  if (field.kind === 'asked') return [line(pen.t.labels.asked, { isSubtle: true }), ...prose(field.question)]
  if (field.kind === 'merge') return pen.t.merging.preview(field.merge).map((said) => line(said))
  if (field.kind === 'days') return [daysPreview(field.preview, pen)]
  if (field.kind === 'door') return [line(pen.t.club.door(field.convener))]
  return pen.t.leaving.unfinished(field).map((said) => line(said))
}

function fieldOf(field: Field, view: FormView, pen: Pen, room: Room): readonly Element[] {
  if (!('name' in field)) return toRead(field, pen)
  const { hint } = pen.t.field(view.form, field.name)
  const errors = view.errors.filter((error) => error.field === field.name)
  return [
    // A label reads markdown, and what people are called does not belong there.
    ...('whom' in field && field.whom ? [line(field.whom, { weight: 'bolder' }, { spacing: 'medium' })] : []),
    ...inputFor(field, view.form, pen, room),
    ...errors.map(({ refusal }) => wrong(sayRefusal(pen.t, refusal))),
    ...(hint ? [line(hint, { isSubtle: true, size: 'small' as const }, { spacing: 'none' as const })] : []),
  ]
}

/** Exactly what the receiver will see, at once and on a click. */
function previewOf(preview: Preview, { t }: Pen): Element {
  const { labels, sentences, away } = t
  return box(
    [
      line(sentences.previewIntro(preview.to), { weight: 'bolder' }),
      ...(preview.away ? [line(away.isAway(preview.away))] : []),
      line(sentences.previewAtOnce, { isSubtle: true, size: 'small' }),
      line(`${t.kinds[preview.referralKind]} · ${preview.caseNo}`, {}, { spacing: 'none' }),
      line(preview.need, { weight: 'bolder' }, { spacing: 'none' }),
      line(sentences.previewOnClick, { isSubtle: true, size: 'small' }, { spacing: 'medium' }),
      row(labels.company, companyLine(preview)),
      line(labels.question, { isSubtle: true }, { spacing: 'small' }),
      ...prose(preview.question),
    ],
    { style: 'emphasis', spacing: 'medium' },
  )
}

function submit({ form, keep, fields }: FormView, { t, where, nonce }: Pen): Action {
  const names = filledIn(fields).map(({ name }) => name)
  const act: Act = { way: 'form', intent: form, input: keep, fields: names, nonce: nonce() }
  const base = { title: cut(t.forms[form].submit, longest.title), style: 'positive', data: { act } } as const
  return where === 'dialog' ? { type: 'Action.Submit', ...base } : { type: 'Action.Execute', verb: form, ...base }
}
