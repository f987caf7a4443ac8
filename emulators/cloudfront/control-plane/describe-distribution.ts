import { behaviorsOf, itemsOf, type ConfiguredBehavior } from './configuration/configuration.ts'
import { listOf } from './configuration/counted-list.ts'
import type { Distribution } from './store.ts'

export type DistributionState = {
  readonly status: 'InProgress' | 'Deployed'
  readonly inProgressInvalidations: number
}

export function describeDistribution(distribution: Distribution, state: DistributionState): object {
  const { config } = distribution
  return {
    ...describeIdentity(distribution, state),
    InProgressInvalidationBatches: state.inProgressInvalidations,
    ActiveTrustedSigners: describeSigners(config, ({ TrustedSigners }) => TrustedSigners, 'AwsAccountNumber'),
    ActiveTrustedKeyGroups: describeSigners(config, ({ TrustedKeyGroups }) => TrustedKeyGroups, 'KeyGroupId'),
    DistributionConfig: config,
    ...describeRecordals(distribution),
  }
}

export function summarizeDistribution(distribution: Distribution, state: DistributionState) {
  return {
    ...distribution.config,
    ...describeIdentity(distribution, state),
    ...describeRecordals(distribution),
    ETag: distribution.etag,
  }
}

function describeIdentity(distribution: Distribution, { status }: DistributionState) {
  return {
    Id: distribution.id,
    ARN: distribution.arn,
    Status: status,
    LastModifiedTime: new Date(distribution.lastModified),
    DomainName: distribution.domainName,
  }
}

/** Accounts are not modelled, so none has an active key pair. */
function describeSigners(
  config: Distribution['config'],
  signersOf: (
    behavior: ConfiguredBehavior,
  ) => { readonly Enabled: boolean; readonly Items?: readonly string[] | undefined } | undefined,
  name: 'AwsAccountNumber' | 'KeyGroupId',
) {
  const trusting = behaviorsOf(config)
    .map(signersOf)
    .filter((signers) => signers?.Enabled === true)
  const signers = new Set(trusting.flatMap(itemsOf))
  return {
    Enabled: trusting.length > 0,
    ...listOf([...signers].map((signer) => ({ [name]: signer, KeyPairIds: { Quantity: 0 } }))),
  }
}

function describeRecordals({ config }: Distribution) {
  const aliases = itemsOf(config.Aliases)
  if (aliases.length === 0) return {}
  return { AliasICPRecordals: aliases.map((CNAME) => ({ CNAME, ICPRecordalStatus: 'APPROVED' })) }
}
