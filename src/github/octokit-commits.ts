import { requireAnswer } from './ask.ts'
import { joinDiverged, readComparedFiles } from './comparison-files.ts'
import { GitHubFailure, type GitHub } from './github.ts'
import { connectToTrees } from './octokit-trees.ts'
import { concernsToken, isNoCommit, isNoCommonAncestor } from './refusal.ts'
import type { Session } from './session.ts'
import { arrayOf, mayBeMissing, members, type AnswerShape } from './shape.ts'
import { diffTrees } from './tree-diff.ts'

const COMMIT = members({ sha: 'sha', parents: arrayOf(members({ sha: 'sha' })) })

const COMPARISON = members({
  merge_base_commit: members({ sha: 'sha' }),
  files: mayBeMissing(
    arrayOf(
      members({
        filename: 'text',
        previous_filename: mayBeMissing('text'),
        status: 'text',
        changes: 'number',
        patch: mayBeMissing('text'),
      }),
    ),
  ),
})

/** A link or a submodule has no encoding. */
const CONTENT: AnswerShape = {
  anyOf: [
    members({ type: 'text', encoding: 'text', content: 'text', size: 'number' }),
    members({ type: 'text', encoding: { anyOf: [null] }, size: 'number' }),
  ],
}

export type CommitCall = 'commit' | 'diff' | 'listEntries' | 'mergeBase' | 'readFile' | 'readTree'

export function openCommitCalls(session: Session): Pick<GitHub, CommitCall> {
  const { listTree, ...trees } = connectToTrees(session)
  return {
    commit: (ref) => findCommit(session, ref),
    diff: async (base, head) => {
      if (base === head) return []
      const compared = await diffByComparison(session, base, head)
      return compared ?? diffTrees({ base, head, listTree })
    },
    mergeBase: async (one, other) => {
      const reply = await askToCompare(session, one, other)
      if (reply.kind === 'refused' && isNoCommonAncestor(reply.refusal)) return undefined
      return requireAnswer(reply).merge_base_commit.sha
    },
    ...trees,
    readFile: (path, ref) => readFile(session, path, ref),
  }
}

async function findCommit({ ask, rest, request }: Session, ref: string): ReturnType<GitHub['commit']> {
  // These would lead to other URLs of the API.
  if (/^\.{0,2}$/.test(ref)) return undefined
  const reply = await ask({
    what: `Looking for the commit of ${JSON.stringify(ref)} by GitHub's API`,
    permission: 'contents',
    // The pages are of files, which we do not need.
    send: () => rest.repos.getCommit({ ...request(), ref, per_page: 1 }),
    shape: COMMIT,
  })
  if (reply.kind === 'refused' && isNoCommit(reply.refusal)) return undefined
  const { sha, parents } = requireAnswer(reply)
  return { sha, parents: parents.map((parent) => parent.sha) }
}

async function readFile({ ask, rest, request }: Session, path: string, ref: string): ReturnType<GitHub['readFile']> {
  const what = `Reading ${JSON.stringify(path)} of ${ref} by GitHub's API`
  const reply = await ask({
    what,
    permission: 'contents',
    send: () => rest.repos.getContent({ ...request(), path, ref }),
    shape: { anyOf: [CONTENT, arrayOf(members({}))] },
  })
  if (reply.kind === 'refused' && reply.refusal.status === 404) return undefined
  const found = requireAnswer(reply)
  if (Array.isArray(found) || found.type !== 'file') return undefined
  // Above 1 MB, GitHub gives only the size.
  if (found.encoding !== 'base64') throw new GitHubFailure(`${what} failed: the file has ${found.size} bytes.`)
  return Buffer.from(found.content, 'base64')
}

/** Returns undefined if GitHub's comparisons may be incomplete. */
async function diffByComparison(session: Session, base: string, head: string) {
  const forward = await tryToCompare(session, base, head)
  const mergeBase = forward?.merge_base_commit.sha
  const changedInHead = mergeBase === head ? [] : readComparedFiles(forward?.files)
  if (mergeBase === base || changedInHead === undefined) return changedInHead
  const backward = await tryToCompare(session, head, base)
  const changedInBase = readComparedFiles(backward?.files)
  return changedInBase && joinDiverged(changedInBase, changedInHead)
}

/** Returns undefined if GitHub refuses, because a comparison can take it too long. */
async function tryToCompare(session: Session, base: string, head: string) {
  const reply = await askToCompare(session, base, head)
  if (reply.kind === 'answer') return reply.data
  if (concernsToken(reply.refusal)) throw reply.failure
  return undefined
}

function askToCompare({ ask, rest, request }: Session, base: string, head: string) {
  return ask({
    what: `Comparing ${base} with ${head} by GitHub's API`,
    permission: 'contents',
    // The pages are of commits; the first one has all files.
    send: () =>
      rest.repos.compareCommitsWithBasehead({ ...request(), basehead: `${base}...${head}`, per_page: 1, page: 1 }),
    shape: COMPARISON,
  })
}
