import { createHmac, randomUUID } from 'node:crypto'

export interface SlackCommand {
  readonly command: string
  readonly text: string
  readonly team: string
  readonly user: string
}

/** A signed slash command as Slack sends it: a whole HTTP request. */
export function slackCommand({ command, text, team, user }: SlackCommand, secret: string): string {
  const body = new URLSearchParams({
    token: 'unused',
    team_id: team,
    team_domain: 'network',
    channel_id: 'C00000001',
    channel_name: 'directmessage',
    user_id: user,
    user_name: user.toLowerCase(),
    command,
    text,
    api_app_id: 'A00000001',
    is_enterprise_install: 'false',
    response_url: 'https://hooks.slack.com/commands/1',
    trigger_id: randomUUID(),
  }).toString()
  const at = Math.floor(Date.now() / 1_000)
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')
  return [
    'POST /slack/events HTTP/1.1',
    'Host: 127.0.0.1',
    'Connection: keep-alive',
    'Content-Type: application/x-www-form-urlencoded',
    'User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)',
    `X-Slack-Request-Timestamp: ${at}`,
    `X-Slack-Signature: v0=${signature}`,
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n')
}
