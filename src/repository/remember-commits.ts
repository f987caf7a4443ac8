import type { Git } from './git.ts'

export function rememberCommits<Opened extends Git>(git: Opened): Opened {
  const known = new Set<string>()
  return {
    ...git,
    resolve: async (revisions) => {
      if (revisions.every((revision) => known.has(revision))) return revisions
      const found = await git.resolve(revisions)
      for (const [index, revision] of revisions.entries()) if (found[index] === revision) known.add(revision)
      return found
    },
  }
}
