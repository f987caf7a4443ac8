import { CloudFrontError, isRefusedAs } from '../../cloudfront/errors.ts'
import { isGone, type Distributions, type TenantOfDomain } from '../../cloudfront/distributions.ts'
import { countedItems } from '../../cloudfront/config-value.ts'
import type { DistributionFile } from '../configuration/normalising/distribution-file.ts'
import type { ListedDistribution } from '../ownership/find-owned.ts'
import { Failure } from '../../failure.ts'
import { describeManager, heldElsewhere } from '../ownership/held-elsewhere.ts'
import { mapAtOnce } from '../../waiting/map-at-once.ts'
import { readOwnership, type Ownership } from '../ownership/tags.ts'

type Account = {
  readonly all: readonly ListedDistribution[]
  readonly ownership: Ownership
  readonly own: string | undefined
}

/** Throws a Failure if another distribution has an alias or the `Id` of the file. */
export function requireFree(file: DistributionFile, { all, ownership, own }: Account): void {
  const others = all.filter(({ id }) => id !== own)
  const named = others.find(({ id }) => id === file.id)
  if (named !== undefined) {
    throw heldElsewhere({
      what: `The \`Id\` in ${file.file}`,
      holder: named,
      ownership,
      instead: `remove \`Id\` from ${file.file}`,
    })
  }
  const aliases = countedItems(file.config['Aliases']).map((alias) =>
    typeof alias === 'string' ? alias.toLowerCase() : alias,
  )
  for (const holder of others) {
    const taken = holder.aliases.filter((alias) => aliases.includes(alias.toLowerCase()))
    if (taken.length === 0) continue
    throw heldElsewhere({
      what: `The alias ${taken.join(', ')} of ${file.file}`,
      holder,
      ownership,
      instead: `give this distribution aliases of its own, such as \`\${NAME}.example.com\``,
    })
  }
}

const AT_ONCE = 4

/** Throws a Failure if a tenant has an alias that the distribution does not have yet. */
export async function requireFreeOfTenants(
  file: DistributionFile,
  { all, ownership, own }: Account,
  distributions: Distributions,
): Promise<void> {
  if (!all.some(({ id, isMultiTenant }) => isMultiTenant === true && id !== own)) return
  const stored = new Set(all.find(({ id }) => id === own)?.aliases.map((alias) => alias.toLowerCase()))
  const added = countedItems(file.config['Aliases']).flatMap((alias) =>
    typeof alias === 'string' && !stored.has(alias.toLowerCase()) ? [alias] : [],
  )
  const tenants = await mapAtOnce(added, AT_ONCE, (alias) => findTenant(alias, distributions))
  for (const [index, tenant] of tenants.entries()) {
    if (tenant === undefined) continue
    const alias = added[index] ?? ''
    const tags = all.find(({ id }) => id === tenant.distributionId)?.tags ?? new Map()
    throw new Failure(
      `The alias ${alias} of ${file.file} belongs to the tenant ${tenant.id} of distribution ${tenant.distributionId}, ${describeManager(tags, ownership)}. Nothing was changed.`,
      `Remove the alias from ${file.file}. If this distribution is to serve it instead of the tenant, deploy without it first, then move it with \`aws cloudfront update-domain-association --domain ${alias} --target-resource DistributionId=ID\`.`,
    )
  }
}

/** Returns undefined if CloudFront refuses the question: not all roles, partitions and emulators know tenants. */
async function findTenant(domain: string, distributions: Distributions): Promise<TenantOfDomain | undefined> {
  try {
    return await distributions.findTenant(domain)
  } catch (error) {
    if (error instanceof CloudFrontError && !error.passes) return undefined
    throw error
  }
}

/** Lists have no CallerReferences, so this reads each distribution that the action does not manage. */
export async function requireFreeReference(
  file: DistributionFile,
  { all, ownership }: Omit<Account, 'own'>,
  distributions: Distributions,
): Promise<void> {
  const { callerReference } = file
  if (callerReference === undefined) return
  const unmanaged = all.filter(({ tags }) => readOwnership(tags) === undefined)
  const references = await mapAtOnce(unmanaged, AT_ONCE, ({ id }) => readReference(id, distributions))
  const holder = unmanaged[references.indexOf(callerReference)]
  if (holder !== undefined) throw referenceHeld({ callerReference, isGiven: true, file, holder, ownership })
}

async function readReference(id: string, distributions: Distributions): Promise<unknown> {
  try {
    return (await distributions.get(id)).config['CallerReference']
  } catch (error) {
    if (isGone(error) || isRefusedAs(error, 'AccessDenied')) return undefined
    throw error
  }
}

export function referenceHeld(given: {
  readonly callerReference: string
  readonly isGiven: boolean
  readonly file: DistributionFile
  readonly holder: Pick<ListedDistribution, 'id' | 'tags'>
  readonly ownership: Ownership
}) {
  const { callerReference, isGiven, file, holder, ownership } = given
  return heldElsewhere({
    what: `The CallerReference ${callerReference}`,
    holder,
    ownership,
    instead: isGiven ? `remove \`CallerReference\` from ${file.file}` : 'give this distribution another `name`',
  })
}
