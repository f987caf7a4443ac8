/**
 * Files rules under what a path must have to match them: the directories that a glob begins with, and the name or the extension
 * that it ends with. Simple globs are decided by that alone.
 */

import type { Minimatch } from 'minimatch'

import type { Rule } from './rule.ts'
import { literalSegment, readSegment } from './segment.ts'

/**
 * A rule as filed under a directory. What it matches is right in the directory or anywhere below it, or minimatch decides; in any
 * case the file's name ends with `suffix`, or is it if `whole`, and the path has `inside` among its directories. `order` is the
 * rule's place among the rules. With a `witness`, minimatch says of any such name in a directory what it says of this one.
 */
export type Candidate = {
  readonly order: number
  readonly suffix: string
  readonly whole: boolean
  readonly inside: string
  readonly decide: 'in-directory' | 'below' | Minimatch
  readonly witness?: string
}

/**
 * A directory that globs begin with, and what is filed under it: by what a name has from its last dot on (`''` if it has none),
 * and what can match any name. The repository's root is one, too.
 */
export type Directory = {
  readonly directories: ReadonlyMap<string, Directory>
  readonly byExtension: ReadonlyMap<string, readonly Candidate[]>
  readonly others: readonly Candidate[]
}

type OpenDirectory = {
  readonly directories: Map<string, OpenDirectory>
  readonly byExtension: Map<string, Candidate[]>
  readonly others: Candidate[]
}

/** A glob whose braces stand for more than this is filed once, for minimatch to decide. */
const MAX_FILED = 200

/** Files all rules; gives the repository's root, and all extensions that anything is filed by. */
export function fileRules(rules: readonly Rule[]): {
  readonly root: Directory
  readonly extensions: ReadonlySet<string>
} {
  const root = createDirectory()
  const extensions = new Set<string>()
  for (const [order, { glob }] of rules.entries()) {
    if (glob.expansions.length > MAX_FILED) {
      root.others.push({ order, suffix: '', whole: false, inside: '', decide: glob.minimatch })
      continue
    }
    // Slashes are side by side where a brace alternative is empty; minimatch reads one.
    const only = glob.expansions.length === 1
    for (const expansion of glob.expansions)
      fileGlob(root, { order, only, minimatch: glob.minimatch }, expansion.split(/\/+/))
  }
  collectExtensions(root, extensions)
  return { root, extensions }
}

function collectExtensions({ byExtension, directories }: Directory, extensions: Set<string>): void {
  for (const extension of byExtension.keys()) extensions.add(extension)
  for (const directory of directories.values()) collectExtensions(directory, extensions)
}

function createDirectory(): OpenDirectory {
  return { directories: new Map(), byExtension: new Map(), others: [] }
}

type FiledRule = { readonly order: number; readonly only: boolean; readonly minimatch: Minimatch }

/** Files one of the globs that a rule's glob stands for, or the `only` one. */
function fileGlob(root: OpenDirectory, { order, only, minimatch }: FiledRule, segments: readonly string[]): void {
  const literals = segments.map((segment) => (segment === '**' ? undefined : literalSegment(segment)))
  const directories = literals.slice(0, -1)
  const wild = directories.indexOf(undefined)
  const first = wild < 0 ? directories.length : wild
  const directory = directories.slice(0, first).reduce(openDirectory, root)
  const last = segments.at(-1) ?? ''
  const name = literals.at(-1)
  const suffix = name ?? (last === '**' ? '' : literalTail(last))
  const candidate: Candidate = {
    order,
    suffix,
    whole: name !== undefined,
    inside: longestDirectory(directories.slice(first)),
    decide: howToDecide(segments.slice(first)) ?? minimatch,
    ...(only && (last === '**' || isDecidedByTail(last)) && { witness: name ?? `x${suffix}` }),
  }
  if (name === undefined && !suffix.includes('.')) directory.others.push(candidate)
  else file(directory.byExtension, extensionOf(suffix), candidate)
}

/** What a name has from its last dot on; `''` if it has none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot)
}

function openDirectory(parent: OpenDirectory, name = ''): OpenDirectory {
  const directory = parent.directories.get(name) ?? createDirectory()
  parent.directories.set(name, directory)
  return directory
}

function file(drawer: Map<string, Candidate[]>, key: string, candidate: Candidate): void {
  const candidates = drawer.get(key)
  if (candidates) candidates.push(candidate)
  else drawer.set(key, [candidate])
}

/** How a glob is decided whose directory and suffix, or name, are known to match; `undefined` if that does not decide it. */
function howToDecide(segments: readonly string[]): 'in-directory' | 'below' | undefined {
  const [first = '', second, ...more] = segments
  if (second === undefined) return first === '**' ? 'below' : isDecidedByTail(first) ? 'in-directory' : undefined
  return first === '**' && second !== '**' && more.length === 0 && isDecidedByTail(second) ? 'below' : undefined
}

/** Whether a segment is literal, or a `*` and then only literal: its tail says all. */
function isDecidedByTail(segment: string): boolean {
  return readSegment(segment).every((part, i) => part.kind === 'literal' || (part.kind === 'star' && i === 0))
}

/** What every name that a segment matches ends with. */
function literalTail(segment: string): string {
  let tail = ''
  for (const part of readSegment(segment).toReversed()) {
    if (part.kind !== 'literal') break
    tail = part.text + tail
  }
  return tail
}

/** The longest of the literal directories, with the slash after it. */
function longestDirectory(literals: readonly (string | undefined)[]): string {
  const names = literals.filter((literal) => literal !== undefined).map((literal) => `${literal}/`)
  return names.reduce((longest, name) => (name.length > longest.length ? name : longest), '')
}
