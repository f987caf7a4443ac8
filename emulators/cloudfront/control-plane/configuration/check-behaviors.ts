import { InvalidLambdaFunctionAssociation$ } from '@aws-sdk/client-cloudfront'
import { ServiceError } from '../../protocol/service-error.ts'
import {
  faultOfFunction,
  faultOfLambda,
  faultOfPolicyId,
} from '../../../../src/distribution/configuration/values/arns.ts'
import {
  FUNCTION_EVENT,
  GRPC_METHODS,
  MIXED_FUNCTIONS,
} from '../../../../src/distribution/configuration/values/combinations.ts'
import { faultOfPathPattern } from '../../../../src/distribution/configuration/values/paths.ts'
import { invalidArgument, refusal, refuseFault } from '../refusals.ts'
import { checkCaching } from './check-caching.ts'
import { behaviorsOf, itemsOf, type Configuration, type ConfiguredBehavior } from './configuration.ts'

const MOST_BEHAVIORS = 75
const ALLOWED_METHODS = new Set(['GET,HEAD', 'GET,HEAD,OPTIONS', 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'])
const CACHED_METHODS = new Set(['GET,HEAD', 'GET,HEAD,OPTIONS'])

export function checkBehaviors(config: Configuration): void {
  const targets = new Map(config.Origins.Items.map((origin) => [origin.Id, origin.S3OriginConfig !== undefined]))
  for (const { Id } of itemsOf(config.OriginGroups)) targets.set(Id, false)
  if (itemsOf(config.CacheBehaviors).length > MOST_BEHAVIORS) throw refusal('TooManyCacheBehaviors')
  checkPatterns(itemsOf(config.CacheBehaviors).map(({ PathPattern }) => PathPattern))
  for (const behavior of behaviorsOf(config)) {
    const leadsToS3 = targets.get(behavior.TargetOriginId)
    if (leadsToS3 === undefined) throw refusal('NoSuchOrigin')
    checkMethods(behavior)
    checkCaching(behavior, { leadsToS3 })
    checkFunctions(behavior)
    checkGrpc(behavior)
    checkPolicies(behavior)
  }
}

function checkPatterns(patterns: readonly string[]): void {
  for (const pattern of patterns)
    refuseFault(faultOfPathPattern(pattern), (words) =>
      invalidArgument('The parameter PathPattern contains invalid characters or is too big.', words),
    )
  // `/a` and `a` are the same pattern.
  if (new Set(patterns.map((pattern) => pattern.replace(/^\//, ''))).size < patterns.length) {
    throw invalidArgument('The parameter PathPattern stands there more than once with the same value.')
  }
}

function checkMethods({ AllowedMethods: allowed }: ConfiguredBehavior): void {
  const cached = itemsOf(allowed?.CachedMethods)
  const areCachedAllowed = cached.every((method) => itemsOf(allowed).includes(method))
  if (!ALLOWED_METHODS.has(nameSet(itemsOf(allowed)))) {
    throw invalidArgument('The parameter AllowedMethods contains one or more parameters that are not valid.')
  }
  if (!CACHED_METHODS.has(nameSet(cached)) || !areCachedAllowed) {
    throw invalidArgument('The parameter CachedMethods contains one or more parameters that are not valid.')
  }
}

function checkGrpc({ GrpcConfig, AllowedMethods }: ConfiguredBehavior): void {
  if (GrpcConfig?.Enabled === true && !itemsOf(AllowedMethods).includes('POST'))
    throw invalidArgument('The parameter GrpcConfig is not valid.', GRPC_METHODS)
}

function checkFunctions({ FunctionAssociations, LambdaFunctionAssociations }: ConfiguredBehavior): void {
  const functions = itemsOf(FunctionAssociations)
  const lambdas = itemsOf(LambdaFunctionAssociations)
  for (const { LambdaFunctionARN: arn } of lambdas)
    refuseFault(
      faultOfLambda(arn),
      (words) =>
        new ServiceError(
          InvalidLambdaFunctionAssociation$,
          `The function ARN must reference a specific function version. (The ARN must end with the version number.) ARN: ${arn}. ${words}`,
        ),
    )
  if (hasDuplicates(lambdas.map(({ EventType }) => EventType))) throw refusal('InvalidLambdaFunctionAssociation')
  // CloudFront Functions run on viewer events only, one per event. A behavior's viewer events cannot mix kinds of
  // functions.
  const refused = (words: string) => refusal('InvalidFunctionAssociation', words)
  for (const { FunctionARN, EventType } of functions) {
    refuseFault(faultOfFunction(FunctionARN), refused)
    if (!EventType.startsWith('viewer-')) throw refused(FUNCTION_EVENT)
  }
  if (functions.length > 0 && lambdas.some(({ EventType }) => EventType.startsWith('viewer-')))
    throw refused(MIXED_FUNCTIONS)
  if (hasDuplicates(functions.map(({ EventType }) => EventType))) throw refusal('InvalidFunctionAssociation')
}

function checkPolicies({ CachePolicyId, OriginRequestPolicyId, ResponseHeadersPolicyId }: ConfiguredBehavior): void {
  const refuse = (code: 'NoSuchCachePolicy' | 'NoSuchOriginRequestPolicy' | 'NoSuchResponseHeadersPolicy', id = '') => {
    refuseFault(faultOfPolicyId(id), (words) => refusal(code, words))
  }
  refuse('NoSuchCachePolicy', CachePolicyId)
  refuse('NoSuchOriginRequestPolicy', OriginRequestPolicyId)
  refuse('NoSuchResponseHeadersPolicy', ResponseHeadersPolicyId)
}

function hasDuplicates(values: readonly string[]): boolean {
  return new Set(values).size < values.length
}

function nameSet(methods: readonly string[]): string {
  return methods.toSorted().join(',')
}
