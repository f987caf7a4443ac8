/** Finds the first rule that matches a path without asking every rule. */

import type { Rule } from './rule.ts'
import { extensionOf, fileRules, type Candidate, type Directory } from './rule-filing.ts'

/** How many directories are kept at most. Changed files mostly come sorted, so that few are met again much later. */
const MAX_KEPT = 256

/** Stands for all extensions that nothing is filed by, so that names with ever new ones take no memory. None can be this. */
const NO_EXTENSION = '/'

/**
 * What can match the files right in a directory, which ends with a slash or is `''`. `way` leads from the root as far as rules are
 * filed, and to the directory itself if it is `whole`. `byExtension` holds, in order, what has been looked up so far. Segments that
 * are empty, `.` or `..` are `unusual`: git never gives them, and minimatch has rules of its own for them.
 */
type Shelf = {
  readonly directory: string
  readonly unusual: boolean
  readonly way: readonly Directory[]
  readonly whole: boolean
  readonly byExtension: Map<string, readonly Candidate[]>
}

/** Gives the function that finds the first rule to match a path: exactly what asking minimatch for each rule in order gives. */
export function indexRules(rules: readonly Rule[]): (path: string) => Rule | undefined {
  const { root, extensions } = fileRules(rules)
  const shelves = new Map<string, Shelf>()
  const findShelf = (directory: string): Shelf => {
    const kept = shelves.get(directory)
    if (kept) return kept
    if (shelves.size >= MAX_KEPT) shelves.clear()
    const shelf = createShelf(root, directory)
    shelves.set(directory, shelf)
    return shelf
  }
  let shelf = findShelf('')
  return (path) => {
    const nameStart = path.lastIndexOf('/') + 1
    if (nameStart !== shelf.directory.length || !path.startsWith(shelf.directory)) {
      shelf = findShelf(path.slice(0, nameStart))
    }
    const name = path.slice(nameStart)
    const unusual = shelf.unusual || name === '' || name === '.' || name === '..'
    if (unusual) return rules.find((rule) => rule.glob.minimatch.match(path))
    const extension = extensionOf(name)
    const order = findOrder(shelf, path, name, extensions.has(extension) ? extension : NO_EXTENSION)
    return order === undefined ? undefined : rules[order]
  }
}

function createShelf(root: Directory, directory: string): Shelf {
  const names = directory.split('/').slice(0, -1)
  const way: Directory[] = []
  for (let at: Directory | undefined = root; at; at = at.directories.get(names[way.length - 1] ?? '')) way.push(at)
  const unusual = names.some((name) => name === '' || name === '.' || name === '..')
  return { directory, unusual, way, whole: way.length > names.length, byExtension: new Map() }
}

function findOrder(shelf: Shelf, path: string, name: string, extension: string): number | undefined {
  let candidates = shelf.byExtension.get(extension)
  if (!candidates) {
    candidates = collectCandidates(shelf, extension)
    shelf.byExtension.set(extension, candidates)
  }
  for (const { order, suffix, whole, decide } of candidates) {
    if (whole ? name !== suffix : !name.endsWith(suffix)) continue
    if (typeof decide === 'string' || decide.match(path)) return order
  }
  return undefined
}

function collectCandidates(shelf: Shelf, extension: string): readonly Candidate[] {
  const collected: Candidate[] = []
  for (const [depth, { byExtension, others }] of shelf.way.entries()) {
    const right = shelf.whole && depth === shelf.way.length - 1
    for (const some of [byExtension.get(extension), others]) {
      for (const candidate of some ?? []) {
        const decided = decideForDirectory(candidate, shelf.directory, right)
        if (decided) collected.push(decided)
      }
    }
  }
  return collected.sort((a, b) => a.order - b.order)
}

/** What is left to decide for the files right in a directory; `undefined` if none of them can match. */
function decideForDirectory(candidate: Candidate, directory: string, right: boolean): Candidate | undefined {
  const { decide, inside, witness } = candidate
  if (decide === 'in-directory') return right ? candidate : undefined
  if (inside !== '' && !directory.includes(inside)) return undefined
  if (decide === 'below' || witness === undefined) return candidate
  return decide.match(directory + witness) ? { ...candidate, decide: 'below' } : undefined
}
