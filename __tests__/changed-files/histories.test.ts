/**
 * Random histories, with merges, renames, changes of modes and types, submodules, and pushes from any commit to any other, as by
 * force: the same answer from a complete clone, from a shallow one and from GitHub alone, and the true one.
 */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readEvent } from '../../src/event/read-event.ts'
import type { ChangedFiles } from '../../src/changed-files/changed-files.ts'
import { findChangedFiles } from '../../src/changed-files/find-changed-files.ts'
import { openGit } from '../../src/repository/open-git.ts'
import type { TriggerEvent } from '../../src/event/event.ts'
import type { ChangedFile } from '../../src/repository/tree-difference.ts'
import type { GitHub } from '../../src/github/github.ts'
import { withGitHub } from '../support/github/fixture.ts'
import { offline } from '../support/changed-files/offline.ts'
import { payloadOf } from '../support/changed-files/payload.ts'
import { byPath, trueDifference } from '../support/changed-files/true-difference.ts'
import { openSandbox, type GitSandbox } from '../support/changed-files/git-sandbox.ts'

let sandbox: GitSandbox

beforeAll(() => {
  sandbox = openSandbox()
})

afterAll(() => {
  sandbox.remove()
})

type Leaf = { readonly mode: string; readonly content: string }

/** What a commit does to the tree of its first parent, and from which earlier commits it comes; `position`s wrap around. */
type Edit =
  | { readonly kind: 'put'; readonly path: string; readonly leaf: Leaf }
  | { readonly kind: 'remove'; readonly position: number }
  | { readonly kind: 'rename'; readonly position: number; readonly path: string }
type Step = { readonly parents: readonly number[]; readonly edits: readonly Edit[] }

const path = fc
  .array(fc.constantFrom('a', 'b', 'index.html', 'A', 'a b', '-x', '"', '\\', 'é', '😀', '[id]'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((segments) => segments.join('/'))
const leaf = fc.record({
  mode: fc.constantFrom('100644', '100644', '100644', '100755', '120000', '160000'),
  content: fc.constantFrom('1', '2', '3'),
})
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('put' as const), path, leaf }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), position: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), position: fc.nat(), path }) },
)
const step: fc.Arbitrary<Step> = fc.record({
  parents: fc.array(fc.nat(), { minLength: 0, maxLength: 2 }),
  edits: fc.array(edit, { minLength: 1, maxLength: 5 }),
})

type Commit = { readonly parents: readonly number[]; readonly tree: ReadonlyMap<string, Leaf> }

/** One in three steps without parents begins a history of its own; the others go on from the commit before. */
function makeCommits(steps: readonly Step[]): readonly Commit[] {
  const commits: Commit[] = []
  for (const [index, { parents, edits }] of steps.entries()) {
    const wanted = parents.length === 0 && index % 3 !== 0 ? [index - 1] : parents
    const earlier = [...new Set(index === 0 ? [] : wanted.map((parent) => parent % index))]
    const tree = new Map(commits[earlier[0] ?? -1]?.tree)
    for (const one of edits) applyEdit(tree, one)
    commits.push({ parents: earlier, tree })
  }
  return commits
}

function applyEdit(tree: Map<string, Leaf>, one: Edit): void {
  const chosen = one.kind === 'put' ? undefined : [...tree][one.position % Math.max(tree.size, 1)]
  if (chosen !== undefined) tree.delete(chosen[0])
  if (one.kind === 'remove' || (one.kind === 'rename' && chosen === undefined)) return
  for (const other of tree.keys()) {
    // A file and what is below it cannot be together.
    if (`${other}/`.startsWith(`${one.path}/`) || `${one.path}/`.startsWith(`${other}/`)) tree.delete(other)
  }
  const placed = one.kind === 'put' ? one.leaf : chosen?.[1]
  if (placed !== undefined) tree.set(one.path, placed)
}

