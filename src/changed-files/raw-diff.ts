import { decodeFileName } from '../paths/encode.ts'
import type { ChangedFile } from './changed-files.ts'
import { GitFailure } from './git-port.ts'

const SUBMODULE = '160000'
const ENTRY = /^:([0-7]{6}) ([0-7]{6}) ([0-9a-f]{40}|[0-9a-f]{64}) ([0-9a-f]{40}|[0-9a-f]{64}) ([ADMT])$/

/**
 * Reads the bytes of `git diff-tree -r -z --raw --no-renames`: for each file two modes, two object IDs and a status, then its
 * name, each ended by a NUL. Names are bytes; see `decodeFileName`.
 *
 * Where a submodule takes a file's place or gives way to one, both are reported, under the same path: the file's URL is as stale
 * as those below the submodule.
 *
 * Throws a `GitFailure` with what was seen if the bytes are anything else, the end of an output that was cut off among it.
 * https://git-scm.com/docs/diff-format#_raw_output_format
 */
export function parseRawDiff(output: Buffer): ChangedFile[] {
  const files: ChangedFile[] = []
  let at = 0
  const next = (): Buffer => {
    const end = output.indexOf(0, at)
    if (end < 0) throw malformed(output.subarray(at), at)
    const field = output.subarray(at, end)
    at = end + 1
    return field
  }
  while (at < output.length) {
    const start = at
    const header = next()
    const [, oldMode, newMode, oldId, newId, status] = ENTRY.exec(header.toString('latin1')) ?? []
    if (oldMode === undefined || newMode === undefined || at === output.length) throw malformed(header, start)
    const path = decodeFileName(next())
    files.push(...describe({ path, oldMode, newMode, sameBlob: oldId === newId, status }))
  }
  return files
}

type Entry = {
  readonly path: string
  readonly oldMode: string
  readonly newMode: string
  readonly sameBlob: boolean
  readonly status: string | undefined
}

function describe({ path, oldMode, newMode, sameBlob, status }: Entry): ChangedFile[] {
  if (status === 'A') return [{ path, change: 'added', kind: kindOf(newMode) }]
  if (status === 'D') return [{ path, change: 'deleted', kind: kindOf(oldMode) }]
  if (kindOf(oldMode) !== kindOf(newMode)) {
    return [
      { path, change: 'deleted', kind: kindOf(oldMode) },
      { path, change: 'added', kind: kindOf(newMode) },
    ]
  }
  if (status === 'T') return [{ path, change: 'type-changed', kind: 'file' }]
  // The same blob under another mode is the same bytes: what CloudFront serves is not stale.
  return [{ path, change: sameBlob ? 'mode-changed' : 'modified', kind: kindOf(newMode) }]
}

function kindOf(mode: string): ChangedFile['kind'] {
  return mode === SUBMODULE ? 'submodule' : 'file'
}

function malformed(seen: Buffer, at: number): GitFailure {
  const shown = JSON.stringify(seen.subarray(0, 120).toString('latin1'))
  return new GitFailure(
    `The output of \`git diff-tree\` is not what its documentation says: at byte ${at} it reads ${shown}. ` +
      'Please report this with the version of git, and give `files:` meanwhile.',
  )
}
