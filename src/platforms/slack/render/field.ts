import type { types } from '@slack/bolt'
import { z } from 'zod'
import { sayOption } from '../../../texts/say.ts'
import type { FieldText } from '../../../texts/shape.ts'
import { companyLine, type Field, type Filled, type FormName, type Option } from '../../../views/form.ts'
import { type Block, facts, note, paragraph, plain, quote, section, strong } from './blocks.ts'
import { actions } from './buttons.ts'
import { suggestions } from './guiding.ts'
import { cut, limits } from './limits.ts'
import { daysPreview } from './meetings.ts'
import { roundPreview } from './rounds.ts'
import type { Voice } from './voice.ts'

/** The input's name is part of its id, so that two forms never take over each other's typed text. */
export const blockIdOf = (form: FormName, name: string): string => `${form}/${name}`
export const fieldNameOf = (blockId: string): string => blockId.split('/').at(-1) ?? ''

const actionId = 'value'

/** A field as input, or as something to read. */
export function fieldBlocks(form: FormName, field: Field, voice: Voice): Block[] {
  if (field.kind === 'preview') return preview(field, voice)
  if (field.kind === 'suggested') return suggestions(field.suggested, voice)
  if (field.kind === 'door') return [section(voice.t.club.door(field.convener))]
  if (field.kind === 'sight') return [section(voice.t.sentences.sight(field))]
  if (field.kind === 'instead') return actions([{ ...field, weight: 'plain', opens: true }], voice)
  if (field.kind === 'round') return roundPreview(field.round, voice)
  if (field.kind === 'asked') return [paragraph(strong(voice.t.labels.asked)), quote(field.question)]
  if (field.kind === 'merge') return voice.t.merging.preview(field.merge).map((said) => section(said))
  if (field.kind === 'days') return daysPreview(field.preview, voice)
  if (field.kind === 'unfinished') return voice.t.leaving.unfinished(field).map((said) => section(said))
  const text = voice.t.field(form, field.name)
  const element = input(field, text, voice)
  if (element === null) return [section(text.label), note('–')]
  return [
    {
      type: 'input',
      block_id: blockIdOf(form, field.name),
      label: plain(labelled(field, text), limits.label),
      optional: !field.required,
      element,
      ...(text.hint === null ? {} : { hint: plain(text.hint, limits.label) }),
    },
  ]
}

/** With whom it is for, where there are several of the kind. */
const labelled = (field: Filled, { label }: FieldText): string =>
  'whom' in field && field.whom ? `${label}: ${field.whom}` : label

type Input<K extends Field['kind']> = Extract<Field, { readonly kind: K }>

/** Null: a choice without anything to choose from, which Slack does not take. */
function input(field: Filled, text: FieldText, voice: Voice) {
  if (field.kind === 'choice') return select(field, text, voice)
  if (field.kind === 'choices') return boxes(field, voice)
  if (field.kind === 'several') return manyOf(field, text, voice)
  if (field.kind === 'time') return timed(field)
  return field.kind === 'date' ? dated(field) : written(field, text)
}

const dated = ({ value }: Input<'date'>): types.Datepicker => ({
  type: 'datepicker',
  action_id: actionId,
  ...(z.iso.date().safeParse(value).success ? { initial_date: value } : {}),
})

const timed = ({ value }: Input<'time'>): types.Timepicker => ({
  type: 'timepicker',
  action_id: actionId,
  ...(/^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? { initial_time: value } : {}),
})

/** Takes at least what is in it already: somebody who wrote too much shortens it here instead of losing it. */
function written(field: Input<'line' | 'text'>, { placeholder }: FieldText): types.PlainTextInput {
  const value = cut(field.value, limits.typed)
  return {
    type: 'plain_text_input',
    action_id: actionId,
    multiline: field.kind === 'text',
    max_length: Math.min(limits.typed, Math.max(field.most, value.length)),
    ...(value === '' ? {} : { initial_value: value }),
    ...(placeholder === null ? {} : { placeholder: plain(placeholder, limits.placeholder) }),
  }
}

interface Choice {
  readonly option: types.PlainTextOption
  readonly group: string | null
}

function select(field: Input<'choice'>, { label, placeholder }: FieldText, { t }: Voice): types.StaticSelect | null {
  const choices = field.options.map((option) => choiceOf(option, t))
  const groups = grouped(choices, label)
  if (groups.length === 0) return null
  const shown = groups.flatMap(({ options }) => options)
  const initial = shown.find(({ value }) => value === field.value)
  const [only] = groups
  const flat = groups.length === 1 && only && choices.every(({ group }) => group === null)
  return {
    type: 'static_select',
    action_id: actionId,
    ...(flat ? { options: only.options } : { option_groups: groups }),
    ...(initial ? { initial_option: initial } : {}),
    ...(placeholder === null ? {} : { placeholder: plain(placeholder, limits.placeholder) }),
  }
}

/** Some of many, searched by typing; what has been chosen keeps its order. */
function manyOf(
  field: Input<'several'>,
  { label, placeholder }: FieldText,
  { t }: Voice,
): types.MultiStaticSelect | null {
  const choices = field.options.map((option) => choiceOf(option, t))
  const groups = grouped(choices, label)
  if (groups.length === 0) return null
  const shown = groups.flatMap(({ options }) => options)
  const initial = field.value.split(',').flatMap((wanted) => shown.find(({ value }) => value === wanted) ?? [])
  return {
    type: 'multi_static_select',
    action_id: actionId,
    option_groups: groups,
    max_selected_items: field.most,
    ...(initial.length > 0 ? { initial_options: initial } : {}),
    ...(placeholder === null ? {} : { placeholder: plain(placeholder, limits.placeholder) }),
  }
}

function boxes(field: Input<'choices'>, { t }: Voice): types.Checkboxes | null {
  const options = field.options.slice(0, limits.checkboxes).map((option) => choiceOf(option, t).option)
  const ticked = field.value.split(',')
  const initial = options.filter(({ value = '' }) => ticked.includes(value))
  if (options.length === 0) return null
  return {
    type: 'checkboxes',
    action_id: actionId,
    options,
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  }
}

function choiceOf(option: Option, t: Voice['t']): Choice {
  const { label, group } = sayOption(t, option)
  return {
    option: { text: plain(label, limits.option), value: option.value },
    group,
  }
}

/** In the order in which the groups first appear; a hundred at a time; those without a group under the field's own label. */
function grouped(choices: readonly Choice[], label: string) {
  const byGroup = Map.groupBy(choices, ({ group }) => group ?? label)
  const groups = [...byGroup].flatMap(([name, members]) =>
    Array.from({ length: Math.ceil(members.length / limits.options) }, (_, at) => ({
      label: plain(name, limits.option),
      options: members.slice(at * limits.options, (at + 1) * limits.options).map(({ option }) => option),
    })),
  )
  return groups.slice(0, limits.optionGroups)
}

/** What the receiver will see: at once, and what only on a click. */
function preview({ preview: shown }: Input<'preview'>, { t }: Voice): Block[] {
  const { sentences, labels } = t
  return [
    section(sentences.previewIntro(shown.to)),
    ...(shown.away ? [section(t.away.isAway(shown.away))] : []),
    paragraph(strong(sentences.previewAtOnce)),
    ...facts([
      [labels.kind, `${t.kinds[shown.referralKind]} · ${shown.caseNo}`],
      [labels.need, shown.need],
    ]),
    paragraph(strong(sentences.previewOnClick)),
    ...facts([[labels.company, companyLine(shown)]]),
    ...(shown.question === '' ? [] : [quote(shown.question)]),
  ]
}
