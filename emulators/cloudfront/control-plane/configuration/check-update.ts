import { IllegalUpdate$ } from '@aws-sdk/client-cloudfront'
import { ServiceError } from '../../protocol/service-error.ts'
import { refusal } from '../refusals.ts'
import { behaviorsOf, type Configuration, type ConfiguredBehavior, type ConfiguredOrigin } from './configuration.ts'

/** Members that only a creation may leave out. */
const OF_CONFIGURATION: readonly (keyof Configuration)[] = [
  'Aliases',
  'DefaultRootObject',
  'CacheBehaviors',
  'CustomErrorResponses',
  'Logging',
  'PriceClass',
  'ViewerCertificate',
  'Restrictions',
  'WebACLId',
  'HttpVersion',
]
const OF_BEHAVIOR: readonly (keyof ConfiguredBehavior)[] = [
  'AllowedMethods',
  'SmoothStreaming',
  'Compress',
  'LambdaFunctionAssociations',
  'FieldLevelEncryptionId',
]

/** Multi-tenant distributions have no smooth streaming. */
const OF_TENANT_BEHAVIOR = OF_BEHAVIOR.filter((member) => member !== 'SmoothStreaming')

/** Undocumented (aws-controllers-k8s/community#2335, ubergeek42/lambda-letsencrypt#22). */
const OF_ORIGIN: readonly (keyof ConfiguredOrigin)[] = ['CustomHeaders']
const OF_CUSTOM_ORIGIN: readonly (keyof NonNullable<ConfiguredOrigin['CustomOriginConfig']>)[] = [
  'OriginSslProtocols',
  'OriginReadTimeout',
  'OriginKeepaliveTimeout',
]
const OF_FORWARDED_VALUES: readonly (keyof NonNullable<ConfiguredBehavior['ForwardedValues']>)[] = [
  'QueryStringCacheKeys',
]

/** Takes the configuration before it is filled in. */
export function checkUpdate(config: Configuration, stored: Configuration): void {
  if (config.CallerReference !== stored.CallerReference) throw refusal('IllegalUpdate')
  if ((config.Staging ?? false) !== (stored.Staging ?? false)) throw illegalUpdate('Staging cannot be changed in place')
  if ((config.ConnectionMode ?? 'direct') !== (stored.ConnectionMode ?? 'direct'))
    throw illegalUpdate('ConnectionMode cannot be changed in place')
  demand(config, OF_CONFIGURATION)
  for (const origin of config.Origins.Items) {
    demand(origin, OF_ORIGIN)
    if (origin.CustomOriginConfig !== undefined) demand(origin.CustomOriginConfig, OF_CUSTOM_ORIGIN)
  }
  for (const behavior of behaviorsOf(config)) {
    demand(behavior, config.ConnectionMode === 'tenant-only' ? OF_TENANT_BEHAVIOR : OF_BEHAVIOR)
    if (behavior.ForwardedValues !== undefined) demand(behavior.ForwardedValues, OF_FORWARDED_VALUES)
  }
  // aws/aws-sdk-kotlin#1608
  if (config.Logging?.Enabled !== false && config.Logging?.IncludeCookies === undefined) {
    throw illegalUpdate(
      'You must specify IncludeCookies when Enabled is missing or set to true within a Logging object',
    )
  }
}

function demand<Structure extends object>(structure: Structure, members: readonly (keyof Structure & string)[]): void {
  const missing = members.find((member) => structure[member] === undefined)
  if (missing !== undefined) throw illegalUpdate(`${missing} is required for updates`)
}

function illegalUpdate(text: string): ServiceError {
  return new ServiceError(IllegalUpdate$, text)
}
