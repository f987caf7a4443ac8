/**
 * Each limit is checked before the work that it bounds. The largest configuration within CloudFront's quotas has fewer
 * than 20,000 values in 12 levels.
 */
import type { Fault, ReportFault } from '../../../faults.ts'
import type { ConfigNode } from './document.ts'
import type { FilePlace } from './source.ts'

/** In bytes. */
export const MAX_FILE_SIZE = 1024 * 1024
export const MAX_LINES = 50_000
export const MAX_DEPTH = 64
/** Values that an alias or a merge key repeats count each time. */
export const MAX_NODES = 20_000
export const MAX_ALIASES = 1_000
/** Words, marks, spaces, line ends and comments. A line `  key: value` has eight. */
export const MAX_LEXEMES = 160_000
/** Each mark can be a mistake, which takes more time than a value. */
export const MAX_MARKS = 50_000
/** In UTF-16 code units, of all texts with variables. */
export const MAX_EXPANDED_LENGTH = 1024 * 1024
/** More faults are counted, but not listed. */
export const MAX_FAULTS = 100

export const TOO_MANY_LINES = `the file has more than ${MAX_LINES} lines`
export const TOO_DEEP = `lists and maps are nested deeper than ${MAX_DEPTH} levels`
export const TOO_MANY_NODES = `the file has more than ${MAX_NODES} values`
export const TOO_MANY_LEXEMES = `the file has more than ${MAX_LEXEMES} words, marks, spaces and line ends`
export const TOO_MANY_MARKS = `the file has more than ${MAX_MARKS} marks such as commas, colons and dashes`
export const TOO_MANY_ALIASES = `the file has more than ${MAX_ALIASES} aliases`
export const INEXACT_NUMBER = 'the number has more digits than can be kept; write it in quotes if it is text'
export const LONE_SURROGATE =
  'the text has an escape such as `\\ud800`, which is half of a character; write the other half, too'

export function limitFaults(file: string, report: ReportFault) {
  let faults = 0
  return {
    report: (fault: Fault): void => {
      faults += 1
      if (faults <= MAX_FAULTS) report(fault)
    },
    end: (): void => {
      const more = faults - MAX_FAULTS
      if (more > 0)
        report({ at: { file }, message: `${more} more ${more === 1 ? 'mistake is' : 'mistakes are'} not listed` })
    },
  }
}

type Extent = { readonly size: number; readonly height: number }

const SCALAR: Extent = { size: 1, height: 0 }

export type TreeLimits = ReturnType<typeof limitTree>

/** Measures each node once, so that an alias takes constant time. */
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
    exceed,
    isExceeded: () => exceeded.size > 0,
    place(node: ConfigNode, depth: number, at: FilePlace): void {
      const { size, height } = extentOf(node)
      nodes += size
      if (nodes > MAX_NODES) exceed(at, TOO_MANY_NODES)
      if (depth + height > MAX_DEPTH) exceed(at, TOO_DEEP)
    },
    begin(depth: number, at: FilePlace): void {
      nodes += 1
      if (nodes > MAX_NODES) exceed(at, TOO_MANY_NODES)
      if (depth >= MAX_DEPTH) exceed(at, TOO_DEEP)
    },
    measure<Node extends ConfigNode>(node: Node, parts: readonly ConfigNode[]): Node {
      const below = parts.map(extentOf)
      const size = below.reduce((sum, extent) => sum + extent.size, 1)
      extents.set(node, { size, height: 1 + below.reduce((most, { height }) => Math.max(most, height), 0) })
      return node
    },
  }
}
