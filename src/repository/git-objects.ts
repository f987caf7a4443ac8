import { createHash } from 'node:crypto'
import { GitFailure } from './git.ts'

export type GitObject = { readonly id: string; readonly type: string; readonly content: Buffer }

/** `git cat-file --batch`; undefined for missing objects. */
export function parseObjects(output: Buffer): readonly (GitObject | undefined)[] {
  const objects: (GitObject | undefined)[] = []
  for (let at = 0; at < output.length;) {
    const end = output.indexOf('\n', at)
    const [, id, type, size] =
      /^([0-9a-f]{40}|[0-9a-f]{64}) (\w+) (\d+)$/.exec(output.toString('latin1', at, end < 0 ? output.length : end)) ??
      []
    if (id === undefined || type === undefined || end < 0) {
      objects.push(undefined)
      at = end < 0 ? output.length : end + 1
    } else {
      const content = output.subarray(end + 1, end + 1 + Number(size))
      objects.push({ id, type, content })
      at = end + 2 + content.length
    }
  }
  return objects
}

/** Git does not check the hash when it reads, and anyone may have written the clone. */
export function requireTrueName({ id, type, content }: GitObject): void {
  const hash = createHash(id.length === 40 ? 'sha1' : 'sha256')
  if (hash.update(`${type} ${content.length}\0`).update(content).digest('hex') === id) return
  throw new GitFailure(
    `The content of the ${type} ${id} in the clone does not match its hash. Check the repository out again.`,
  )
}

export function treeOf(commit: GitObject): string | undefined {
  return /^tree ([0-9a-f]+)\n/.exec(commit.content.toString('latin1', 0, 80))?.[1]
}

/** An entry is `MODE NAME`, a NUL and the bytes of its ID. */
export function findEntry(tree: GitObject, name: string): { readonly mode: string; readonly id: string } | undefined {
  const { content } = tree
  const wanted = Buffer.from(name)
  const idLength = tree.id.length / 2
  for (let at = 0; at < content.length;) {
    const [blank, end] = [content.indexOf(' ', at), content.indexOf(0, at)]
    if (blank < 0 || end < blank) return undefined
    if (content.subarray(blank + 1, end).equals(wanted)) {
      return { mode: content.toString('latin1', at, blank), id: content.toString('hex', end + 1, end + 1 + idLength) }
    }
    at = end + 1 + idLength
  }
  return undefined
}
