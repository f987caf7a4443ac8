/**
 * Finds the first rule that matches a path without asking every rule. A rule is filed under what a path must have to match it:
 * the directories that its glob begins with, and the name or the extension that it ends with. Simple globs are decided there;
 * for all others minimatch is asked.
 */

import type { Minimatch } from 'minimatch'

import type { Rule } from './rule.ts'
import { literalSegment, readSegment } from './segment.ts'

/**
 * A rule as filed in a directory. It matches the files right in the directory or all below it whose path ends with `suffix`, or
 * `minimatch` knows.
 */
type Candidate = {
  readonly order: number
  readonly decide: 'in-directory' | 'below' | Minimatch
  readonly suffix: string
}

/** What is filed under one directory. Candidates are in the order of their rules. */
type Directory = {
  readonly directories: Map<string, Directory>
  readonly byName: Map<string, Candidate[]>
  readonly byExtension: Map<string, Candidate[]>
  readonly others: Candidate[]
}

/** A glob whose braces stand for more than this is filed once, for minimatch to decide. */
const MAX_FILED = 200

/** Gives the function that finds the first rule to match a path: exactly what asking minimatch for each rule in order gives. */
export function indexRules(rules: readonly Rule[]): (path: string) => Rule | undefined {
  const root = createDirectory()
  for (const [order, rule] of rules.entries()) fileRule(root, order, rule)
  return (path) => {
    if (isUnusual(path)) return rules.find((rule) => rule.glob.minimatch.match(path))
    const order = findOrder(root, path)
    return rules[order]
  }
}

function createDirectory(): Directory {
  return { directories: new Map(), byName: new Map(), byExtension: new Map(), others: [] }
}

/** Paths with empty, `.` or `..` segments, which git never gives and minimatch has rules of its own for. */
function isUnusual(path: string): boolean {
  if (path.startsWith('/') || path.endsWith('/') || path.includes('//')) return true
  return (path.startsWith('.') || path.includes('/.') || path === '') && /(?:^|\/)\.{0,2}(?:\/|$)/.test(path)
}

function fileRule(root: Directory, order: number, rule: Rule): void {
  const { minimatch, expansions } = rule.glob
  if (expansions.length > MAX_FILED) {
    root.others.push({ order, decide: minimatch, suffix: '' })
    return
  }
  for (const expansion of expansions) fileGlob(root, order, expansion.split(/\/+/), minimatch)
}

function fileGlob(root: Directory, order: number, segments: readonly string[], minimatch: Minimatch): void {
  const literals = segments.map((segment) => (segment === '**' ? undefined : literalSegment(segment)))
  const first = literals.findIndex((literal, i) => literal === undefined || i === literals.length - 1)
  let directory = root
  for (const name of literals.slice(0, first)) {
    const found = directory.directories.get(name ?? '') ?? createDirectory()
    directory.directories.set(name ?? '', found)
    directory = found
  }
  const last = segments.at(-1) ?? ''
  const name = literals.at(-1)
  const suffix = last === '**' || name !== undefined ? '' : literalTail(last)
  const candidate: Candidate = { order, decide: howToDecide(segments.slice(first)) ?? minimatch, suffix }
  const dot = suffix.lastIndexOf('.')
  if (name !== undefined) file(directory.byName, name, candidate)
  else if (dot >= 0) file(directory.byExtension, suffix.slice(dot), candidate)
  else directory.others.push(candidate)
}

/** How a glob is decided whose directory and suffix, or name, are known to match; `undefined` if that does not decide it. */
function howToDecide(segments: readonly string[]): 'in-directory' | 'below' | undefined {
  const [first = '', second, ...more] = segments
  if (second === undefined) return first === '**' ? 'below' : isDecidedByTail(first) ? 'in-directory' : undefined
  return first === '**' && second !== '**' && more.length === 0 && isDecidedByTail(second) ? 'below' : undefined
}

function file(drawer: Map<string, Candidate[]>, key: string, candidate: Candidate): void {
  const candidates = drawer.get(key)
  if (candidates) candidates.push(candidate)
  else drawer.set(key, [candidate])
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

/** Whether a segment is literal, or a `*` and then only literal: its tail says all. */
function isDecidedByTail(segment: string): boolean {
  return readSegment(segment).every((part, i) => part.kind === 'literal' || (part.kind === 'star' && i === 0))
}

function findOrder(root: Directory, path: string): number {
  const nameStart = path.lastIndexOf('/') + 1
  const name = nameStart === 0 ? path : path.slice(nameStart)
  const dot = name.lastIndexOf('.')
  const extension = dot < 0 ? '' : name.slice(dot)
  let order = Infinity
  let directory: Directory | undefined = root
  let start = 0
  while (directory) {
    const { byName, byExtension, others, directories }: Directory = directory
    const inDirectory = start === nameStart
    if (byName.size > 0) order = firstMatch(byName.get(name), order, path, inDirectory)
    if (byExtension.size > 0) order = firstMatch(byExtension.get(extension), order, path, inDirectory)
    order = firstMatch(others, order, path, inDirectory)
    if (inDirectory || directories.size === 0) break
    const slash = path.indexOf('/', start)
    directory = directories.get(path.slice(start, slash))
    start = slash + 1
  }
  return order
}

function firstMatch(
  candidates: readonly Candidate[] | undefined,
  before: number,
  path: string,
  inDirectory: boolean,
): number {
  if (!candidates) return before
  for (const { order, decide, suffix } of candidates) {
    if (order >= before) break
    const matches =
      typeof decide === 'string'
        ? (inDirectory || decide === 'below') && path.endsWith(suffix)
        : path.endsWith(suffix) && decide.match(path)
    if (matches) return order
  }
  return before
}
