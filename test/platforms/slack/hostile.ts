import fc from 'fast-check'
import { clockTidings, tidings } from '#src/core/notice.ts'
import { caseLists } from '#src/core/ports.ts'
import { declineReasons, gains, kinds, results, stages } from '#src/core/referral/referral.ts'
import { roles } from '#src/core/register/register.ts'
import { buttonIntents } from '#src/views/button-intents.ts'
import { type Field, fieldNames, formNames } from '#src/views/form.ts'
import { type Button, commandNames, type ReferralRow, type View } from '#src/views/view.ts'
import { suggestedWith } from '#test/core/service/suggestions.ts'
import { agendasOf } from './hostile-agenda.ts'
import { inquiriesOf } from './hostile-inquiry.ts'
import { leavingOf, mergeOf, unfinishedOf } from './hostile-leaving.ts'
import { meetingsOf } from './hostile-meetings.ts'
import { roundField, roundOf, seat, togetherWith } from './hostile-rounds.ts'
import { servicesOf } from './hostile-services.ts'
import { booked, meetingOf, warmOf } from './hostile-warm.ts'

/** What somebody might write to mention, link, format or break something. */
const nasty = [
  '<!channel>',
  '<!here|here> <@U0ANNA> <#C0GENERAL>',
  '@channel @here @everyone',
  '<https://evil.example|click>',
  'https://evil.example/?a=1&b=2 mailto:x@y.z',
  '*bold* _italic_ ~strike~ `code` ```block```',
  '> quoted',
  ':tada: :smile:',
  '<!date^1392734382^{date}|x>',
  '[link](https://evil.example)',
  '\u202egnirts\u202c \u2066x\u2069',
  'a\u0000b\u0007c',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '\ud800 half a pair \udfff',
  '&lt;!channel&gt; &amp;',
  '"\\\n\t\r\n',
  '   ',
  '',
]

export const words = (most: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: most }),
      fc.string({ unit: 'binary', maxLength: most }),
      fc.array(fc.constantFrom(...nasty), { maxLength: 20 }).map((parts) => parts.join(' ')),
      fc
        .tuple(fc.constantFrom(...nasty, 'Internationaliseringsförhandlingar ', 'ß', '👩‍👩‍👧‍👦'), fc.nat(most))
        .map(([part, times]) => part.repeat(times)),
    )
    .map((text) => text.slice(0, most))

const need = words(500)
const name = words(200)
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
const input = fc.dictionary(fc.constantFrom('case', 'referral', 'question', 'version'), words(2_000), { maxKeys: 3 })

const plainButton: fc.Arbitrary<Button> = fc.record({
  intent: fc.constantFrom(...buttonIntents),
  input,
  weight: fc.constantFrom('main', 'plain', 'grave'),
  opens: fc.boolean(),
})
const said = fc.option(fc.oneof(fc.record({ offer: words(300) }), fc.record({ time: moment })))
const button: fc.Arbitrary<Button> = fc.tuple(plainButton, said).map(([one, more]) => ({ ...one, ...more }))
const buttons = fc.array(button, { maxLength: 30 })

const row: fc.Arbitrary<ReferralRow> = fc.record({
  caseNo: words(20),
  need,
  referralKind: fc.constantFrom(...kinds),
  stage: fc.constantFrom(...stages),
  from: name,
  fromOrganisation: name,
  to: fc.option(name),
  toOrganisation: name,
  deadline: fc.option(moment),
  overdue: fc.boolean(),
  since: moment,
  by: fc.option(name),
  taker: fc.option(name),
  onwards: fc.option(name),
  outcome: fc.option(fc.record({ result: fc.constantFrom(...results), gains: fc.subarray([...gains]) })),
  settled: fc.boolean(),
  unnamed: fc.boolean(),
  revoked: fc.boolean(),
  seat,
  warm: booked,
})
const together = togetherWith(name)
const round = roundOf(name, row, buttons)
const declined = fc.option(fc.record({ reason: fc.constantFrom(...declineReasons), suggestion: fc.option(words(500)) }))
const caseRow = {
  no: words(20),
  company: name,
  need,
  owner: name,
  ownerOrganisation: name,
  status: fc.constantFrom('open' as const, 'closed' as const),
  openedAt: moment,
  next: fc.option(fc.record({ on: fc.constantFrom('2026-12-01', '2028-02-29'), what: words(200) })),
  deadline: fc.option(moment),
  overdue: fc.boolean(),
}
const happening = fc.record({ what: fc.constant('noted' as const), words: words(2_000) })
const timeline = fc.array(fc.record({ at: moment, by: name, organisation: name, happening }), { maxLength: 10 })

