import type { Rule } from './rule.ts'
import { buildRuleTrie, extensionOf, type Candidate, type TrieNode } from './rule-trie.ts'

/** Changed files are mostly sorted, so a directory is rarely needed again. */
const MAX_KEPT = 256

/** The key for all extensions that no rule names. A name cannot contain it. */
const NO_EXTENSION = '/'

/**
 * What the rules say about files directly in a directory. With `isUnusual`, its path has empty segments, `.` or `..`,
 * which minimatch treats specially.
 */
type DirectoryRules = {
  readonly directory: string
  readonly isUnusual: boolean
  readonly nodes: readonly TrieNode[]
  readonly ownNode: TrieNode | undefined
  readonly byExtension: Map<string, readonly Candidate[]>
}

/** Finds the first rule that matches, as minimatch would if it tried all rules in order. */
export function indexRules(rules: readonly Rule[]): (path: string) => Rule | undefined {
  const { root, extensions } = buildRuleTrie(rules)
  const kept = new Map<string, DirectoryRules>()
  const find = (directory: string): DirectoryRules => {
    const found = kept.get(directory)
    if (found) return found
    if (kept.size >= MAX_KEPT) kept.clear()
    const created = findNodes(root, directory)
    kept.set(directory, created)
    return created
  }
  let current = find('')
  return (path) => {
    const nameStart = path.lastIndexOf('/') + 1
    if (nameStart !== current.directory.length || !path.startsWith(current.directory)) {
      current = find(path.slice(0, nameStart))
    }
    const name = path.slice(nameStart)
    const isUnusual = current.isUnusual || name === '' || name === '.' || name === '..'
    if (isUnusual) return rules.find((rule) => rule.glob.minimatch.match(path))
    const extension = extensionOf(name)
    const order = findOrder(current, path, name, extensions.has(extension) ? extension : NO_EXTENSION)
    return order === undefined ? undefined : rules[order]
  }
}

function findNodes(root: TrieNode, directory: string): DirectoryRules {
  const names = directory.split('/').slice(0, -1)
  const nodes: TrieNode[] = []
  for (let node: TrieNode | undefined = root; node; node = node.children.get(names[nodes.length - 1] ?? ''))
    nodes.push(node)
  const isUnusual = names.some((name) => name === '' || name === '.' || name === '..')
  return { directory, isUnusual, nodes, ownNode: nodes[names.length], byExtension: new Map() }
}

function findOrder(at: DirectoryRules, path: string, name: string, extension: string): number | undefined {
  let candidates = at.byExtension.get(extension)
  if (!candidates) {
    candidates = collectCandidates(at, extension)
    at.byExtension.set(extension, candidates)
  }
  for (const { order, suffix, isWholeName, decide } of candidates) {
    if (isWholeName ? name !== suffix : !name.endsWith(suffix)) continue
    if (typeof decide === 'string' || decide.match(path)) return order
  }
  return undefined
}

function collectCandidates({ directory, nodes, ownNode }: DirectoryRules, extension: string): readonly Candidate[] {
  const collected: Candidate[] = []
  for (const node of nodes) {
    for (const candidates of [node.byExtension.get(extension) ?? [], node.anyExtension]) {
      for (const candidate of candidates) {
        const decided = decideForDirectory(candidate, directory, node === ownNode)
        if (decided) collected.push(decided)
      }
    }
  }
  return collected.sort((a, b) => a.order - b.order)
}

function decideForDirectory(candidate: Candidate, directory: string, isOwn: boolean): Candidate | undefined {
  const { decide, inside, sampleName } = candidate
  if (decide === 'in-directory') return isOwn ? candidate : undefined
  if (inside !== '' && !directory.includes(inside)) return undefined
  if (decide === 'below' || sampleName === undefined) return candidate
  return decide.match(directory + sampleName) ? { ...candidate, decide: 'below' } : undefined
}
