/** Git's difference in the form of GitHub's API. */

/** Binary files, mode changes and pure renames have no `patch`. */
export type ComparedFile = {
  readonly filename: string
  readonly previous_filename?: string
  readonly sha: string
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed'
  readonly additions: number
  readonly deletions: number
  readonly changes: number
  readonly patch?: string
}

const STATUS = { A: 'added', D: 'removed', M: 'modified', R: 'renamed', T: 'changed' } as const

/** Bytes that are not UTF-8 become U+FFFD, as in GitHub's JSON. */
export function readComparedFiles(output: Buffer): ComparedFile[] {
  const fields = output.toString().split('\0')
  const entries: { readonly sha: string; readonly letter: keyof typeof STATUS; readonly names: readonly string[] }[] =
    []
  let at = 0
  for (;;) {
    const [, old = '', now = '', letter = ''] = /^:\d+ \d+ (\w+) (\w+) ([ADMRT])/.exec(fields[at] ?? '') ?? []
    if (!isLetter(letter)) break
    const count = letter === 'R' ? 2 : 1
    entries.push({ sha: letter === 'D' ? old : now, letter, names: fields.slice(at + 1, at + 1 + count) })
    at += 1 + count
  }
  // Patches may contain NULs if git treats the file as text.
  const patches = fields
    .slice(at + 1)
    .join('\0')
    .split(/^(?=diff --git )/m)
  let next = 0
  return entries.map(({ sha, letter, names }) => {
    // A type change is a deletion and an addition.
    const count = letter === 'T' ? 2 : 1
    const sections = patches.slice(next, next + count).map((section) => /^@@ [^]*/m.exec(section)?.[0] ?? '')
    next += count
    const patch = sections.join('').replace(/\n$/, '')
    const additions = patch.match(/^\+/gm)?.length ?? 0
    const deletions = patch.match(/^-/gm)?.length ?? 0
    const [first = '', second] = names
    return {
      sha,
      filename: second ?? first,
      status: STATUS[letter],
      additions,
      deletions,
      changes: additions + deletions,
      ...(second !== undefined && { previous_filename: first }),
      ...(patch !== '' && { patch }),
    }
  })
}

function isLetter(letter: string): letter is keyof typeof STATUS {
  return letter in STATUS
}
