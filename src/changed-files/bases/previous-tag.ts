import type { Bases } from './bases.ts'
import { Unknowable, askInTurn, type CommitSources } from '../../github/commit-sources.ts'
import { GitFailure } from '../../repository/git.ts'
import type { Revision } from '../../repository/revision.ts'
import { compareTags, isLaterBuild, isOfSameSeries, kindOf } from './tag-order.ts'

/**
 * The previous version with the same kind of tag; prereleases as in `findPreviousRelease`. Unknown if a higher version
 * exists.
 */
export async function findPreviousTag(sources: CommitSources, tag: string): Promise<Bases> {
  const tags = await listTags(sources, tag)
  const series = tags
    .filter(({ name }) => name !== tag && isOfSameSeries(name, tag))
    .toSorted((one, other) => compareTags(other.name, one.name))
  const [latest] = series
  const sameKind = series.find(({ name }) => kindOf(name) === kindOf(tag))
  if (latest !== undefined && compareTags(latest.name, tag) >= 0) {
    throw new Unknowable(
      `The tag ${JSON.stringify(latest.name)} is not an older version than ${JSON.stringify(tag)}, so the version that was served last is unknown. Give \`base:\`.`,
    )
  }
  if (latest === undefined || sameKind === undefined) {
    throw new Unknowable(
      `No tag like ${JSON.stringify(tag)} has a lower version to compare with. Give \`base:\`, a ref or SHA.`,
    )
  }
  const laterBuild = series.find(({ name }) => isLaterBuild(name, sameKind.name))
  const others = new Set([latest, ...(laterBuild === undefined ? [] : [laterBuild])])
  others.delete(sameKind)
  return [sameKind.names, ...Array.from(others, ({ names }) => names)]
}

type Tag = { readonly name: string; readonly names: Revision }

/** The clone's tags may be few or outdated. */
function listTags({ git, github }: CommitSources, tag: string): Promise<readonly Tag[]> {
  return askInTurn<readonly Tag[]>([
    {
      what: 'On the server',
      ask: async () => {
        const tags = await git.tagsOnServer()
        if (!tags.has(tag))
          throw new GitFailure(`\`origin\` has no tag ${JSON.stringify(tag)}: it is another repository.`)
        return Array.from(tags, ([name, sha]) => ({ name, names: { kind: 'sha', sha } }))
      },
    },
    {
      what: "By GitHub's API",
      ask: async () => {
        const tags = await (await github()).tags()
        return tags.map((name) => ({ name, names: { kind: 'ref', ref: `refs/tags/${name}` } }))
      },
    },
  ])
}
