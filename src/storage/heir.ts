/**
 * In the place of a member who has left ($1 is the network): somebody who is there in the organisation, a team lead before anybody else. What is
 * given back, or opened again, has an owner whoever has left meanwhile.
 */
export const heirOf = (member: string, organisation: string): string =>
  `(select h.id from members h where h.network_id = $1 and h.organisation_id = ${organisation} and h.active
    order by (h.id = ${member}) desc, ('team_lead' = any(h.roles)) desc, h.key limit 1)`
