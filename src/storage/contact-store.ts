import type { ContactStore } from '../core/case/contact.ts'
import type { Id, OrganisationId } from '../core/ids.ts'
import { statement } from './line.ts'
import { isUuid, type Session } from './session.ts'

const save = statement(
  'contacts.save',
  `insert into contacts (network_id, id, case_id, organisation_id, name_sealed, phone_sealed, email_sealed, secret, added_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (network_id, case_id, organisation_id) do update set name_sealed = excluded.name_sealed,
    phone_sealed = excluded.phone_sealed, email_sealed = excluded.email_sealed, secret = excluded.secret, added_at = excluded.added_at`,
)
const ofCase = statement<{
  readonly organisation_id: OrganisationId
  readonly organisation_name: string
  readonly name_sealed: Buffer
  readonly phone_sealed: Buffer | null
  readonly email_sealed: Buffer | null
  readonly secret: boolean
}>(
  'contacts.ofCase',
  `select k.organisation_id, o.name as organisation_name, k.name_sealed, k.phone_sealed, k.email_sealed, k.secret from contacts k
  join organisations o on o.network_id = k.network_id and o.id = k.organisation_id
  where k.network_id = $1 and k.case_id = $2 order by (k.organisation_id = $3) desc, k.added_at desc limit 1`,
)

/** An organisation has one for each case: what seals it is named after both. */
const sealed = (of: Id<'case'>, organisation: OrganisationId, column: string) => ({
  table: 'contacts',
  row: `${of}/${organisation}`,
  column,
})

export const contactStore = ({
  line,
  network: { id: network },
  organisation,
  encryption,
  newId,
}: Session): ContactStore => ({
  of: async (of) => {
    if (!isUuid(of)) return null
    const [row] = (await line.run(ofCase, [network, of, organisation])).rows
    if (row === undefined) return null
    const read = (bytes: Buffer | null, column: string) =>
      bytes === null ? null : encryption.open(bytes, sealed(of, row.organisation_id, column))
    return {
      name: encryption.open(row.name_sealed, sealed(of, row.organisation_id, 'name_sealed')),
      phone: read(row.phone_sealed, 'phone_sealed'),
      email: read(row.email_sealed, 'email_sealed'),
      secret: row.secret,
      organisationName: row.organisation_name,
      own: row.organisation_id === organisation,
    }
  },
  save: async (of, { name, phone, email, secret }, at) => {
    const seal = (text: string | null, column: string) =>
      text === null ? null : encryption.seal(text, sealed(of, organisation, column))
    const values = [seal(name, 'name_sealed'), seal(phone, 'phone_sealed'), seal(email, 'email_sealed')]
    await line.run(save, [network, newId(), of, organisation, ...values, secret, at])
  },
})
