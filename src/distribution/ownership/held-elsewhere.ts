import type { Tags } from '../../cloudfront/distributions.ts'
import { Failure } from '../../failure.ts'
import { isSameRepository, readOwnership, type Ownership } from './tags.ts'

export type HeldElsewhere = {
  /** `The alias www.example.com` */
  readonly what: string
  readonly holder: { readonly id: string; readonly tags: Tags }
  readonly ownership: Ownership
  /** The alternative: ``remove `CallerReference` from site.yml`` */
  readonly instead: string
}

/** The error that another distribution has something. It says how to take that distribution over. */
export function heldElsewhere({ what, holder, ownership, instead }: HeldElsewhere): Failure {
  const { id, tags } = holder
  const message = `${what} belongs to distribution ${id}, ${describeManager(tags, ownership)}. Nothing was changed.`
  const without = `${instead.charAt(0).toUpperCase()}${instead.slice(1)}.`
  if (readOwnership(tags) !== undefined || findStack(tags) !== undefined) return new Failure(message, without)
  return new Failure(
    message,
    `To take ${id} over, add \`distribution: ${id}\` to the inputs of this step beside \`name: ${ownership.name}\`, and look at the plan with \`dry-run: true\` first. Otherwise ${instead}.`,
  )
}

/** A clause: `which this action does not manage` */
export function describeManager(tags: Tags, { repository, repositoryId }: Ownership): string {
  const owner = readOwnership(tags)
  const stack = findStack(tags)
  if (owner !== undefined) {
    const whose = isSameRepository(owner, { repository, repositoryId }) ? 'this repository' : owner.repository
    return `which is \`${owner.name}\` of ${whose} by its tags`
  }
  if (stack !== undefined) return `which the CloudFormation stack ${stack} manages`
  return 'which this action does not manage'
}

/** Only AWS can set tags that begin with `aws:`. */
export function findStack(tags: Tags): string | undefined {
  const keys = [...tags.keys()].filter((key) => key.startsWith('aws:cloudformation:'))
  return keys.length === 0 ? undefined : (tags.get('aws:cloudformation:stack-name') ?? '(of an unknown name)')
}
