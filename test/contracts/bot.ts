import { type App, buildApp } from '#src/app.ts'
import { readConfig } from '#src/config.ts'
import type { NetworkFile } from '#src/core/network-file.ts'
import { readNetworkFile, showMistake } from '#src/network-file/read.ts'
import { testDatabase } from '#test/database.ts'

/** The product as an operator starts it, from its environment alone, with a network in a database of its own. */
export async function startBot(env: Readonly<Record<string, string>>, network: NetworkFile): Promise<App> {
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: 'memory://', ...env })
  if ('mistakes' in config) throw new Error(config.mistakes.join('\n'))
  if (config.mode === 'playground') throw new Error('without credentials it is the playground that starts')
  const database = await testDatabase('embedded')
  return buildApp(config, { database, prepare: async (store) => void (await store.networks.apply(network)) })
}

/** A network file, read as the operator's own would be. */
export function networkFrom(yaml: string): NetworkFile {
  const read = readNetworkFile(yaml)
  if ('mistakes' in read) throw new Error(read.mistakes.map(showMistake).join('\n'))
  return read.file
}
