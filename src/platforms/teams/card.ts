/** Adaptive Cards 1.5, as much of them as the renderers use. User text stands only in TextRuns, titles of choices and values of inputs. */
export interface Card {
  readonly type: 'AdaptiveCard'
  readonly version: '1.5'
  readonly lang: string
  readonly fallbackText: string
  readonly body: readonly Element[]
  readonly actions?: readonly Action[]
  readonly msteams?: { readonly width: 'Full' }
}

export type Spacing = 'none' | 'small' | 'default' | 'medium' | 'large'
export type Tint = 'default' | 'accent' | 'good' | 'warning' | 'attention'

export interface TextRun {
  readonly type: 'TextRun'
  readonly text: string
  readonly size?: 'small' | 'default' | 'medium' | 'large'
  readonly weight?: 'default' | 'bolder'
  readonly color?: Tint
  readonly isSubtle?: boolean
  readonly fontType?: 'monospace'
}

export interface RichTextBlock {
  readonly type: 'RichTextBlock'
  readonly inlines: readonly TextRun[]
  readonly spacing?: Spacing
  readonly separator?: boolean
}

export interface Container {
  readonly type: 'Container'
  readonly items: readonly Element[]
  readonly style?: 'default' | 'emphasis' | 'attention' | 'warning'
  readonly spacing?: Spacing
  readonly separator?: boolean
}

/** Teams' own charts; every client without them shows what stands in their place. */
export type Chart =
  | {
      readonly type: 'Chart.Line'
      readonly title: string
      readonly data: readonly {
        readonly legend: string
        readonly values: readonly { readonly x: string; readonly y: number }[]
      }[]
      readonly fallback: Container
    }
  | {
      readonly type: 'Chart.VerticalBar'
      readonly title: string
      readonly data: readonly { readonly x: string; readonly y: number }[]
      readonly fallback: Container
    }

export type Element =
  | RichTextBlock
  | Chart
  | Container
  | Input
  /** Words of our own only: a TextBlock reads markdown, but it is what screen readers take for a heading. */
  | {
      readonly type: 'TextBlock'
      readonly text: string
      readonly style: 'heading'
      readonly wrap: true
      readonly size: 'medium' | 'large'
      readonly weight: 'bolder'
      readonly spacing?: Spacing
      readonly separator?: boolean
    }
  | { readonly type: 'ActionSet'; readonly actions: readonly Action[]; readonly spacing?: Spacing }

interface InputBase {
  readonly id: string
  readonly label: string
  readonly isRequired?: true
  readonly errorMessage?: string
  readonly spacing?: Spacing
}

export interface Choice {
  readonly title: string
  readonly value: string
}

export type Input =
  | (InputBase & {
      readonly type: 'Input.Text'
      readonly value?: string
      readonly maxLength: number
      readonly isMultiline?: true
      readonly placeholder?: string
    })
  | (InputBase & { readonly type: 'Input.Date'; readonly value?: string; readonly placeholder?: string })
  | (InputBase & { readonly type: 'Input.Time'; readonly value?: string; readonly placeholder?: string })
  | (InputBase & {
      readonly type: 'Input.ChoiceSet'
      readonly value?: string
      readonly choices: readonly Choice[]
      readonly style: 'compact' | 'expanded' | 'filtered'
      readonly isMultiSelect?: true
      readonly placeholder?: string
    })

interface ActionBase {
  readonly title: string
  readonly style?: 'positive' | 'destructive'
  readonly mode?: 'secondary'
  readonly data: object
  readonly associatedInputs?: 'none'
}

export type Action =
  | (ActionBase & { readonly type: 'Action.Execute'; readonly verb: string })
  | (ActionBase & { readonly type: 'Action.Submit' })
  | { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string; readonly mode?: 'secondary' }
