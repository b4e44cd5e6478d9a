import type { Locale } from '../core/register/register.ts'
import { colourIcon, outlineIcon } from './icon.ts'
import { languages, slackManifest } from './slack.ts'
import { otherLanguage, otherThan, teamsManifest } from './teams.ts'
import { type ZipEntry, zip } from './zip.ts'

export interface ManifestOptions {
  /** The language of the Teams app's manifest; the other one is beside it. */
  readonly locale: Locale
  /** An https address without a slash at its end. */
  readonly publicUrl: string
  /** The bot's application id, a GUID. */
  readonly appId: string
  readonly version: string
  readonly socketMode: boolean
}

/** What stands in the manifests where nobody has said what is right. */
export const placeholders = {
  publicUrl: 'https://manydoors.example',
  appId: '00000000-0000-0000-0000-000000000000',
} as const

/** What is pasted into Slack, and the parts of the package that is uploaded to Teams. */
export const manifestFiles = (options: ManifestOptions): readonly ZipEntry[] => [
  ...languages(options.locale).map((locale) => ({
    name: `slack.${locale}.json`,
    body: json(slackManifest({ ...options, locale })),
  })),
  ...teamsFiles(options).map(({ name, body }) => ({ name: `teams/${name}`, body })),
]

/** The package for Teams, ready to be uploaded. */
export const teamsPackage = (options: ManifestOptions): Buffer => zip(teamsFiles(options))

const teamsFiles = (options: ManifestOptions): readonly ZipEntry[] => [
  { name: 'manifest.json', body: json(teamsManifest(options)) },
  { name: `${otherThan(options.locale)}.json`, body: json(otherLanguage(options.locale)) },
  { name: 'color.png', body: colourIcon() },
  { name: 'outline.png', body: outlineIcon() },
]

const json = (content: object): Buffer => Buffer.from(`${JSON.stringify(content, null, 2)}\n`)
