import { readConfig } from '#src/config.ts'
import { start } from '#src/main.ts'
import { answerForUsage } from './measure/answer-for-usage.ts'

/** The product as it starts, without the command line around it. */
answerForUsage()
const config = readConfig()
if ('mistakes' in config) throw new Error(config.mistakes.join('\n'))
await start(config)
