import type { DistributionConfig } from '@aws-sdk/client-cloudfront'
import { isList, isStructure, type ConfigStructure, type ConfigValue } from '../config-value.ts'
import { refuseAnswer } from './answer.ts'

/** The cast is safe for a checked configuration or one from `fromServiceConfig`. */
export function toServiceConfig(config: ConfigStructure): DistributionConfig {
  return config as unknown as DistributionConfig
}

/** Throws for values that no configuration has, such as dates. */
export function fromServiceConfig(config: DistributionConfig): ConfigStructure {
  const value = toValue(config)
  if (!isStructure(value)) throw refuseAnswer('no configuration')
  return value
}

function toValue(answer: unknown): ConfigValue {
  if (typeof answer === 'string' || typeof answer === 'boolean' || Number.isFinite(answer)) return answer as ConfigValue
  if (Array.isArray(answer)) return answer.map(toValue)
  if (!isPlainObject(answer)) throw refuseAnswer(`a configuration with ${String(answer)}`)
  const members = Object.entries(answer).flatMap(([member, value]): [string, ConfigValue][] =>
    value === undefined ? [] : [[member, toValue(value)]],
  )
  return completeQuantity(Object.fromEntries(members))
}

/** CloudFront takes no list without its Quantity. */
function completeQuantity(structure: ConfigStructure): ConfigStructure {
  const { Items: items, Quantity: quantity } = structure
  if (!isList(items)) return structure
  if (quantity !== undefined && quantity !== items.length)
    throw refuseAnswer(`a configuration with a Quantity of ${JSON.stringify(quantity)} for ${items.length} items`)
  return { ...structure, Quantity: items.length }
}

function isPlainObject(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]'
}
