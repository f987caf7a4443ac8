import { Failure } from '../../failure.ts'
import {
  chooseOwned,
  listWithTags,
  ownedOf,
  type ListedDistribution,
  type OwnedDistribution,
  type OwnershipDependencies,
} from '../ownership/find-owned.ts'
import { isFormer, logFormerNames } from '../ownership/former-name.ts'
import { describeManager, findStack } from '../ownership/held-elsewhere.ts'
import { isSameRepository, otherFile, readOwnership, RESERVED_PREFIX, type Ownership } from '../ownership/tags.ts'
import type { Tags } from '../../cloudfront/distributions.ts'
import type { Log } from '../../log.ts'
import type { DistributionFile } from '../configuration/normalising/distribution-file.ts'
import { requireFree, requireFreeOfTenants } from './conflicts.ts'

export type DeployTargetRequest = {
  readonly ownership: Ownership
  readonly file: DistributionFile
  readonly adopt: string | undefined
}

export type DeployTarget =
  | { readonly kind: 'missing'; readonly all: readonly ListedDistribution[] }
  | { readonly kind: 'ours'; readonly owned: OwnedDistribution }
  | { readonly kind: 'adopted'; readonly owned: OwnedDistribution }

/**
 * Rejects with a Failure if another file describes the distribution, it cannot be taken over, or another distribution
 * has what the file asks for.
 */
export async function findTarget(
  request: DeployTargetRequest,
  dependencies: OwnershipDependencies & { readonly log: Pick<Log, 'notice'> },
): Promise<DeployTarget> {
  const { ownership, file } = request
  const all = await listWithTags(dependencies)
  const target = chooseTarget(request, all)
  if (target.kind === 'missing') logFormerNames(ownedOf(all), ownership, dependencies.log)
  const account = { all, ownership, own: target.kind === 'missing' ? undefined : target.owned.id }
  requireFree(file, account)
  await requireFreeOfTenants(file, account, dependencies.distributions)
  return target
}

function chooseTarget(
  { ownership, file, adopt }: DeployTargetRequest,
  all: readonly ListedDistribution[],
): DeployTarget {
  const claim = chooseOwned(ownedOf(all), ownership)
  if (adopt === undefined) {
    if (claim === undefined) return { kind: 'missing', all }
    requireSameFile(claim, ownership, file)
    return { kind: 'ours', owned: claim }
  }
  if (claim !== undefined) {
    if (claim.id === adopt) return { kind: 'ours', owned: claim }
    throw new Failure(
      `\`${ownership.name}\` of this repository is distribution ${claim.id} already, so distribution ${adopt} cannot be taken over under this name. Nothing was changed.`,
      `Give ${adopt} another \`name\`. To put it in the place of ${claim.id}, first take this name from ${claim.id}, which stays as it is: \`${untagCommand(claim.arn)}\`.`,
    )
  }
  const found = all.find(({ id }) => id === adopt)
  if (found === undefined) {
    throw new Failure(
      `Distribution ${adopt} is to be taken over, and the account of these credentials does not have it (${all.length} distributions were listed). Nothing was changed.`,
      'Compare `distribution:` with `aws cloudfront list-distributions`, and the account with `aws sts get-caller-identity`.',
    )
  }
  requireAdoptable(found, ownership)
  return { kind: 'adopted', owned: { ...found, owner: ownership } }
}

/** Two files with one `name` would overwrite each other. */
function requireSameFile({ id, tags }: OwnedDistribution, { name }: Ownership, { file }: DistributionFile): void {
  const other = otherFile(tags, file)
  if (other === undefined) return
  throw new Failure(
    `\`${name}\`, distribution ${id}, is described by ${other}, and this step gives ${file}. Nothing was changed.`,
    `Give one of the two files another \`name\`. If ${file} is to describe it from now on, add \`distribution: ${id}\` to the inputs of this step for one run.`,
  )
}

export function requireAdoptable(
  { id, arn, tags }: { readonly id: string; readonly arn: string; readonly tags: Tags },
  ownership: Ownership,
): void {
  const owner = readOwnership(tags)
  if (owner === undefined ? findStack(tags) === undefined : isFormer(owner, ownership)) return
  const message = `Distribution ${id} cannot be taken over as \`${ownership.name}\`: it is the one ${describeManager(tags, ownership)}. Nothing was changed.`
  if (owner === undefined) {
    throw new Failure(
      message,
      'Change it in the template of that stack. To manage it here, remove it from the stack with `DeletionPolicy: Retain` first.',
    )
  }
  const untag = untagCommand(arn)
  throw new Failure(
    message,
    isSameRepository(owner, ownership)
      ? `Deploy it with \`name: ${owner.name}\`. To give it the new name, release it first: \`${untag}\`.`
      : `To manage it here, first remove the workflow of ${owner.repository} that deploys it. Then remove its tag: \`${untag}\`.`,
  )
}

/** Takes the name from a distribution, which is then nobody's. */
function untagCommand(arn: string): string {
  return `aws cloudfront untag-resource --resource ${arn} --tag-keys Items=${RESERVED_PREFIX}name`
}
