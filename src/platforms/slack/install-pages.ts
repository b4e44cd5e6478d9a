/** The pages that an installation ends with, in both languages: nobody is known yet whose language could be taken. */
export type InstallPage = 'installed' | 'workspace-unknown' | 'cancelled' | 'expired' | 'whole-enterprise' | 'failed'

interface Words {
  readonly title: string
  readonly text: string
}

const pages: { readonly [P in InstallPage]: { readonly status: number; readonly sv: Words; readonly en: Words } } = {
  installed: {
    status: 200,
    sv: {
      title: 'Manydoors är installerad i {team}',
      text: 'Öppna Slack och skriv /dorrar för att se din dag, eller /arende för att registrera ett ärende. Bjud in Manydoors till den kanal där överlämningar ska komma: /invite @Manydoors.',
    },
    en: {
      title: 'Manydoors is installed in {team}',
      text: 'Open Slack and type /doors to see your day, or /case to register a case. Invite Manydoors to the channel where handovers are to arrive: /invite @Manydoors.',
    },
  },
  'workspace-unknown': {
    status: 403,
    sv: {
      title: 'Arbetsytan {team} finns inte i något nätverk',
      text: 'Ingenting har sparats. Be den som sköter nätverksfilen att skriva in arbetsytans id hos er organisation och läsa in filen, och installera sedan igen. Arbetsytans id: {id}',
    },
    en: {
      title: 'The workspace {team} is in no network',
      text: 'Nothing has been stored. Ask the one who keeps the network file to add the workspace’s id to your organisation and import the file; then install again. The workspace’s id: {id}',
    },
  },
  cancelled: {
    status: 403,
    sv: { title: 'Installationen avbröts', text: 'Ingenting har sparats. Du kan börja om på /slack/install.' },
    en: {
      title: 'The installation was cancelled',
      text: 'Nothing has been stored. You can start again at /slack/install.',
    },
  },
  expired: {
    status: 400,
    sv: {
      title: 'Den här länken gäller inte längre',
      text: 'Installationen måste börja och sluta i samma webbläsare, inom tio minuter. Börja om på /slack/install.',
    },
    en: {
      title: 'This link is no longer valid',
      text: 'An installation has to begin and end in the same browser, within ten minutes. Start again at /slack/install.',
    },
  },
  'whole-enterprise': {
    status: 403,
    sv: {
      title: 'Installera i en arbetsyta i taget',
      text: 'Ingenting har sparats. Manydoors installeras inte för en hel Enterprise-organisation, utan i varje arbetsyta för sig.',
    },
    en: {
      title: 'Install it in one workspace at a time',
      text: 'Nothing has been stored. Manydoors is not installed for a whole Enterprise organisation, but in each workspace of its own.',
    },
  },
  failed: {
    status: 502,
    sv: {
      title: 'Installationen gick inte att slutföra',
      text: 'Ingenting har sparats. Försök igen på /slack/install. Händer det igen: kontrollera SLACK_CLIENT_ID och SLACK_CLIENT_SECRET.',
    },
    en: {
      title: 'The installation could not be completed',
      text: 'Nothing has been stored. Try again at /slack/install. If it comes back, check SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.',
    },
  },
}

export interface Team {
  readonly id: string
  readonly name: string
}

export function installPage(page: InstallPage, team: Team | null): { readonly status: number; readonly html: string } {
  const { status, sv, en } = pages[page]
  return { status, html: document(filled(sv, team), filled(en, team)) }
}

/** The page that an installation begins on. */
export const beginPage = (url: string): string =>
  document(
    { title: 'Lägg till Manydoors i Slack', text: '' },
    { title: 'Add Manydoors to Slack', text: '' },
    `<p><a class="go" href="${escaped(url)}">Slack</a></p>`,
  )

function filled({ title, text }: Words, team: Team | null): Words {
  // By a function: in a replacement's text "$&" and its like would mean something.
  const fill = (words: string) =>
    words.replace(/\{(team|id)\}/g, (_, what) => (what === 'id' ? team?.id : team?.name) ?? '')
  return { title: fill(title), text: fill(text) }
}

const style =
  'body{font:1.05rem/1.5 system-ui,sans-serif;max-width:36rem;margin:10vh auto;padding:0 1rem;color-scheme:light dark}h1{font-size:1.3rem}section+section{margin-top:2rem}.go{font-weight:600}'

const document = (sv: Words, en: Words, more = ''): string => `<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(sv.title)}</title><style>${style}</style></head>
<body><section><h1>${escaped(sv.title)}</h1><p>${escaped(sv.text)}</p></section>
<section lang="en"><h1>${escaped(en.title)}</h1><p>${escaped(en.text)}</p></section>${more}</body></html>
`

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
