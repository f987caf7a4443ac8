import { posix } from 'node:path'
import { compareEntries, type ChangedFile, type TreeEntry } from '../repository/tree-difference.ts'
import { LINK, type LinkedTree, type Links } from '../repository/tree-listing.ts'

/** Linux's limit. */
const MOST_LINKS_FOLLOWED = 40

/**
 * The changes by the paths of symbolic links. Loops end, because a path goes through each link once. Links out of the
 * repository do not count. Files behind a link without a readable target count as changed.
 */
export function followLinks(files: readonly ChangedFile[], links: Links): readonly ChangedFile[] {
  const byTarget = new Map<string, string[]>()
  const opaque: ChangedFile[] = []
  for (const path of links.keys()) {
    const place = resolveLinks(path, links)
    if (place === UNREADABLE && files.length > 0) opaque.push({ path, change: 'modified', kind: 'submodule' })
    if (typeof place !== 'string') continue
    const others = byTarget.get(place)
    if (others === undefined) byTarget.set(place, [path])
    else others.push(path)
  }
  const found = new Map<string, ChangedFile>()
  const open = [...files, ...opaque].map((file) => ({ file, through: new Set<string>() }))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { file, through } = next
    for (const [link, path] of listPathsThroughLinks(file, byTarget)) {
      const key = `${file.kind} ${path}`
      if (through.has(link) || found.has(key)) continue
      const seen = { ...file, path }
      found.set(key, seen)
      open.push({ file: seen, through: new Set([...through, link]) })
    }
  }
  for (const file of opaque) found.set(`${file.kind} ${file.path}`, file)
  for (const { kind, path } of files) found.delete(`${kind} ${path}`)
  return [...found.values()]
}

function* listPathsThroughLinks(
  { path, kind }: ChangedFile,
  byTarget: ReadonlyMap<string, readonly string[]>,
): Generator<readonly [link: string, path: string]> {
  for (let end = path.length; ; end = path.lastIndexOf('/', end - 1)) {
    const place = end < 0 ? '' : path.slice(0, end)
    const below = place === '' ? `/${path}` : path.slice(end)
    for (const link of byTarget.get(place) ?? []) yield [link, `${link}${below}`]
    if (place === '') break
  }
  if (kind !== 'submodule') return
  // The link leads into a submodule.
  for (const [target, links] of byTarget)
    if (target.startsWith(`${path}/`)) for (const link of links) yield [link, link]
}

/**
 * The differences between old and new targets of links. A link without a readable target may have shown anything.
 */
export function compareMovedLinks(before: LinkedTree, after: LinkedTree): readonly ChangedFile[] {
  const files: ChangedFile[] = []
  for (const link of new Set([...before.links.keys(), ...after.links.keys()])) {
    const isKept = before.links.has(link) && after.links.has(link)
    const places = [before, after].flatMap(({ links }) => (links.has(link) ? [resolveLinks(link, links)] : []))
    if (places.includes(UNREADABLE)) {
      files.push({ path: link, change: 'modified', kind: 'submodule' })
      continue
    }
    if (isKept && places[0] === places[1]) continue
    const [old, now] = [listBelow(before, link), listBelow(after, link)]
    for (const below of new Set([...old.keys(), ...now.keys()]))
      files.push(...compareEntries(`${link}${below}`, old.get(below), now.get(below)))
  }
  return files
}

/** The link's file, by `''`, or all files of its directory, by `/` and their paths. */
function listBelow(tree: LinkedTree, link: string): ReadonlyMap<string, TreeEntry> {
  const found = new Map<string, TreeEntry>()
  if (!tree.links.has(link)) return found
  const open = [{ link, below: '', through: new Set([link]) }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { below, through } = next
    const directory = resolveLinks(next.link, tree.links)
    if (typeof directory !== 'string') continue
    const shown = tree.files.get(directory)
    if (shown !== undefined) {
      found.set(below, shown)
      continue
    }
    for (const [path, entry] of tree.files) {
      if (directory !== '' && !path.startsWith(`${directory}/`)) continue
      const name = `${below}/${directory === '' ? path : path.slice(directory.length + 1)}`
      if (entry.mode !== LINK) found.set(name, entry)
      else if (!through.has(path)) open.push({ link: path, below: name, through: new Set([...through, path]) })
    }
  }
  return found
}

const UNREADABLE = Symbol('the target of a link is not known')

/** As POSIX resolves it: `..` leaves the directory behind a link. Undefined outside of the repository, or without end. */
function resolveLinks(path: string, links: Links): string | undefined | typeof UNREADABLE {
  const open = path.split('/').toReversed()
  const place: string[] = []
  let followed = 0
  for (let segment = open.pop(); segment !== undefined; segment = open.pop()) {
    if (segment === '' || segment === '.') continue
    if (segment === '..') {
      if (place.pop() === undefined) return undefined
      continue
    }
    place.push(segment)
    const link = place.join('/')
    if (!links.has(link)) continue
    const target = links.get(link)
    if (target === undefined) return UNREADABLE
    followed += 1
    if (posix.isAbsolute(target) || followed > MOST_LINKS_FOLLOWED) return undefined
    place.pop()
    open.push(...target.split('/').toReversed())
  }
  return place.join('/')
}
