import type { Log } from '../../log.ts'
import type { OwnedDistribution } from './find-owned.ts'
import { isSameName, type Ownership } from './tags.ts'

/**
 * Logs distributions that may be ours from before a rename or transfer of the repository. Their tags have no ID of a
 * repository, so only a person can decide.
 */
export function logFormerNames(
  listed: readonly OwnedDistribution[],
  ownership: Ownership,
  log: Pick<Log, 'notice'>,
): void {
  for (const { id, owner } of listed) {
    if (!isFormer(owner, ownership)) continue
    log.notice(
      `Distribution ${id} is tagged as \`${owner.name}\` of ${owner.repository}. If that is an earlier name of this repository, deploy it once with \`distribution: ${id}\`: that records the ID of the repository, which no rename changes.`,
    )
  }
}

export function isFormer(owner: Ownership, { repository, name }: Ownership): boolean {
  return owner.name === name && owner.repositoryId === undefined && sharesHalf(owner.repository, repository)
}

/** A rename keeps the owner, a transfer the name. */
function sharesHalf(former: string, repository: string): boolean {
  const [account = '', own = ''] = repository.split('/')
  const [formerAccount = '', formerName = ''] = former.split('/')
  return isSameName(formerAccount, account) || isSameName(formerName, own)
}
