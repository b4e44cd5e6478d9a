import type { types } from '@slack/bolt'
import { summarise } from '../../../texts/say.ts'
import type { Tongue } from '../../../views/messenger.ts'
import type { View } from '../../../views/view.ts'
import { type Block, fitted, rooms } from './blocks.ts'
import { inert } from './inert.ts'
import { blocksOf } from './render.ts'
import { voiceFor } from './voice.ts'

export interface Message {
  readonly text: string
  readonly blocks: Block[]
}

export function messageOf(view: View, tongue: Tongue): Message {
  const voice = voiceFor(tongue)
  const blocks = blocksOf(view, voice)
  const brief = blocks.length > rooms.message.blocks ? blocksOf(briefly(view), voice) : blocks
  return { text: inert(summarise(view, voice.t)), blocks: fitted(brief, rooms.message) }
}

/** A full day has room in Home, yet not in a message: there its cases go without buttons. */
const briefly = (view: View): View =>
  view.kind === 'today' ? { ...view, mine: view.mine.map((row) => ({ ...row, buttons: [] })) } : view

/** The same numbers stand in words beside every chart. */
export const withoutCharts = ({ text, blocks }: Message): Message => ({
  text,
  blocks: blocks.filter(({ type }) => type !== 'data_visualization'),
})

export const homeOf = (view: View, tongue: Tongue): types.HomeView => ({
  type: 'home',
  blocks: fitted(blocksOf(view, voiceFor(tongue)), rooms.view),
})
