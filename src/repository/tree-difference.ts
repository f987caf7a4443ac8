/** How a file changed. A rename is a deletion and an addition: both URLs are stale. */
export type ChangeStatus = 'added' | 'modified' | 'deleted' | 'type-changed' | 'mode-changed' | 'listed'

/**
 * One changed file. `path` is relative to the repository's root, separated by `/`, as `decodeFileName` gives it. A submodule's
 * path stands for every file below it: which of them changed is not in this repository.
 */
export type ChangedFile = { readonly path: string; readonly change: ChangeStatus; readonly kind: 'file' | 'submodule' }

/** What a path is in a tree: its mode as git writes it, six octal digits, and the ID of its blob or of a submodule's commit. */
export type TreeEntry = { readonly mode: string; readonly id: string }

const SUBMODULE = '160000'

/**
 * What became of a path between two trees, `undefined` where it is not there. Nothing if both are the same.
 *
 * Where a submodule takes a file's place or gives way to one, both are reported, under the same path: the file's URL is as stale
 * as those below the submodule.
 */
export function compareEntries(
  path: string,
  before: TreeEntry | undefined,
  after: TreeEntry | undefined,
): readonly ChangedFile[] {
  if (before === undefined) return after === undefined ? [] : [{ path, change: 'added', kind: kindOf(after) }]
  if (after === undefined) return [{ path, change: 'deleted', kind: kindOf(before) }]
  if (before.mode === after.mode && before.id === after.id) return []
  if (kindOf(before) !== kindOf(after)) {
    return [
      { path, change: 'deleted', kind: kindOf(before) },
      { path, change: 'added', kind: kindOf(after) },
    ]
  }
  if (typeOf(before) !== typeOf(after)) return [{ path, change: 'type-changed', kind: 'file' }]
  // The same blob under another mode is the same bytes: what CloudFront serves is not stale.
  return [{ path, change: before.id === after.id ? 'mode-changed' : 'modified', kind: kindOf(after) }]
}

function kindOf({ mode }: TreeEntry): ChangedFile['kind'] {
  return mode === SUBMODULE ? 'submodule' : 'file'
}

/** The digits before the permissions: a regular file, a symbolic link or a submodule. */
function typeOf({ mode }: TreeEntry): string {
  return mode.slice(0, 3)
}
