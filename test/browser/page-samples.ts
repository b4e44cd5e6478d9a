const plain = (text: string) => ({ type: 'plain_text', text })
const options = [
  { text: plain('Överlämning'), value: 'handover' },
  { text: plain('Rådfråga'), value: 'advice' },
]

const button = (action: string, text: string, more = {}) => {
  return { type: 'button', action_id: action, text: plain(text), value: 'KRO-1', ...more }
}

/** A referral as Slack blocks: its buttons, a confirmation, a menu, and user text that must stay text. */
export const slackOffer = [
  { type: 'header', text: plain('KRO-1 <b>*Nordform*</b>') },
  { type: 'section', text: { type: 'mrkdwn', text: '*Sara* frågar: &lt;img src=x&gt; &amp; &lt;@U2&gt;' } },
  {
    type: 'actions',
    block_id: 'answer',
    elements: [
      button('accept', 'Acceptera', { style: 'primary' }),
      button('withdraw', 'Återta', {
        style: 'danger',
        confirm: { title: plain('Återta?'), text: plain('Li får veta det.'), confirm: plain('Ja'), deny: plain('Nej') },
      }),
      { type: 'overflow', action_id: 'more', options },
    ],
  },
]

const input = (block: string, label: string, element: object, more = {}) => {
  return { type: 'input', block_id: block, label: plain(label), element: { action_id: 'v', ...element }, ...more }
}

/** A modal with every kind of field that the bot's forms have. */
export const slackModal = {
  type: 'modal',
  title: plain('Hänvisa'),
  submit: plain('Skicka hänvisningen'),
  close: plain('Avbryt'),
  blocks: [
    input('company', 'Företag', { type: 'plain_text_input' }),
    input('question', 'Fråga', { type: 'plain_text_input', multiline: true, initial_value: 'Vem kan?' }),
    input('to', 'Mottagare', { type: 'static_select', options }),
    input('kind', 'Slag', { type: 'radio_buttons', options, initial_option: options[0] }),
    input('approval', 'Godkännande', { type: 'checkboxes', options }),
    input('by', 'Senast', { type: 'datepicker' }, { optional: true }),
  ],
}

const adaptive = (card: object) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: { type: 'AdaptiveCard', version: '1.5', ...card },
})

export const acceptAction = { type: 'Action.Execute', title: 'Accept', verb: 'accept', data: { referral: 'r1' } }

/** A referral as a Teams card, with a field of its own. */
export const teamsOffer = adaptive({
  body: [
    { type: 'TextBlock', text: 'KRO-1 <img src=x onerror=alert(1)> **bold**', wrap: true },
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Nordform **AB**' }] },
    { type: 'FactSet', facts: [{ title: 'Owner', value: 'Sara Lund' }] },
    { type: 'Input.Text', id: 'note', label: 'Note', isRequired: true, errorMessage: 'Write a note.' },
    {
      type: 'Chart.Donut',
      title: 'Outcomes',
      data: [
        { legend: 'Got help', value: 9 },
        { legend: 'Partly', value: 3 },
      ],
    },
  ],
  actions: [acceptAction],
})

export const teamsAccepted = adaptive({ body: [{ type: 'TextBlock', text: 'Accepted by Li Berg' }] })

export const teamsDialog = {
  title: 'Decline KRO-1',
  card: adaptive({
    body: [
      {
        type: 'Input.ChoiceSet',
        id: 'reason',
        label: 'Reason',
        isRequired: true,
        errorMessage: 'Choose a reason.',
        choices: [{ title: 'Wrong promoter', value: 'wrong' }],
      },
    ],
    actions: [{ type: 'Action.Submit', title: 'Decline', data: { referral: 'r1' } }],
  }),
}

export const slackHome = {
  type: 'home',
  blocks: [
    { type: 'section', text: plain('Min dag'), block_id: 'day', accessory: button('remind', 'Påminn') },
    {
      type: 'data_visualization',
      title: 'Hänvisningar',
      chart: { type: 'bar', series: [{ name: 'Skickade', data: [{ label: 'okt', value: 4 }] }] },
    },
  ],
}
