/** How large a tree grows whose parts may stand in it several times. */
import type { ReportFault } from '../../../faults.ts'
import type { ConfigNode } from '../document.ts'
import { MAX_DEPTH, MAX_NODES } from './limits.ts'
import { TOO_DEEP, TOO_MANY_NODES } from './refusals.ts'
import type { FilePlace } from './source.ts'

/** Nodes below and including this one, and the levels of lists and maps: 0 of a scalar. */
type Extent = { readonly size: number; readonly height: number }

const SCALAR: Extent = { size: 1, height: 0 }

/** Measures nodes when they are made and counts them wherever they are put; an alias costs no time, however much it stands for. */
export function limitTree(report: ReportFault) {
  const extents = new Map<ConfigNode, Extent>()
  const exceeded = new Set<string>()
  let nodes = 0

  const extentOf = (node: ConfigNode): Extent => extents.get(node) ?? SCALAR
  const exceed = (at: FilePlace, message: string) => {
    if (!exceeded.has(message)) report({ at, message })
    exceeded.add(message)
  }
  return {
    /** Tells of a limit once. */
    exceed,
    /** Whether there is no use in going on. */
    isExceeded: () => exceeded.size > 0,
    /** Counts a node that is put below `depth` lists and maps. */
    place(node: ConfigNode, depth: number, at: FilePlace): void {
      const { size, height } = extentOf(node)
      nodes += size
      if (nodes > MAX_NODES) exceed(at, TOO_MANY_NODES)
      if (depth + height > MAX_DEPTH) exceed(at, TOO_DEEP)
    },
    /** Counts a list or map that begins. */
    begin(depth: number, at: FilePlace): void {
      nodes += 1
      if (nodes > MAX_NODES) exceed(at, TOO_MANY_NODES)
      if (depth >= MAX_DEPTH) exceed(at, TOO_DEEP)
    },
    /** Measures a list or map whose parts are known. */
    measure<Node extends ConfigNode>(node: Node, parts: readonly ConfigNode[]): Node {
      const below = parts.map(extentOf)
      const size = below.reduce((sum, extent) => sum + extent.size, 1)
      extents.set(node, { size, height: 1 + below.reduce((most, { height }) => Math.max(most, height), 0) })
      return node
    },
  }
}
