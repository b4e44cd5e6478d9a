import { Document, isMap, isSeq, visit } from 'yaml'
import type { NetworkFile } from '../core/network-file.ts'
import { plain } from './plain.ts'

/**
 * A network as a file that reads back to the same: one line for each member, service and company. It holds e-mail addresses and
 * whole organisation numbers, a sole trader's among them: keep it as carefully as the register itself.
 */
export function writeNetworkFile(file: NetworkFile): string {
  const document = new Document(plain(file), { version: '1.2' })
  visit(document, {
    Map: (_, node, ancestors) => {
      const depth = ancestors.filter((ancestor) => isMap(ancestor) || isSeq(ancestor)).length
      const inList = isSeq(ancestors.at(-1))
      const isOrganisation = inList && node.has('members') && depth === 2
      if (depth >= 2 && !isOrganisation) node.flow = true
    },
    Seq: (_, node) => {
      if (!node.items.some(isMap)) node.flow = true
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}
