import { type Kysely, sql } from 'kysely'

/**
 * What the promoters' monthly meeting is about: nothing of any case. An item about a case is let onto a working group's agenda alone, whatever
 * asks for it; those that have been drafted onto others are taken off where the meeting has not begun.
 *
 * What has become of services: one row each time one is added, opened, limited, closed or taken away. `was` null: it was not offered before;
 * `became` null: it is not any more. Everybody in the network reads them, as they do the services.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...changes, ...items, begin]) await sql.raw(statement).execute(db)
}

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`
const capacity = `in ('open', 'limited', 'closed')`

const changes = [
  `create table service_changes (
    network_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    service_id uuid not null,
    at timestamptz not null,
    was text check (was ${capacity}),
    was_until date,
    became text check (became ${capacity}),
    became_until date,
    primary key (network_id, id),
    check (was is not null or became is not null),
    check (was_until is null or was = 'closed'),
    check (became_until is null or became = 'closed'),
    foreign key (network_id, organisation_id) references organisations,
    foreign key (network_id, service_id) references services)`,
  `create index service_changes_by_time on service_changes (network_id, at, id)`,
  `alter table service_changes enable row level security, force row level security`,
  `create policy keeps on service_changes to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
  `grant select, insert, update, delete on service_changes to manydoors_operator`,
  `create policy reads on service_changes for select to manydoors_app using (${inNetwork})`,
  `create policy adds on service_changes for insert to manydoors_app
    with check (${inNetwork} and organisation_id = ${reader})`,
  `grant select, insert on service_changes to manydoors_app`,
  // A backup reads every table: see 0017.
  `create policy copies on service_changes for select to manydoors_backup using (true)`,
  `grant select on service_changes to manydoors_backup`,
]

const items = [
  `alter table agenda_items drop constraint agenda_items_source_check`,
  `alter table agenda_items add constraint agenda_items_source_check check (source in
    ('actions', 'moved', 'figures', 'needs', 'capacity', 'services', 'case', 'calendar', 'proposal'))`,
  `drop policy adds on agenda_items`,
  `create policy adds on agenda_items for insert to manydoors_app with check (${inNetwork} and exists (select 1 from meetings m
    where m.network_id = agenda_items.network_id and m.id = agenda_items.meeting_id
      and (agenda_items.case_id is null or m.kind = 'working-group') offset 0))`,
]

/** As the operator, who sees one network at a time. */
const begin = `do $$ declare one record; begin
  perform set_config('role', 'manydoors_operator', true);
  for one in select network_id from networks loop
    perform set_config('app.network', one.network_id::text, true);
    update agenda_items i set state = 'dropped' from meetings m, sittings s
      where i.case_id is not null and i.state = 'planned' and m.network_id = i.network_id and m.id = i.meeting_id
        and m.kind <> 'working-group' and s.network_id = i.network_id and s.meeting_id = i.meeting_id and s.stage = 'planned';
  end loop;
  perform set_config('app.network', '', true);
  perform set_config('role', 'none', true);
end $$`
