import type { View } from '../../../views/view.ts'
import { type Block, facts, header, note, section } from './blocks.ts'
import { actions } from './buttons.ts'
import type { Voice } from './voice.ts'

/** What the company has approved, to whoever answers for its case: in a modal, which leaves nothing in the chat. */
export const approvals = ({ no, approvals: all }: View<'approvals'>, voice: Voice): Block[] => [
  header(voice.t.sentences.approvalsTitle(no)),
  ...(all.length === 0 ? [section(voice.t.sentences.noApprovals)] : []),
  ...all.flatMap((one) => [section(voice.t.sentences.approval(one)), ...actions(one.buttons, voice, no)]),
]

/** Whom to talk to at the company: as above. */
export const contact = (view: View<'contact'>, voice: Voice): Block[] => {
  const { labels, sentences } = voice.t
  return [
    header(sentences.contactTitle(view.no)),
    ...facts([
      [labels.contact, view.name],
      [labels.phone, view.phone],
      [labels.email, view.email],
    ]),
    note(sentences.contactFrom(view)),
    ...actions(view.buttons, voice, view.no),
  ]
}
