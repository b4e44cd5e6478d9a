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
  return { text: inert(summarise(view, voice.t)), blocks: fitted(blocksOf(view, voice), rooms.message) }
}

export const homeOf = (view: View, tongue: Tongue): types.HomeView => ({
  type: 'home',
  blocks: fitted(blocksOf(view, voiceFor(tongue)), rooms.view),
})
