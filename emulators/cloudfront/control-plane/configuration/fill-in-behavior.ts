import type { AllowedMethods, ForwardedValues, Method } from '@aws-sdk/client-cloudfront'
import type { Validated } from '../../protocol/operation.ts'
import { itemsOf, type ConfiguredBehavior } from './configuration.ts'
import { fullListOf, listOf, setOf } from './counted-list.ts'

const DEFAULT_TTL = 86_400
const MAX_TTL = 31_536_000

const METHODS: readonly Method[] = ['HEAD', 'DELETE', 'POST', 'GET', 'OPTIONS', 'PUT', 'PATCH']
const READING: readonly Method[] = ['HEAD', 'GET']

export function fillInBehavior<Behavior extends ConfiguredBehavior>(behavior: Behavior): Behavior {
  const { TrustedSigners: signers, TrustedKeyGroups: keyGroups } = behavior
  return {
    ...behavior,
    TrustedSigners: { Enabled: signers?.Enabled ?? false, ...listOf(itemsOf(signers)) },
    TrustedKeyGroups: { Enabled: keyGroups?.Enabled ?? false, ...listOf(itemsOf(keyGroups)) },
    AllowedMethods: fillInMethods(behavior.AllowedMethods),
    SmoothStreaming: behavior.SmoothStreaming ?? false,
    Compress: behavior.Compress ?? false,
    LambdaFunctionAssociations: listOf(
      itemsOf(behavior.LambdaFunctionAssociations).map((each) => ({ ...each, IncludeBody: each.IncludeBody ?? false })),
    ),
    FunctionAssociations: listOf(itemsOf(behavior.FunctionAssociations)),
    FieldLevelEncryptionId: behavior.FieldLevelEncryptionId ?? '',
    GrpcConfig: behavior.GrpcConfig ?? { Enabled: false },
    ...fillInForwarding(behavior),
  }
}

function fillInMethods(methods: Validated<AllowedMethods> | undefined): Validated<AllowedMethods> {
  return {
    ...fullListOf(inServiceOrder(methods?.Items ?? READING)),
    CachedMethods: fullListOf(inServiceOrder(methods?.CachedMethods?.Items ?? READING)),
  }
}

function inServiceOrder(methods: readonly Method[]): readonly Method[] {
  return methods.toSorted((one, other) => METHODS.indexOf(one) - METHODS.indexOf(other))
}

/** Longer values raise the defaults. */
function fillInForwarding({ ForwardedValues, MinTTL = 0, DefaultTTL, MaxTTL }: ConfiguredBehavior) {
  if (ForwardedValues === undefined) return {}
  const defaultTtl = DefaultTTL ?? Math.min(Math.max(DEFAULT_TTL, MinTTL), MaxTTL ?? Infinity)
  return {
    ForwardedValues: fillInForwardedValues(ForwardedValues),
    DefaultTTL: defaultTtl,
    MaxTTL: MaxTTL ?? Math.max(MAX_TTL, defaultTtl),
  }
}

function fillInForwardedValues(values: Validated<ForwardedValues>): Validated<ForwardedValues> {
  const { WhitelistedNames: names } = values.Cookies
  return {
    ...values,
    Cookies: { ...values.Cookies, ...(names === undefined ? {} : { WhitelistedNames: setOf(itemsOf(names)) }) },
    Headers: setOf(itemsOf(values.Headers)),
    QueryStringCacheKeys: setOf(itemsOf(values.QueryStringCacheKeys)),
  }
}
