import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { codeOf } from '../config/fault.ts'
import type { Config } from '../config.ts'
import { type ManifestOptions, manifestFiles, placeholders, teamsPackage } from '../manifests/files.ts'
import { settings } from './settings.ts'
import { type Command, Failure, type Terminal, WrongUse } from './terminal.ts'
import { version } from './version.ts'

export const manifests: Command = {
  summary: 'writes the manifests of the Slack app and the Teams app',
  help: `npx manydoors manifests [--locale sv|en] [--out DIR] [--socket-mode]

Writes slack.sv.json and slack.en.json (paste one at https://api.slack.com/apps, "From a manifest"), the parts of the
Teams app in teams/, and with Teams' credentials set teams.zip, ready to be uploaded in the Teams admin centre.

  --locale sv|en   the Teams app's first language, and the only one of Slack's two that is written; both languages'
                   commands are in every manifest. Absent: DEFAULT_LOCALE, and both of Slack's.
  --out DIR        where to; made if need be. Absent: ./manifests
  --socket-mode    for Slack without a public address; also when SLACK_APP_TOKEN is set

PUBLIC_URL (https) goes into all of them; without it a placeholder does.`,
  run: async (args, terminal) => {
    const { values } = parseArgs({
      args: [...args],
      options: { locale: { type: 'string' }, out: { type: 'string' }, 'socket-mode': { type: 'boolean' } },
      allowPositionals: false,
    })
    const { locale, out = 'manifests' } = values
    if (locale !== undefined && locale !== 'sv' && locale !== 'en') throw new WrongUse('--locale is sv or en')
    const config = settings(terminal)
    const options = {
      ...identityOf(config, terminal),
      locale: locale ?? config.defaultLocale,
      version: version(),
      socketMode: values['socket-mode'] ?? Boolean(config.slack?.appToken),
    }
    const written = await write(out, filesOf(options, locale !== undefined))
    for (const file of written) terminal.out(file)
    return 0
  },
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What the manifests say of this installation; a remark for what they cannot say yet. */
function identityOf(config: Config, terminal: Terminal): Pick<ManifestOptions, 'publicUrl' | 'appId'> {
  const { publicUrl = null } = config
  const appId = config.teams?.appId ?? null
  if (publicUrl !== null && !publicUrl.startsWith('https://'))
    throw new Failure('PUBLIC_URL is not an https address: neither Slack nor Teams would take it.')
  if (appId !== null && !guid.test(appId))
    throw new Failure('MicrosoftAppId is not a GUID: copy the application (client) id from the Azure portal.')
  if (publicUrl === null) terminal.note(`PUBLIC_URL is not set: ${placeholders.publicUrl} stands in its place.`)
  if (appId === null)
    terminal.note('MicrosoftAppId is not set: a placeholder stands in its place, and teams.zip is not written.')
  return { publicUrl: publicUrl ?? placeholders.publicUrl, appId: appId ?? placeholders.appId }
}

function filesOf(options: ManifestOptions, oneLocale: boolean) {
  const files = manifestFiles(options).filter(
    ({ name }) => !oneLocale || !name.startsWith('slack.') || name === `slack.${options.locale}.json`,
  )
  if (options.appId === placeholders.appId) return files
  return [...files, { name: 'teams.zip', body: teamsPackage(options) }]
}

async function write(out: string, files: ReturnType<typeof filesOf>): Promise<readonly string[]> {
  try {
    return await Promise.all(
      files.map(async ({ name, body }) => {
        const file = path.join(out, name)
        await mkdir(path.dirname(file), { recursive: true })
        await writeFile(file, body)
        return file
      }),
    )
  } catch (fault) {
    throw new Failure(`${out} cannot be written to (${codeOf(fault) ?? 'unknown reason'}).`)
  }
}
