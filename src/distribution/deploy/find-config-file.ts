import type { Git } from '../../repository/git.ts'
import { describeRevision, readCommittedFile } from '../../github/read-committed-file.ts'
import { readSha, type Revision } from '../../repository/revision.ts'
import type { TriggerEvent } from '../../event/event.ts'
import { InvalidInput } from '../../faults.ts'
import type { GitHub } from '../../github/github.ts'
import type { Workspace } from '../../repository/workspace.ts'

export type ConfigFile = { readonly file: string; readonly bytes: Uint8Array }

export type ConfigSources = {
  readonly event: TriggerEvent
  readonly head: Revision | undefined
  readonly workspace: Workspace
  readonly git: Git
  readonly github: () => Promise<GitHub>
}

const DEFAULT_FILES = ['yml', 'yaml', 'json', 'xml'].map((ending) => `.github/cloudfront-distribution.${ending}`)

/** Reads a file by its path from the repository's root; undefined if it does not exist. */
type ReadFile = (file: string) => Promise<Uint8Array | undefined>

/**
 * Without `file`, looks for the default names. Rejects with an InvalidInput if the file does not exist, and with a
 * Failure if the commit cannot be read.
 */
export async function findConfigFile(
  wanted: { readonly file: string | undefined; readonly ref: string },
  sources: ConfigSources,
): Promise<ConfigFile> {
  const ref = resolveConfigRef(wanted.ref, sources.event)
  if (ref === 'head' && sources.event.foreign === undefined) return findInCheckout(wanted.file, sources)
  const revision = nameRevision(ref, sources)
  requireReviewed(revision, sources)
  const found = await findBy(readAt(revision, sources), wanted.file)
  if (found) return found
  throw missing(wanted.file, `in ${describeRevision(revision)}`)
}

/** `auto` is the reviewed commit of an unreviewed event. */
export function resolveConfigRef(ref: string, { foreign }: Pick<TriggerEvent, 'foreign'>): string {
  if (ref !== 'auto') return ref
  return foreign === undefined ? 'head' : 'base'
}

/** Refuses a commit of a foreign pull request, even if the workflow names it by its SHA or as `refs/pull/7/head`. */
function requireReviewed(revision: Revision, { event, head }: ConfigSources): void {
  const { foreign, pullRequest, sha } = event
  if (foreign === undefined) return
  const ofPullRequest =
    pullRequest?.merged === true ? [pullRequest.head] : [pullRequest?.head, pullRequest?.mergeCommit]
  const reviewed = [foreign.reviewed, readSha(sha), ...(pullRequest?.merged === true ? [pullRequest.mergeCommit] : [])]
  const isOneOf = (revisions: readonly (Revision | undefined)[]) =>
    revisions.some((each) => each?.kind === 'sha' && revision.kind === 'sha' && each.sha === revision.sha)
  const isForeign =
    revision.kind === 'ref' ? /(?:^|\/)pull\/\d+\//.test(revision.ref) : isOneOf([head, ...ofPullRequest])
  if (!isForeign || isOneOf(reviewed)) return
  throw new InvalidInput([
    {
      at: { input: 'config-ref' },
      message: `${describeRevision(revision)} is the commit of ${foreign.what}, which may be anyone's; leave out \`config-ref\`, or give a commit that was reviewed`,
    },
  ])
}

async function findInCheckout(file: string | undefined, sources: ConfigSources): Promise<ConfigFile> {
  const read: ReadFile = (path) =>
    sources.workspace.read(path).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error)
      throw invalid(`${JSON.stringify(path)} cannot be read: ${why}`)
    })
  const found = await findBy(read, file)
  if (found) return found
  const elsewhere = sources.head && (await findBy(readAt(sources.head, sources), file).catch(() => undefined))
  if (elsewhere) return elsewhere
  throw missing(file, 'in the workspace')
}

function nameRevision(ref: string, { event, head }: ConfigSources): Revision {
  if (ref !== 'base' && ref !== 'head') return readSha(ref) ?? { kind: 'ref', ref }
  const revision = ref === 'base' ? (event.foreign?.reviewed ?? event.pullRequest?.base) : head
  if (revision) return revision
  throw new InvalidInput([
    {
      at: { input: 'config-ref' },
      message: `the event ${JSON.stringify(event.name)} has no ${ref} commit; give a branch, a tag or a SHA, or \`head\` for what is checked out`,
    },
  ])
}

async function findBy(read: ReadFile, file: string | undefined): Promise<ConfigFile | undefined> {
  const found: ConfigFile[] = []
  for (const candidate of file === undefined ? DEFAULT_FILES : [file]) {
    const bytes = await read(candidate)
    if (bytes) found.push({ file: candidate, bytes })
  }
  if (found.length <= 1) return found[0]
  const names = found.map((one) => one.file).join(' and ')
  throw invalid(`there are ${names}; name one of them`)
}

function readAt(revision: Revision, { event, git, github }: ConfigSources): ReadFile {
  return (file) => readCommittedFile(file, { revision, git, github, fromServer: event.foreign !== undefined })
}

function missing(file: string | undefined, where: string): InvalidInput {
  return invalid(
    file === undefined
      ? `none of ${DEFAULT_FILES.join(', ')} exists ${where}; give the file's path`
      : `the file ${JSON.stringify(file)} does not exist ${where}; check the path, and that the repository is checked out before this step`,
  )
}

function invalid(message: string): InvalidInput {
  return new InvalidInput([{ at: { input: 'config-file' }, message }])
}
