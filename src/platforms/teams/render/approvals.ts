import type { View } from '../../../views/view.ts'
import { actionsFor } from '../actions.ts'
import { aside, box, buttonsIn, heading, line, row } from '../elements.ts'
import { fitting } from '../limits.ts'
import type { Pen } from '../pen.ts'
import type { Drawn } from './drawn.ts'
import { leftOut } from './left-out.ts'

/** What the company has approved, to whoever answers for its case: in a dialog, which leaves nothing in the chat. */
export function renderApprovals({ no, approvals }: View<'approvals'>, pen: Pen): Drawn {
  const { sentences } = pen.t
  return fitting(approvals, (shown) => ({
    wide: true,
    body: [
      ...(pen.where === 'message' ? [heading(sentences.approvalsTitle(no))] : []),
      ...(approvals.length === 0 ? [line(sentences.noApprovals)] : []),
      ...shown.map((one) =>
        box([line(sentences.approval(one)), ...buttonsIn(actionsFor(one.buttons, pen))], { spacing: 'medium' }),
      ),
      ...leftOut(shown.length, approvals.length, pen),
    ],
  }))
}

/** Whom to talk to at the company: as above. */
export function renderContact(view: View<'contact'>, pen: Pen): Drawn {
  const { labels, sentences } = pen.t
  return {
    body: [
      ...(pen.where === 'message' ? [heading(sentences.contactTitle(view.no))] : []),
      row(labels.contact, view.name),
      ...(view.phone === null ? [] : [row(labels.phone, view.phone)]),
      ...(view.email === null ? [] : [row(labels.email, view.email)]),
      aside(sentences.contactFrom(view)),
    ],
    actions: actionsFor(view.buttons, pen),
  }
}
