import { describe, expect, it } from '@jest/globals'
import { visit } from '#src/core/club/visit.ts'
import type { Meeting } from '#src/core/meeting/meeting.ts'
import { idOf } from '#test/core/referrals.ts'

const startsAt = new Date('2026-12-04T14:00:00Z')
const place = (name: string, stage: 'declined' | 'invited' | 'coming' | 'waiting', turn: number | null = null) => ({
  ...{ id: idOf<'place'>(name), stage, turn },
})

describe('a company that has not said yes', () => {
  it.each([
    ['invited', 2, 'invited', 0],
    ['invited', 1, 'full', 1],
    ['declined', 2, 'declined', 0],
    ['declined', 1, 'declined-full', 1],
  ] as const)('and stands as %s reads at a hall of %i: %s, and that %i wait', (stage, cap, state, line) => {
    const others = [place('b', 'coming', 1), ...(cap === 1 ? [place('c', 'waiting', 2)] : [])]
    const hall = { cap, places: [place('a', stage), ...others] }
    const meeting = { stage: 'invited', startsAt } as Meeting
    const seen = visit({ meeting, hall, id: idOf<'place'>('a') }, new Date('2026-12-01T08:00:00Z'))
    expect(seen).toEqual({ state, line })
  })
})
