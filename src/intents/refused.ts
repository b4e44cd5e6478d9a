import { z } from 'zod'
import type { Ports } from '../core/ports.ts'
import type { Refusal, RefusalCode } from '../core/refusal.ts'
import { type FieldName, type FormView, fieldNames, filledIn } from '../views/form.ts'
import type { Button, View } from '../views/view.ts'
import type { Intent, Known, Occasion } from './intent.ts'
import type { Way } from './invocation.ts'

interface Refused {
  readonly intent: Intent
  readonly input: unknown
  readonly refusals: readonly Refusal[]
  readonly way: Way['by']
}

/**
 * A refusal about a field opens the intent's form, or keeps it open: what was typed stays, and what is wrong stands at its field.
 * What is merely missing is not called an error before somebody has sent the form.
 */
export async function refused(
  ports: Ports,
  { intent, input, refusals, way }: Refused,
  occasion: Occasion,
): Promise<View> {
  const [first] = refusals
  const atFields = refusals.map((refusal) => ({ field: fieldOf(refusal), refusal }))
  const isToBeSeen = first?.code === 'preview-unseen' || first?.code === 'merge-unseen'
  const canForm = way === 'form' || isToBeSeen || atFields.some(({ field }) => field !== null)
  if (intent.form === null || !canForm || first === undefined) return refusalView(first ?? { code: 'form-expired' })
  const known = knownFrom(input)
  const brief = await intent.form(ports, known, occasion)
  if (brief === null) return refusalView(first)
  const wrong = atFields.filter(({ refusal }) => way === 'form' || !isMissing(refusal))
  const hidden = wrong.some(({ field }) => field !== null && !shownIn(brief).includes(field))
  const form = hidden ? ((await intent.form(ports, { ...known, whole: 'yes' }, occasion)) ?? brief) : brief
  const errors = wrong.map(({ field, refusal }) => ({
    field: shownIn(form).find((name) => name === field) ?? null,
    refusal,
  }))
  return { ...form, kind: 'form', errors }
}

const shownIn = ({ fields }: Pick<FormView, 'fields'>): readonly FieldName[] => filledIn(fields).map(({ name }) => name)

export const refusalView = (refusal: Refusal): View => ({
  kind: 'refusal',
  refusal,
  buttons: wayOn[refusal.code] ?? [],
})

/** What one can do about it, at once. */
const wayOn: { readonly [C in RefusalCode]?: readonly Button[] } = {
  'unknown-command': [{ intent: 'doors.help', input: {}, weight: 'plain', opens: false }],
  'no-cases': [{ intent: 'case.new', input: {}, weight: 'main', opens: true }],
}

const missing: readonly RefusalCode[] = [
  'required',
  'approval-missing',
  'reason-missing',
  'mode-unasked',
  'lead-missing',
  'leaver-unseen',
  'merge-unseen',
]

const isMissing = ({ code }: Refusal): boolean => missing.includes(code)

/** Whatever was sent, as text: nothing typed is lost, however wrong it was. */
const knownFrom = (input: unknown): Known => z.record(z.string(), z.string().catch('')).catch({}).parse(input)

/** The field that a refusal is about, in the forms that have it. */
const fields: { readonly [C in RefusalCode]?: FieldName } = {
  'company-unknown': 'number',
  'company-ambiguous': 'number',
  'company-alike': 'sameAs',
  'organisation-number-invalid': 'number',
  'case-not-found': 'case',
  'not-the-owner': 'case',
  'case-closed': 'case',
  'already-offered': 'to',
  'outside-approval': 'to',
  'nowhere-new': 'to',
  'review-date-past': 'reviewOn',
  'receiver-unknown': 'to',
  'receiver-is-sender': 'to',
  'suggestions-shown': 'to',
  'service-gone': 'to',
  'service-twice': 'title',
  'until-without-closing': 'closedUntil',
  'service-closed': 'to',
  'receiver-unreachable': 'to',
  'approval-missing': 'approvedBy',
  'reason-missing': 'reason',
  'suggestion-missing': 'suggestion',
  'stand-in-oneself': 'standIn',
  'stand-in-elsewhere': 'standIn',
  'stand-in-away': 'standIn',
  'taker-elsewhere': 'owner',
  'taker-has-it': 'owner',
  'taker-is-leaver': 'owner',
  'taker-unreachable': 'owner',
  'leaver-has-open': 'owner',
  'leaver-unseen': 'leaver',
  'leaver-oneself': 'leaver',
  'left-already': 'leaver',
}

const fieldOf = (refusal: Refusal): FieldName | null =>
  'field' in refusal ? (fieldNames.find((name) => name === refusal.field) ?? null) : (fields[refusal.code] ?? null)