const choice = fc.record({
  kind: fc.constant('choice' as const),
  name: fc.constantFrom(...fieldNames),
  value: fc.constantFrom('a0', 'a1', 'nowhere', ''),
  required: fc.boolean(),
  options: fc
    .array(fc.record({ label: name, group: words(100) }, { requiredKeys: ['label'] }), { maxLength: 250 })
    .map((labels) => labels.map((label, at) => ({ ...label, value: `a${at}` }))),
})
const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('line', 'text'),
    name: fc.constantFrom(...fieldNames),
    value: words(12_000),
    required: fc.boolean(),
    most: fc.integer({ min: 1, max: 3_000 }),
  }),
  fc.record({
    kind: fc.constant('date' as const),
    name: fc.constantFrom(...fieldNames),
    value: fc.constantFrom('', '2026-03-02', '2026-02-30', 'tomorrow'),
    required: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('time' as const),
    name: fc.constantFrom(...fieldNames),
    value: fc.constantFrom('', '09:30', '24:00', '9.30', 'noon'),
    required: fc.boolean(),
  }),
  choice,
  choice.map((one) => ({ ...one, kind: 'choices' as const, value: 'a0,a1,nowhere' })),
  fc.record({
    kind: fc.constant('preview' as const),
    preview: fc.record({
      caseNo: words(20),
      company: name,
      number: fc.option(words(20)),
      need,
      referralKind: fc.constantFrom(...kinds),
      to: name,
      away: fc.option(fc.record({ name, until: moment, standIn: fc.option(name) })),
      question: words(2_000),
    }),
  }),
  choice.map((one) => ({ ...one, kind: 'several' as const, value: 'a1,a0,nowhere', most: 4 })),
  roundField(name, need, words(2_000)),
  fc.record({ kind: fc.constant('asked' as const), question: words(2_000) }),
  unfinishedOf(words),
  mergeOf(words),
  fc.record({ kind: fc.constant('suggested' as const), suggested: words(120).map(suggestedWith) }),
)

const typed = {
  field: fc.option(fc.constantFrom(...fieldNames)),
  refusal: fc.record({
    code: fc.constant('receiver-unknown' as const),
    wanted: words(200),
    nearest: fc.array(name, { maxLength: 3 }),
  }),
}

export const form = fc.record({
  kind: fc.constant('form' as const),
  form: fc.constantFrom(...formNames),
  fields: fc.uniqueArray(field, { selector: (one) => ('name' in one ? one.name : one.kind), maxLength: 12 }),
  keep: fc.dictionary(fc.constantFrom('case', 'to', 'question'), words(800), { maxKeys: 3 }),
  errors: fc.array(fc.record(typed), { maxLength: 4 }),
})

