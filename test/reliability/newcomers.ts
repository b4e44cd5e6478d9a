import type { NetworkFile } from '#src/core/network-file.ts'
import { spokenSample } from '#test/network-file/sample.ts'

/** Somebody in Slack to whom the bot has never written. */
export const newcomer = (n: number) => ({ key: `ny-${n}`, slack: `U0NEW${n}X` })

/** The sample network with so many more promoters at EEN, who are in Slack. */
export function networkWith(newcomers: number): NetworkFile {
  const members = Array.from({ length: newcomers }, (_, n) => ({
    ...newcomer(n),
    ...{ name: `Ny ${n}`, email: `ny-${n}@een.example`, roles: ['promoter'] as const },
    ...{ locale: null, teams: null, standIn: null, active: true },
  }))
  return {
    ...spokenSample,
    organisations: spokenSample.organisations.map((organisation) =>
      organisation.key === 'een' ? { ...organisation, members: [...organisation.members, ...members] } : organisation,
    ),
  }
}
