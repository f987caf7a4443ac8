/** A rename is a deletion and an addition, since both URLs are stale. */
export type ChangeStatus = 'added' | 'modified' | 'deleted' | 'type-changed' | 'mode-changed' | 'listed'

/** From the repository's root. A submodule's path stands for all files below it. */
export type ChangedFile = { readonly path: string; readonly change: ChangeStatus; readonly kind: 'file' | 'submodule' }

/** `id` is a blob's or a submodule's commit's. */
export type TreeEntry = { readonly mode: string; readonly id: string }

export const SUBMODULE = '160000'

/**
 * If a submodule replaces a file or the reverse, both changes count, because the file's URL and those below the
 * submodule are stale.
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
  // With the same blob, CloudFront serves the same bytes.
  return [{ path, change: before.id === after.id ? 'mode-changed' : 'modified', kind: kindOf(after) }]
}

function kindOf({ mode }: TreeEntry): ChangedFile['kind'] {
  return mode === SUBMODULE ? 'submodule' : 'file'
}

/** Without permissions. */
function typeOf({ mode }: TreeEntry): string {
  return mode.slice(0, 3)
}
