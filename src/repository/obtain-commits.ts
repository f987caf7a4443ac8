import { GitFailure, type Git } from './git.ts'
import type { Revision } from './revision.ts'

/** In one call. Returns all full SHAs in order. */
export async function obtainCommits(git: Git, revisions: readonly Revision[]): Promise<readonly string[]> {
  const here = await git.resolve(revisions.map(nameOf))
  const wanted: string[] = []
  for (const [index, revision] of revisions.entries()) wanted.push(here[index] ?? (await findSha(git, revision)))
  const missing = new Set(wanted.filter((_, index) => here[index] === undefined))
  if (missing.size === 0) return wanted

  await git.fetchCommits([...missing])
  // An annotated tag can be resolved only after it was fetched.
  const fetched = await git.resolve(wanted)
  return wanted.map((sha, index) => {
    const commit = fetched[index]
    if (commit !== undefined) return commit
    throw new GitFailure(`${sha} was fetched, but it is not a commit. Give a commit, a branch or a tag.`)
  })
}

async function findSha(git: Git, revision: Revision): Promise<string> {
  if (revision.kind === 'sha') return revision.sha
  const sha = await git.lookUpOnServer(revision.ref)
  if (sha !== undefined) return sha
  throw new GitFailure(
    `${JSON.stringify(revision.ref)} is neither a commit of this clone nor a branch or tag of the server. ` +
      'Check the name, or give a full SHA.',
  )
}

function nameOf(revision: Revision): string {
  return revision.kind === 'sha' ? revision.sha : revision.ref
}
