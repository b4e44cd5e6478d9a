import type { AgeBand, FigureName, ResponseBand, TableName } from '../core/digest/figures.ts'

/** What a figure is called, and how it is counted: the one definition in words. */
type Defined = readonly [name: string, how: string]

export interface DigestTexts {
  readonly figures: { readonly [F in FigureName]: Defined }
  readonly tables: { readonly [T in TableName]: Defined }
  readonly ages: { readonly [A in AgeBand]: string }
  readonly responses: { readonly [R in ResponseBand]: string }
  readonly unknownNeed: string
  readonly unknownMunicipality: string
  /** In the place of a number: there are some, and too few. */
  readonly suppressed: string
  /** In the place of a number: there was nothing to reckon of. */
  readonly nothing: string
}
