import { sql } from 'kysely'
import type { Company } from '#src/core/case/case.ts'
import { type Both, merging, type Two } from '#src/core/company/merging.ts'
import type { OrganisationNumber } from '#src/core/company/organisation-number.ts'
import type { CaseId, CompanyId } from '#src/core/ids.ts'
import type { Ports } from '#src/core/ports.ts'
import type { Actor } from '#src/core/register/register.ts'
import { newId } from '#src/new-id.ts'
import type { Database } from '#src/storage/engine.ts'
import { start } from './given.ts'

export interface Opened {
  readonly id: CaseId
  readonly no: string
  readonly company: CompanyId
}

/** A case about a company that the caller's organisation adds, or has already. */
export const registering =
  (name: string, need = 'Lån', number: OrganisationNumber | null = null) =>
  async (ports: Ports, { member: owner, organisation }: Actor): Promise<Opened> => {
    const [known] = await ports.companies.byName(name)
    const company: Company = known ?? { id: newId(), name, number }
    const opened = { id: newId<'case'>(), company, need, owner, organisation, openedAt: start }
    const [, no] = await Promise.all([
      known ? undefined : ports.companies.add(company, start),
      ports.cases.open(opened),
    ])
    return { id: opened.id, no, company: company.id }
  }

/** As the intent does it: what another has done meanwhile is a refusal's code. */
export const mergingNow =
  (two: Two) =>
  async (ports: Ports, by: Actor): Promise<'merged' | string> => {
    const found = merging(await ports.merges.hold(two))
    if (!found.ok) return found.refusal.code
    await ports.merges.merge(found.value, by, start)
    return 'merged'
  }

export const namesOf = ({ entries }: Both): readonly string[] => entries.map(({ name }) => name)

export const companyOfCase = async ({ db }: Database, id: CaseId): Promise<string | undefined> =>
  (
    await sql<{
      name: string
    }>`select k.name from cases c join companies k on k.id = c.company_id where c.id = ${id}`.execute(db)
  ).rows[0]?.name

/** How many rows a column has that leads to this company. */
export async function rowsOn({ db }: Database, table: string, column: string, company: CompanyId): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from ${sql.table(table)} where ${sql.ref(column)} = ${company}`.execute(db)
  return rows[0]?.n ?? -1
}