/** Any view that there is, with whatever in it. */
export const anyView: fc.Arbitrary<View> = fc.oneof(
  fc.record({
    kind: fc.constant('case' as const),
    ...caseRow,
    number: fc.option(words(20)),
    result: fc.option(fc.constantFrom(...results)),
    rounds: fc.array(round, { maxLength: 4 }),
    referrals: fc.array(
      fc.tuple(row, buttons).map(([known, pressed]) => ({ ...known, buttons: pressed })),
      { maxLength: 40 },
    ),
    timeline,
    buttons,
  }),
  fc.record({
    kind: fc.constant('cases' as const),
    which: fc.constantFrom(...caseLists),
    cases: fc.array(fc.record(caseRow), { maxLength: 60 }),
    total: fc.nat(2_000),
  }),
  ...inquiriesOf(words, buttons),
  fc
    .tuple(words(20), need, round)
    .map(([caseNo, wanted, one]) => ({ kind: 'round' as const, caseNo, need: wanted, ...one })),
  ...leavingOf(words, buttons),
  ...agendasOf(words, buttons),
  fc.record({
    kind: fc.constant('found' as const),
    wanted: words(200),
    instead: fc.array(words(40), { maxLength: 20 }),
    cases: fc.array(fc.record(caseRow), { maxLength: 60 }),
    total: fc.nat(200),
  }),
  fc
    .tuple(
      row,
      fc.record({
        as: fc.constantFrom('sender' as const, 'receiver' as const),
        declined,
        withdrawalAsked: fc.boolean(),
        together,
        buttons,
      }),
    )
    .map(([known, more]) => ({ kind: 'referral' as const, ...known, ...more })),
  fc
    .tuple(row, fc.record({ tiding: fc.constantFrom(...tidings), declined, buttons }))
    .map(([known, more]) => ({ kind: 'tiding' as const, ...known, ...more })),
  fc
    .tuple(row, fc.record({ tiding: fc.constantFrom(...clockTidings), passed: fc.boolean(), buttons }))
    .map(([known, more]) => ({ kind: 'clock' as const, ...known, ...more })),
  warmOf(name, row, buttons),
  fc.record({
    kind: fc.constant('details' as const),
    referral: row,
    together,
    company: name,
    number: fc.option(words(20)),
    question: words(2_000),
    asked: fc.option(words(2_000)),
    declineNote: fc.option(words(2_000)),
    approval: fc.option(fc.record({ how: fc.constantFrom('meeting' as const, 'e-mail' as const), on: moment })),
    meeting: meetingOf(name),
    timeline: fc.array(
      fc.record({ at: moment, by: name, organisation: name, happening: fc.constant({ what: 'registered' as const }) }),
      { maxLength: 60 },
    ),
    buttons,
  }),
  fc.record({
    kind: fc.constant('today' as const),
    name,
    waiting: fc.array(
      fc.tuple(row, buttons).map(([known, pressed]) => ({ ...known, buttons: pressed })),
      { maxLength: 40 },
    ),
    mine: fc.array(fc.record({ ...caseRow, buttons }), { maxLength: 40 }),
    total: fc.nat(500),
    buttons,
  }),
  form,
  fc.record({
    kind: fc.constant('done' as const),
    done: fc.record({
      what: fc.constant('registered' as const),
      caseNo: words(20),
      company: name,
      need,
      alreadyKnown: fc.boolean(),
      elsewhere: fc.boolean(),
    }),
    suggested: words(120).map(suggestedWith),
    buttons,
  }),
  fc.record({
    kind: fc.constant('refusal' as const),
    refusal: fc.record({ code: fc.constant('unknown-command' as const), typed: words(500), nearest: fc.option(name) }),
    buttons,
  }),
  fc.record({ kind: fc.constant('help' as const), command: fc.option(fc.constantFrom(...commandNames)) }),
  servicesOf(words, buttons),
  ...meetingsOf(words, buttons),
  fc.record({
    kind: fc.constant('people' as const),
    buttons,
    organisations: fc.array(
      fc.record({
        key: name,
        name,
        members: fc.array(
          fc.record({
            name,
            key: name,
            roles: fc.subarray([...roles]),
            chat: fc.constantFrom('slack' as const, 'teams' as const, null),
            awayUntil: fc.option(moment),
          }),
          { maxLength: 20 },
        ),
      }),
      { maxLength: 30 },
    ),
  }),
)
