/**
 * Limits of a configuration file, and the words in which files beyond them are refused. A pull request can bring the file, so each
 * limit is checked before the work that it bounds. The largest configuration that CloudFront's quotas allow has fewer than 20,000
 * values, 12 levels deep.
 */
import type { Fault, ReportFault } from '../../../faults.ts'
import type { ConfigNode } from './document.ts'
import type { FilePlace } from './source.ts'

/** Bytes of a file at most. */
export const MAX_FILE_SIZE = 1024 * 1024
/** Lines of a file at most. */
export const MAX_LINES = 50_000
/** Lists and maps inside each other at most, the outermost counted. */
export const MAX_DEPTH = 64
/** Lists, maps and scalars at most, those that aliases and merge keys repeat counted each time. */
export const MAX_NODES = 20_000
/** Aliases of a YAML file at most. */
export const MAX_ALIASES = 1_000
/** Words, marks, spaces, line ends and comments of a YAML file at most: eight for each value, as `  key: value` has. */
export const MAX_LEXEMES = 160_000
/** Of those the marks at most, such as commas, colons, dashes, tags: each can be a mistake by itself, which takes longer than a value. */
export const MAX_MARKS = 50_000
/** UTF-16 code units of all texts in which variables were replaced, at most. */
export const MAX_EXPANDED_LENGTH = 1024 * 1024
/** Faults of one file that are told; of more only the number is. */
export const MAX_FAULTS = 100

export const TOO_MANY_LINES = `the file has more than ${MAX_LINES} lines`
export const TOO_DEEP = `lists and maps are nested deeper than ${MAX_DEPTH} levels`
export const TOO_MANY_NODES = `the file has more than ${MAX_NODES} values`
export const TOO_MANY_LEXEMES = `the file has more than ${MAX_LEXEMES} words, marks, spaces and line ends`
export const TOO_MANY_MARKS = `the file has more than ${MAX_MARKS} marks such as commas, colons and dashes`
export const TOO_MANY_ALIASES = `the file has more than ${MAX_ALIASES} aliases`
export const INEXACT_NUMBER = 'the number has more digits than can be kept; write it in quotes if it is text'
export const LONE_SURROGATE =
  'the text holds an escape such as `\\ud800`, which is half of a character; write the other half, too'

/** Passes on as many faults as somebody would read; `end` tells how many more there were. */
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
