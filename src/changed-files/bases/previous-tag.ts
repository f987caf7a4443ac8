import type { Bases } from './bases.ts'
import { Unknowable, askInTurn, type CommitSources } from '../../github/commit-sources.ts'
import { GitFailure } from '../../repository/git.ts'
import type { Revision } from '../../repository/revision.ts'
import { compareTags, isOfSameSeries, patternOf } from './tag-order.ts'

/**
 * The tag of the same pattern that comes before the one given by its version, whether one can be reached from the other or not. A
 * workflow may leave prereleases out, or not: where one came between, either it or the version before is served, and both are
 * given. If the series goes on after the tag, as with a fix for an older version or an old run that is run again, what is
 * served is not known.
 */
export async function findPreviousTag(sources: CommitSources, tag: string): Promise<Bases> {
  const tags = await listTags(sources, tag)
  const series = tags
    .filter(({ name }) => name !== tag && isOfSameSeries(name, tag))
    .toSorted((one, other) => compareTags(other.name, one.name))
  const [latest] = series
  const alike = series.find(({ name }) => patternOf(name) === patternOf(tag))
  if (latest !== undefined && compareTags(latest.name, tag) >= 0) {
    throw new Unknowable(
      `The tag ${JSON.stringify(latest.name)} is not an older version than ${JSON.stringify(tag)}, so the version that was served last is unknown. Give \`base:\`.`,
    )
  }
  if (latest === undefined || alike === undefined) {
    throw new Unknowable(
      `No tag like ${JSON.stringify(tag)} has a lower version to compare with. Give \`base:\`, a ref or SHA.`,
    )
  }
  return latest === alike ? [alike.names] : [alike.names, latest.names]
}

type Tag = { readonly name: string; readonly names: Revision }

/** The server's tags, since those of the clone may be few, or old, with what each names. */
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
