import type { Cause } from '../core/cause.ts'

/** Both chats' own codes for: nothing reaches anybody there. The bot was taken away, its token is worth nothing, or this node has not that chat. */
const workspaceWide: ReadonlySet<string> = new Set([
  ...[
    'account_inactive',
    'token_revoked',
    'token_expired',
    'invalid_auth',
    'not_authed',
    'team_disabled',
    'missing_scope',
  ],
  ...['not-installed', 'chat-not-connected'],
])
/** What was wrong with the message and not with who it was for. */
const message =
  /^(fault-|newer-version|invalid_blocks|msg_too_long|invalid_arguments|no_text|too_many_attachments|MessageSizeTooBig|BadSyntax|BadArgument)/

/** What a dead letter's code means for whoever can do something about it. `certain`: the chat said that it never will be. */
export function causeOf(why: string, certain: boolean): Cause {
  if (why === 'no-address') return 'no-address'
  if (workspaceWide.has(why)) return 'workspace'
  if (message.test(why)) return 'message'
  return certain ? 'place' : 'no-answer'
}