/** Makes the commits, each with a branch of its own, and gives their SHAs. */
function importCommits(commits: readonly Commit[], series: string): readonly string[] {
  const stream = commits.map(({ parents, tree }, index) => {
    const [from, merge] = parents.map((parent) => `:${parent + 1}\n`)
    const files = [...tree].map(([name, { mode, content }]) => {
      const quoted = `"${Array.from(Buffer.from(name), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')}"`
      if (mode === '160000') return `M ${mode} ${content.repeat(40)} ${quoted}\n`
      return `M ${mode} inline ${quoted}\ndata ${content.length}\n${content}\n`
    })
    const origin = `${from === undefined ? '' : `from ${from}`}${merge === undefined ? '' : `merge ${merge}`}`
    const head = `commit refs/heads/${series}/${index}\nmark :${index + 1}\ncommitter A <a@example.com> ${index + 1} +0000\ndata 1\nx\n`
    const reset = from === undefined ? `reset refs/heads/${series}/${index}\n` : ''
    return `${reset}${head}${origin}deleteall\n${files.join('')}\n`
  })
  sandbox.feed(stream.join(''), 'fast-import', '--quiet', '--force')
  sandbox.git('push', '-q', '--force', 'origin', `refs/heads/${series}/*:refs/heads/${series}/*`)
  return sandbox.git('rev-parse', ...commits.map((_, index) => `${series}/${index}`)).split('\n')
}

/** The commits that both of two come from, apart from those from which another such one comes. */
function bestCommonAncestors(commits: readonly Commit[], one: number, other: number): readonly number[] {
  const ancestors = (index: number): Set<number> =>
    new Set([index, ...(commits[index]?.parents ?? []).flatMap((parent) => [...ancestors(parent)])])
  const common = [...ancestors(one).intersection(ancestors(other))]
  return common.filter((index) => !common.some((later) => later !== index && ancestors(later).has(index)))
}

type Source = { readonly directory: string; readonly git: boolean; readonly github: GitHub | undefined }

async function find({ directory, git, github }: Source, event: TriggerEvent): Promise<ChangedFiles> {
  const found = await findChangedFiles({
    ...offline,
    git: openGit({ directory, env: git ? sandbox.env : { ...sandbox.env, PATH: '/nowhere' }, server: sandbox.site }),
    github: github === undefined ? offline.github : () => Promise.resolve(github),
    event,
    base: 'auto',
    head: 'auto',
  })
  return { ...found, ...('files' in found && { files: found.files.toSorted(byPath) }) }
}

test('the same and true answer from everywhere', async () => {
  let number = 0
  let comparisons = 0
  const histories = fc.tuple(fc.array(step, { minLength: 3, maxLength: 7 }), fc.nat(), fc.nat())
  await withGitHub({ directory: sandbox.server }, async ({ github }) => {
    await fc.assert(
      fc.asyncProperty(histories, async ([steps, oneChoice, otherChoice]) => {
        const series = `series-${number++}`
        const commits = makeCommits(steps)
        const shas = importCommits(commits, series)
        const one = oneChoice % shas.length
        const other = otherChoice % shas.length
        const [base = '', head = ''] = [shas[one], shas[other]]

        const shallow = `${sandbox.directory}/${series}`
        const branch = `${series}/${other}`
        sandbox.gitIn(
          sandbox.directory,
          'clone',
          '-q',
          '--no-checkout',
          '--depth=1',
          '--branch',
          branch,
          sandbox.url,
          shallow,
        )
        const complete = { directory: sandbox.tree, git: true, github: undefined }
        const api = { directory: sandbox.tree, git: false, github }

        const push = readEvent({
          name: 'push',
          payload: payloadOf('push', { before: base, after: head }, { forced: true }),
          sha: head,
        })
        const truths = new Map<string, readonly ChangedFile[]>()
        const truthSince = (sha: string) => {
          const files = truths.get(sha) ?? trueDifference(sandbox, sandbox.tree, sha, head)
          truths.set(sha, files)
          return { kind: 'known', files, base: sha, head }
        }
        for (const source of [complete, { directory: shallow, git: true, github: undefined }, api]) {
          expect(await find(source, push)).toEqual(truthSince(base))
        }
        comparisons += truthSince(base).files.length

        const payload = payloadOf('pull-request-opened', { base, head, merge: head })
        const best = bestCommonAncestors(commits, one, other).map((index) => shas[index])
        for (const source of [complete, { directory: shallow, git: true, github }, api]) {
          const found = await find(source, readEvent({ name: 'pull_request', payload, sha: head }))
          if (best.length === 0) {
            expect(found).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('no common ancestor') })
          } else {
            expect(best).toContain(found.base)
            expect(found).toEqual(truthSince(found.base ?? ''))
          }
        }
      }),
      { numRuns: 25, seed: 20_261_121 },
    )
  })
  expect(comparisons).toBeGreaterThan(25)
}, 240_000)
