import { describe, expect, it } from '@jest/globals'
import { addMinutes, addSeconds } from 'date-fns'
import { sql } from 'kysely'
import { ready, tidy } from '#src/storage/health.ts'
import { identities } from '#src/storage/identities.ts'
import { slackInstallations } from '#src/storage/installations.ts'
import { asWorker } from '#src/storage/scope.ts'
import { type Place, teamsPlaces } from '#src/storage/teams-places.ts'
import { callers, testEncryption } from '#test/seed-network.ts'
import { onEveryEngine, start } from './given.ts'

onEveryEngine('what the chats have kept', (g) => {
  describe('Slack’s installations', () => {
    const clock = { now: start }
    const node = () => slackInstallations(g().database, { encryption: testEncryption, now: () => clock.now })
    const almi = {
      ...{ team: 'T0ALMI001', teamName: 'Almi', enterprise: null, botId: 'B1', botUser: 'UBOT1' },
      ...{ botToken: 'xoxb-first', scopes: ['commands', 'chat:write'], installedBy: 'U0SARA0001' },
    }
    const token = async (of: ReturnType<typeof node>) => (await of.byTeam(almi.team))?.botToken ?? null

    it('are found by team once stored, sealed', async () => {
      const installations = node()
      expect(await installations.byTeam(almi.team)).toBeNull()
      expect(await installations.put(almi)).toBe('stored')
      const { botToken, botUser, scopes } = almi
      expect(await installations.byTeam(almi.team)).toEqual({ botToken, botUser, scopes })
      const kept = await sql<{ row: string }>`select slack_installations::text as row from slack_installations`.execute(
        g().database.db,
      )
      expect(kept.rows[0]?.row).toContain('T0ALMI001')
      expect(kept.rows[0]?.row).not.toContain(Buffer.from('xoxb-first').toString('hex'))
    })

    it('are not stored for a workspace that is in no register', async () => {
      expect(await node().put({ ...almi, team: 'T0NOWHERE' })).toBe('workspace-unknown')
      expect(await node().byTeam('T0NOWHERE')).toBeNull()
    })

    it('are gone once revoked, and back once installed again', async () => {
      const installations = node()
      await installations.revoked(almi.team)
      expect([await token(installations), await token(node())]).toEqual([null, null])
      await installations.put({ ...almi, botToken: 'xoxb-second' })
      expect(await token(installations)).toBe('xoxb-second')
    })

    it('are not revoked by a node that used the token before the last', async () => {
      const [slow, quick] = [node(), node()]
      expect(await token(slow)).toBe('xoxb-second')
      await quick.put({ ...almi, botToken: 'xoxb-third' })
      await slow.revoked(almi.team)
      expect(await token(node())).toBe('xoxb-third')
    })

    it('are the same for every node within half a minute', async () => {
      const [one, other] = [node(), node()]
      expect(await token(other)).toBe('xoxb-third')
      await one.put({ ...almi, botToken: 'xoxb-fourth' })
      clock.now = addSeconds(start, 30)
      expect(await token(other)).toBe('xoxb-fourth')
      clock.now = start
    })

    it('do not open in another’s row', async () => {
      await sql`insert into slack_installations select 'T0ALMI002', enterprise, team_name, bot_id, bot_user, bot_token_sealed,
        scopes, installed_by, installed_at, revoked_at from slack_installations where team = 'T0ALMI001'`.execute(
        g().database.db,
      )
      await expect(node().byTeam('T0ALMI002')).rejects.toThrow()
    })

    it('are seen by nobody who does not name the workspace', async () => {
      const seen = await asWorker(g().database, {}, (trx) =>
        trx.selectFrom('slack_installations').select('team').execute(),
      )
      expect(seen).toEqual([])
    })
  })

  describe('Teams’ conversations', () => {
    const clock = { now: start }
    const node = () => teamsPlaces(g().database, { now: () => clock.now })
    const personal: Place = {
      ...{ tenant: 'ten1', kind: 'personal', key: 'aad-li', conversation: 'a:1' },
      ...{ serviceUrl: 'https://smba.example/emea/', team: null, account: '29:li' },
    }
    const channel: Place = { ...personal, kind: 'channel', key: '19:x@thread.tacv2', team: '19:team', account: null }

    it('are remembered by person and by channel', async () => {
      await node().remember(personal)
      await node().remember(channel)
      expect(await node().personalOf('ten1', 'aad-li')).toEqual(personal)
      expect(await node().channelOf('ten1', '19:x@thread.tacv2')).toEqual(channel)
      expect(await node().personalOf('ten2', 'aad-li')).toBeNull()
      expect(await node().personalOf('ten1', '19:x@thread.tacv2')).toBeNull()
    })

    it('are where they were last heard from', async () => {
      const places = node()
      await places.remember(personal)
      clock.now = addMinutes(start, 1)
      await places.remember({ ...personal, serviceUrl: 'https://smba.example/amer/' })
      expect((await places.personalOf('ten1', 'aad-li'))?.serviceUrl).toBe('https://smba.example/amer/')
      expect(await places.serviceUrlOf('ten1')).toBe('https://smba.example/amer/')
      expect(await places.serviceUrlOf('ten9')).toBeNull()
    })

    it('can be forgotten, and heard from again', async () => {
      const places = node()
      await places.remember(channel)
      await places.forget(channel)
      expect(await places.channelOf('ten1', channel.key)).toBeNull()
      await places.remember(channel)
      expect(await places.channelOf('ten1', channel.key)).toEqual(channel)
    })
  })

  describe('an unknown person', () => {
    const link = (user: string, email: string, workspace = 'T0ALMI001') =>
      identities(g().database).link({ chat: 'slack', workspace, user }, email)
    const unlink = (key: string) =>
      sql`with gone as (delete from chat_identities where member_id = (select id from members where key = ${key}) returning *)
        delete from chat_directory d using gone where d.chat_user = gone.chat_user`.execute(g().database.db)

    it('becomes known by a verified address, whatever the case', async () => {
      await unlink('erik')
      await expect(g().as('erik', async () => null)).rejects.toThrow('in no register')
      expect(await link(callers.erik.identity.user, 'Erik.Ost@ALMI.example')).toBe(true)
      expect(await g().as('erik', async (_, actor) => actor.name)).toBe('Erik Öst')
      expect(await link(callers.erik.identity.user, 'erik.ost@almi.example')).toBe(true)
    })

    it.each([
      ['the address is in no register', 'U0STRANGER', 'stranger@almi.example', 'T0ALMI001'],
      ['the organisation chats in another workspace', 'U0STRANGER', 'li.berg@businesssweden.example', 'T0ALMI001'],
      ['the workspace is nobody’s', 'U0STRANGER', 'erik.ost@almi.example', 'T0NOWHERE'],
      ['the member has another account there', 'U0STRANGER', 'sara.lund@almi.example', 'T0ALMI001'],
      ['the account is somebody else’s', 'U0KARIN001', 'erik.ost@almi.example', 'T0ALMI001'],
    ])('stays unknown when %s', async (_, user, email, workspace) => {
      if (user === 'U0KARIN001') await unlink('erik')
      expect(await link(user, email, workspace)).toBe(false)
    })

    it('stays unknown when the member has left', async () => {
      await unlink('erik')
      await sql`update members set active = false where key = 'erik'`.execute(g().database.db)
      expect(await link('U0ERIK0001', 'erik.ost@almi.example')).toBe(false)
      await sql`update members set active = true where key = 'erik'`.execute(g().database.db)
    })
  })

  it('is ready when the schema is current and something can be written', async () => {
    expect(await ready(g().database, () => start)).toBe('ready')
    const { rows } = await sql`select at from heartbeats`.execute(g().database.db)
    expect(rows).toEqual([{ at: start }])
  })

  it('is tidied without a word where nobody else does it', async () => {
    await tidy(g().database)
    expect(await g().as('sara', async (_, actor) => actor.name)).toBe('Sara Lund')
  })
})
