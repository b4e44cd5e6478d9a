import { describe, expect, it } from '@jest/globals'
import { eachFigure, figureNames, figures, isTime } from '#src/core/digest/figures.ts'

describe('the figures', () => {
  it('are each told of once, in the order in which they are read', () => {
    expect(Object.entries(eachFigure((figure) => figures[figure]))).toEqual(Object.entries(figures))
  })

  it('that are times are those counted in minutes, and nothing that is only counted under another name is one', () => {
    expect(figureNames.filter(isTime)).toEqual(['medianToAccept', 'p90ToAccept', 'medianToContact'])
    expect(['cases30', 'dueReferrals', 'toString'].some(isTime)).toBe(false)
  })
})
