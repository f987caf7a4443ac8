/** The border between the SDK's types of a configuration and plain data. */
import type { DistributionConfig } from '@aws-sdk/client-cloudfront'
import { isStructure, type ConfigStructure, type ConfigValue } from '../config-value.ts'

/**
 * A whole configuration as the SDK's client takes it. The cast is sound where the configuration was checked by the SDK's own schema
 * or came from `fromServiceConfig`; whatever else it is, the SDK only writes what its schema knows.
 */
export function toServiceConfig(config: ConfigStructure): DistributionConfig {
  return config as unknown as DistributionConfig
}

/**
 * What the service answered, as plain data: members that did not come are left out. Throws for what no configuration holds, such as
 * a date.
 */
export function fromServiceConfig(config: DistributionConfig): ConfigStructure {
  const value = toValue(config)
  if (!isStructure(value)) throw new Error('the answer holds no configuration')
  return value
}

function toValue(answer: unknown): ConfigValue {
  if (typeof answer === 'string' || typeof answer === 'number' || typeof answer === 'boolean') return answer
  if (Array.isArray(answer)) return answer.map(toValue)
  if (!isPlainObject(answer)) throw new Error(`the answer's configuration holds ${String(answer)}`)
  return Object.fromEntries(
    Object.entries(answer).flatMap(([member, value]) => (value === undefined ? [] : [[member, toValue(value)]])),
  )
}

/** A date or a stream is an object, too, but tells its kind. */
function isPlainObject(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]'
}
