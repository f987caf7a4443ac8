import type { DistributionConfig } from '@aws-sdk/client-cloudfront'
import { NetworkFailure } from '../../network/network-failure.ts'
import { isStructure, type ConfigStructure, type ConfigValue } from '../config-value.ts'

/** The cast is safe for a checked configuration or one from `fromServiceConfig`. */
export function toServiceConfig(config: ConfigStructure): DistributionConfig {
  return config as unknown as DistributionConfig
}

/** Throws for values that no configuration has, such as dates. */
export function fromServiceConfig(config: DistributionConfig): ConfigStructure {
  const value = toValue(config)
  if (!isStructure(value)) throw new NetworkFailure('NotTheService', 'the answer has no configuration')
  return value
}

function toValue(answer: unknown): ConfigValue {
  if (typeof answer === 'string' || typeof answer === 'number' || typeof answer === 'boolean') return answer
  if (Array.isArray(answer)) return answer.map(toValue)
  if (!isPlainObject(answer))
    throw new NetworkFailure('NotTheService', `the configuration of the answer has ${String(answer)}`)
  return Object.fromEntries(
    Object.entries(answer).flatMap(([member, value]) => (value === undefined ? [] : [[member, toValue(value)]])),
  )
}

function isPlainObject(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]'
}
