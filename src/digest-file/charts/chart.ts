import type { EChartsCoreOption } from 'echarts/core'
import type { ChartName } from '../../core/digest/drawn.ts'

/** A picture that is not drawn yet. */
export interface Chart {
  readonly name: ChartName
  readonly title: string
  /** What can be seen in it, for whoever does not see it. */
  readonly text: string
  readonly width: number
  readonly height: number
  readonly option: EChartsCoreOption
}
