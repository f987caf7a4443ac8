import type { Alias } from 'yaml'
import type { ConfigNode, ConfigScalar } from './document.ts'
import type { ReportFault } from '../../../faults.ts'
import { MAX_ALIASES, TOO_MANY_ALIASES, type TreeLimits } from './limits.ts'
import type { FilePlace } from './source.ts'
import { show } from './wording.ts'

/** The nodes that aliases can name. A report precedes each null that replaces an alias. */
export function openAnchors(limits: TreeLimits, report: ReportFault) {
  const nodes = new Map<string, ConfigNode | undefined>()
  let aliases = 0

  return {
    /** Until the node is complete, an alias to it is inside its own anchor. */
    begin: (anchor: string) => void nodes.set(anchor, undefined),
    define: (anchor: string, node: ConfigNode) => void nodes.set(anchor, node),
    follow: ({ source }: Alias, depth: number, at: FilePlace): ConfigNode => {
      aliases += 1
      if (aliases > MAX_ALIASES) limits.exceed(at, TOO_MANY_ALIASES)
      const node = nodes.get(source)
      if (node) {
        limits.place(node, depth, at)
        return node
      }
      const problem = nodes.has(source) ? 'is inside its own anchor' : 'has no anchor before it'
      report({ at, message: `the alias ${show(source)} ${problem}` })
      return nullAt(at)
    },
  }
}

export function nullAt(at: FilePlace): ConfigScalar {
  return { kind: 'scalar', value: null, isText: false, tag: undefined, at }
}
