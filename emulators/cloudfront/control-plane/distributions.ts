import { isDeepStrictEqual } from 'node:util'
import { itemsOf, type Configuration } from './configuration/configuration.ts'
import { acceptConfiguration, type ConfigurationRules } from './configuration/accept-configuration.ts'
import { checkUpdate } from './configuration/check-update.ts'
import { fillIn } from './configuration/fill-in.ts'
import { makeDistributionId, makeDomainName } from './ids.ts'
import type { Quotas } from './quotas.ts'
import { callerReferenceUsed, pricingPlanHolds, refusal } from './refusals.ts'
import type { Distribution, Store, Tags } from './store.ts'

/** `deploymentMs` takes the index of the change. The other two say what a used `CallerReference` leads to. */
export type DistributionRules = ConfigurationRules & {
  readonly store: Store
  readonly quotas: Quotas
  readonly accountId: string
  readonly now: () => number
  readonly deploymentMs: (index: number) => number
  readonly reuseOfDeletedReference: 'allowed' | 'refused'
  readonly repeatedCreation: 'refused' | 'answered'
}

export type GivenDistribution = Pick<Distribution, 'id' | 'domainName' | 'config' | 'tags' | 'hasPricingPlan'>

export type Distributions = {
  readonly create: (config: Configuration, tags: Tags) => Distribution
  readonly update: (id: string, ifMatch: string | undefined, config: Configuration) => Distribution
  readonly delete: (id: string, ifMatch: string | undefined) => void
  readonly add: (given: GivenDistribution) => Distribution
  /** Without checks, like another writer. */
  readonly change: (id: string, change: (config: Configuration) => Configuration) => Distribution
  readonly moveEtag: (id: string) => Distribution
  readonly statusOf: (distribution: Distribution) => 'InProgress' | 'Deployed'
}

const ETAG = /^E[0-9A-Z]+$/

export function createDistributions(rules: DistributionRules): Distributions {
  const { store, now } = rules
  let changes = 0

  const keep = (distribution: Distribution): Distribution => {
    store.distributions.set(distribution.id, distribution)
    store.callerReferences.set(distribution.config.CallerReference, distribution.id)
    return distribution
  }
  const nextChange = () => {
    const change = { etag: makeDistributionId(), lastModified: now(), deploys: now() + rules.deploymentMs(changes) }
    changes += 1
    return change
  }
  const arnOf = (id: string) => `arn:aws:cloudfront::${rules.accountId}:distribution/${id}`
  const statusOf = ({ deploys }: Distribution) => (deploys > now() ? 'InProgress' : 'Deployed')

  return {
    create: (config, tags) => {
      const accepted = acceptConfiguration(config, rules)
      const repeated = rules.repeatedCreation === 'answered' ? findCreated(accepted, store) : undefined
      if (repeated !== undefined) return repeated
      checkCallerReference(config.CallerReference, store, rules.reuseOfDeletedReference)
      checkAliasesAreFree(accepted, undefined, store)
      rules.quotas.admitDistribution(store.distributions.size)
      const id = makeDistributionId()
      const domainName = makeDomainName()
      return keep({ id, arn: arnOf(id), domainName, ...nextChange(), config: accepted, tags, hasPricingPlan: false })
    },
    update: (id, ifMatch, config) => {
      const distribution = findMatching(store, id, ifMatch)
      checkUpdate(config, distribution.config)
      const accepted = acceptConfiguration(config, rules)
      checkAliasesAreFree(accepted, id, store)
      return keep({ ...distribution, ...nextChange(), config: accepted })
    },
    delete: (id, ifMatch) => {
      const distribution = findMatching(store, id, ifMatch)
      if (distribution.hasPricingPlan) throw pricingPlanHolds()
      // Also while disabling is in progress (rebuy-de/aws-nuke#155).
      if (distribution.config.Enabled || statusOf(distribution) === 'InProgress') {
        throw refusal('DistributionNotDisabled')
      }
      if ([...store.tenants.values()].some(({ distributionId }) => distributionId === id))
        throw refusal('ResourceInUse')
      store.distributions.delete(id)
    },
    add: (given) =>
      keep({ ...given, arn: arnOf(given.id), etag: makeDistributionId(), lastModified: now(), deploys: now() }),
    change: (id, change) => {
      const distribution = findDistribution(store, id)
      return keep({ ...distribution, ...nextChange(), config: fillIn(change(distribution.config)) })
    },
    moveEtag: (id) => keep({ ...findDistribution(store, id), etag: makeDistributionId() }),
    statusOf,
  }
}

export function findDistribution(store: Store, id: string): Distribution {
  const distribution = store.distributions.get(id)
  if (distribution === undefined) throw refusal('NoSuchDistribution')
  return distribution
}

function findMatching(store: Store, id: string, ifMatch: string | undefined): Distribution {
  const distribution = findDistribution(store, id)
  if (ifMatch === undefined || !ETAG.test(ifMatch)) throw refusal('InvalidIfMatchVersion')
  if (ifMatch !== distribution.etag) throw refusal('PreconditionFailed')
  return distribution
}

/** A reference is never free again. */
function checkCallerReference(
  reference: string,
  store: Store,
  reuseOfDeleted: DistributionRules['reuseOfDeletedReference'],
): void {
  const id = store.callerReferences.get(reference)
  if (id === undefined || (reuseOfDeleted === 'allowed' && !store.distributions.has(id))) return
  throw callerReferenceUsed(id)
}

function findCreated(config: Configuration, store: Store): Distribution | undefined {
  const existing = store.distributions.get(store.callerReferences.get(config.CallerReference) ?? '')
  return existing !== undefined && isDeepStrictEqual(existing.config, config) ? existing : undefined
}

function checkAliasesAreFree(config: Configuration, id: string | undefined, store: Store): void {
  const taken = new Set(
    [
      ...[...store.distributions.values()].flatMap((each) => (each.id === id ? [] : itemsOf(each.config.Aliases))),
      ...[...store.tenants.values()].flatMap(({ domains }) => domains),
    ].map((alias) => alias.toLowerCase()),
  )
  if (itemsOf(config.Aliases).some((alias) => taken.has(alias.toLowerCase()))) throw refusal('CNAMEAlreadyExists')
}
