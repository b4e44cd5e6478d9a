import { parseArgs } from 'node:util'
import { type Config, readConfig } from '../config.ts'
import { type Check, failed, ok } from './checks/check.ts'
import { databaseSkipped, lookAtDatabase } from './checks/database.ts'
import { lookAtAddress, lookAtClocks } from './checks/place.ts'
import { lookAtSlack } from './checks/slack.ts'
import { lookAtTeams } from './checks/teams.ts'
import { withProgress } from './progress.ts'
import type { Command, Terminal } from './terminal.ts'

export const doctor: Command = {
  summary: 'looks at everything it can, and says what to do',
  help: `npx manydoors doctor [--json]

Looks at the configuration, the database and its schema, the network, Slack (every installation and its scopes), Teams
(the bot's token and the signing keys), PUBLIC_URL and the clock. Changes nothing and sends no message. Says of each
that is not well what to do.

  --json   { "ok": true, "checks": [{ "name", "result", "says", "todo" }] }, result: ok, warning, failed, skipped

Exit status 1 when anything has failed; warnings do not count.`,
  run: async (args, terminal) => {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } }, allowPositionals: false })
    const config = readConfig(terminal.env)
    const checks =
      'mistakes' in config
        ? [...config.mistakes.map(mistaken), databaseSkipped()]
        : await withProgress('Looking', terminal, () => lookAtAll(config, terminal))
    const well = checks.every(({ result }) => result !== 'failed')
    terminal.out(values.json ? JSON.stringify({ ok: well, checks }, null, 2) : report(checks))
    return well ? 0 : 1
  },
}

const mistaken = (mistake: string): Check => {
  const [says = mistake, ...todo] = mistake.split(/(?<=[.:])\s/)
  return failed('Configuration', says, todo.join(' ') || 'See docs/operating.md.')
}

async function lookAtAll(config: Config, { now }: Terminal): Promise<readonly Check[]> {
  const database = await lookAtDatabase(config, now)
  const [slack, teams, address] = await Promise.all([
    lookAtSlack(config.slack, database.installed, database.networks),
    lookAtTeams(config.teams, now),
    lookAtAddress(config),
  ])
  const clock = lookAtClocks(now(), [
    { whose: 'the database', at: database.clock },
    { whose: 'Slack', at: slack.clock },
    { whose: 'Microsoft', at: teams.clock },
  ])
  return [configured(config), ...database.checks, ...slack.checks, ...teams.checks, address, clock]
}

const configured = ({ mode, slack, teams }: Config): Check =>
  ok(
    'Configuration',
    mode === 'playground'
      ? 'no chat credentials: "start" starts the playground'
      : `the bot, in ${[slack && 'Slack', teams && 'Teams'].filter(Boolean).join(' and ')}`,
  )

const marks: { readonly [R in Check['result']]: string } = {
  ok: 'ok       ',
  warning: 'warning  ',
  failed: 'FAILED   ',
  skipped: '–        ',
}

function report(checks: readonly Check[]): string {
  const lines = checks.flatMap(({ name, result, says, todo }) => [
    `${marks[result]}${name}: ${says}`,
    ...(todo ? [`           → ${todo}`] : []),
  ])
  const count = (wanted: Check['result']) => checks.filter(({ result }) => result === wanted).length
  const [ill, warned] = [count('failed'), count('warning')]
  const sum = ill > 0 ? `${ill} failed` : 'Nothing has failed'
  return [...lines, '', `${sum}${warned > 0 ? `; ${warned === 1 ? 'one warning' : `${warned} warnings`}` : ''}.`].join(
    '\n',
  )
}
