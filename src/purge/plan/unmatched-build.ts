import type { ChangedFiles } from '../../changed-files/changed-files.ts'
import { Failure } from '../../failure.ts'
import type { Target } from './target.ts'

/** Rules for other files, such as a site's sources, would silently purge nothing of a build. */
export function findUnmatchedBuild(
  { changes: source, rules, unmatched }: Target,
  changes: ChangedFiles | undefined,
): Failure | undefined {
  if (source?.kind !== 'build' || changes?.site === undefined || unmatched === 'all') return undefined
  const deleted = changes.kind === 'known' ? changes.files.map(({ path }) => path) : []
  const isPurged = (path: string) => (rules.ruleFor(path)?.targets.length ?? 0) > 0
  if (changes.site.some(isPurged) || deleted.some(isPurged)) return undefined
  const [example = ''] = changes.site
  const { directory } = source
  const glob = directory === '' ? '**' : `${directory}/**`
  return new Failure(
    `No rule purges any of the ${changes.site.length} files of the build in ${JSON.stringify(directory)}, such as ${JSON.stringify(example)}.`,
    `Rules and \`root\` name the files of the build from the workspace: write \`${glob} -> /{path}\`, or leave both out, and the build is the site's root.`,
  )
}
