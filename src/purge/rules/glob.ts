/** Globs match paths from the repository's root, including dot files. */

import { braceExpand, Minimatch, type MinimatchOptions } from 'minimatch'

import type { Place, ReportFault } from '../../faults.ts'
import { cutWorkspace, isOfMachine } from '../../repository/workspace-path.ts'
import { firstGroup } from './braces.ts'
import { literalSegment } from './segment.ts'

/** `!` and `#` mean nothing in a glob, because they mean something in a rule. */
export const GLOB_OPTIONS = {
  dot: true,
  nonegate: true,
  nocomment: true,
  platform: 'linux',
} as const satisfies MinimatchOptions

/** `expansions` are the globs without braces, `fixedPart` the literal directories at the beginning. */
export type Glob = {
  readonly text: string
  readonly minimatch: Minimatch
  readonly expansions: readonly string[]
  readonly fixedPart: string
}

const MAX_LENGTH = 4096
const MAX_EXPANSIONS = 10_000

export function parseGlob(text: string, at: Place, report: ReportFault): Glob | undefined {
  const compiled = findProblem(text) ?? compile(text)
  if (typeof compiled !== 'string') return compiled
  report({ at, message: compiled })
  return undefined
}

function compile(text: string): Glob | string {
  const expansions = braceExpand(text, { braceExpandMax: MAX_EXPANSIONS + 1 })
  if (expansions.length > MAX_EXPANSIONS) {
    return `the braces of the glob "${shorten(text)}" stand for more than ${MAX_EXPANSIONS} globs; write a \`*\` instead of some`
  }
  for (const expansion of expansions) {
    const problem = findMisfit(expansion)
    if (problem !== undefined)
      return expansion === text ? problem : `${problem} (from the braces of "${shorten(text)}")`
  }
  try {
    const minimatch = new Minimatch(text, { ...GLOB_OPTIONS })
    return { text, minimatch, expansions, fixedPart: fixedPartOf(text) }
  } catch (error) {
    return `the glob "${shorten(text)}" is too complex to match (${String(error)}); make it simpler`
  }
}

function findProblem(text: string): string | undefined {
  if (text === '') return 'a rule needs a glob; write for example `public/** -> /{path}`'
  if (text.length > MAX_LENGTH) {
    return `the glob "${shorten(text)}" has ${text.length} characters; at most ${MAX_LENGTH} are allowed`
  }
  if (text.startsWith('./') || isOfMachine(text)) {
    const right = cutWorkspace(text)
    const example = right === undefined ? 'for example `public/**`' : `\`${right}${text.endsWith('/') ? '/' : ''}\``
    return `the glob "${text}" cannot match any file: paths begin at the repository's root, without a slash; write ${example}`
  }
  if (/\\[0-9A-Za-z]/.test(text)) {
    return `the glob "${text}" has a backslash before a letter or digit; separate directories by \`/\`: write \`${text.replaceAll('\\', '/')}\``
  }
  // A Windows path: the first star would be literal.
  if (/[^\\/]\\\*\*/.test(text)) {
    return `the glob "${text}" has a backslash before \`**\`; separate directories by \`/\`: write \`${text.replaceAll('\\', '/')}\``
  }
  if (text.includes('//'))
    return `the glob "${text}" has two slashes side by side; write \`${text.replace(/\/{2,}/g, '/')}\``
  return undefined
}

function findMisfit(glob: string): string | undefined {
  if (glob.endsWith('/')) {
    return `the glob "${shorten(glob)}" names a directory, and only files change; write \`${shorten(glob)}**\` for all files below it`
  }
  if (glob.startsWith('/')) {
    return `the glob "${shorten(glob)}" begins with a slash and cannot match any file; paths begin at the repository's root, without a slash`
  }
  const dots = glob.split('/').find((segment) => segment === '.' || segment === '..')
  if (dots === undefined) return undefined
  return `the glob "${shorten(glob)}" has a segment \`${dots}\` and cannot match any file; write the path from the repository's root`
}

function fixedPartOf(text: string): string {
  let fixedPart = ''
  for (const segment of text.slice(0, firstGroup(text)).split('/').slice(0, -1)) {
    const literal = segment === '**' ? undefined : literalSegment(segment)
    if (literal === undefined) break
    fixedPart += `${literal}/`
  }
  return fixedPart
}

function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}
