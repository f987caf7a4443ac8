import type { Bases } from './bases.ts'
import { Unknowable, askInTurn, type CommitSources } from '../../github/commit-sources.ts'
import type { Release } from '../../github/github.ts'
import type { Revision } from '../../repository/revision.ts'
import type { PublishedRelease } from '../../event/event.ts'

/**
 * The previously published release. If that is a prerelease, also the one before, because a workflow may skip
 * prereleases. Unknown if a later one was published.
 */
export async function findPreviousRelease({ github }: CommitSources, ours: PublishedRelease): Promise<Bases> {
  const [latest, sameKind] = await askInTurn([
    {
      what: `Looking for the release before ${JSON.stringify(ours.tag)}`,
      ask: async () => {
        let first: Release | undefined
        for await (const release of (await github()).releases()) {
          if (release.tag === ours.tag) continue
          first ??= release
          if (release.publishedAt > ours.publishedAt || release.prerelease === ours.prerelease) return [first, release]
        }
        return [first, undefined]
      },
    },
  ])
  if (latest !== undefined && latest.publishedAt > ours.publishedAt) {
    throw new Unknowable(
      `The release ${JSON.stringify(latest.tag)} was published after ${JSON.stringify(ours.tag)}: it is unknown what is served. Give \`base:\`.`,
    )
  }
  if (latest === undefined || sameKind === undefined) {
    throw new Unknowable(
      `No ${ours.prerelease ? 'prerelease' : 'release'} was published before ${JSON.stringify(ours.tag)}. Give \`base:\`.`,
    )
  }
  return latest === sameKind ? [tagOf(sameKind)] : [tagOf(sameKind), tagOf(latest)]
}

function tagOf({ tag }: Release): Revision {
  return { kind: 'ref', ref: `refs/tags/${tag}` }
}
